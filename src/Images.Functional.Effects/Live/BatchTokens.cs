using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>The batch tokens of an account. Uses a token until shortly before it expires, and then asks for another.</summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A semaphore that is disposed leaves those who wait for it waiting. It holds nothing of the system's."
)]
internal sealed class BatchTokens(CloudflareIO api, AccountId account, TimeProvider time)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    // How long to use a token without an expiry.
    private static readonly TimeSpan Unstated = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim one = new(1);
    private Either<CfErrors, Credentials> current;
    private DateTimeOffset expiry;
    private volatile Credentials? refused;

    public async ValueTask<Either<CfErrors, Credentials>> Ask(CancellationToken cancel)
    {
        await one.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (!Lasts(Early))
                Take(
                    await api.Interpret(
                            ImagesV1.GetBatchToken(account),
                            CallOptions.Default,
                            cancel
                        )
                        .ConfigureAwait(false)
                );
            // A valid token must not hide a cancellation.
            cancel.ThrowIfCancellationRequested();
            return current;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Discards a token that the host rejected, so that the next call gets another.</summary>
    public void Refuse(Credentials token) => refused = token;

    private bool Lasts(TimeSpan least) =>
        current.IsRight
        && !ReferenceEquals((Credentials)current, refused)
        && expiry - time.GetUtcNow() > least;

    private void Take(Either<CfErrors, Reply<BatchToken>> reply)
    {
        var taken = reply.Bind(static said => Credentials.Token(said.Value.Token.Reveal()));
        // Renewal begins early: if it fails, the current token is still valid.
        if (!taken.IsRight && Lasts(TimeSpan.Zero))
            return;
        current = taken;
        expiry = reply
            .ToOption()
            .Bind(static said => said.Value.ExpiresAt)
            .Map(static at => at.Instant)
            .IfNone(time.GetUtcNow() + Unstated + Early);
    }
}
