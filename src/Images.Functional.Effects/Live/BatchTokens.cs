using System;
using System.Diagnostics;
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

    // With less than this left, a token may expire on the way.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);

    // The shortest time between two requests while a token lasts.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim one = new(1);
    private volatile Held? held;
    private volatile Credentials? refused;
    private volatile CfErrors? failed;
    private DateTimeOffset next;

    public async ValueTask<Either<CfErrors, Credentials>> Ask(CancellationToken cancel)
    {
        // A valid token must not hide a cancellation.
        cancel.ThrowIfCancellationRequested();
        if (Lasting(Least) is { } current)
        {
            if (Lasting(Early) is null)
                _ = Renew();
            return current;
        }

        var earlier = failed;
        await one.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (Lasting(Wanted) is { } usable)
                return usable;
            // Calls that waited during a failed request share its errors.
            if (failed is { } shared && !ReferenceEquals(shared, earlier))
                return shared;
            var taken = Take(await Request(cancel).ConfigureAwait(false));
            cancel.ThrowIfCancellationRequested();
            failed = taken.IsLeft ? taken.ErrorsOrBottom() : null;
            return taken.IsLeft && Lasting(TimeSpan.Zero) is { } last ? last : taken;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Discards a token that the host rejected, so that the next call gets another.</summary>
    public void Refuse(Credentials token)
    {
        // A late reply may reject a token that was replaced.
        if (ReferenceEquals(held?.Token, token))
            refused = token;
    }

    // It begins early, so that no call waits for it, and ends at the latest with the current token.
    private async Task Renew()
    {
        if (!await one.WaitAsync(TimeSpan.Zero).ConfigureAwait(false))
            return;
        // It is no part of the call that began it.
        Activity.Current = null;
        try
        {
            if (Lasting(Wanted) is not null)
                return;
            using var end = new CancellationTokenSource(Early, time);
            Take(await Request(end.Token).ConfigureAwait(false));
        }
        catch (Exception)
        {
            // An I/O of the user's own, or a client that was disposed.
            next = time.GetUtcNow() + Pause;
        }
        finally
        {
            one.Release();
        }
    }

    private ValueTask<Either<CfErrors, Reply<BatchToken>>> Request(CancellationToken cancel) =>
        api.Interpret(ImagesV1.GetBatchToken(account), CallOptions.Default, cancel);

    // How long a token must last so that no other is asked for. Shortly after a request, the current one will do.
    private TimeSpan Wanted => time.GetUtcNow() < next ? TimeSpan.Zero : Early;

    private Credentials? Lasting(TimeSpan least) =>
        held is { } last
        && !ReferenceEquals(last.Token, refused)
        && last.Expiry - time.GetUtcNow() > least
            ? last.Token
            : null;

    private Either<CfErrors, Credentials> Take(Either<CfErrors, Reply<BatchToken>> reply)
    {
        var taken = reply.Bind(static said => Credentials.Token(said.Value.Token.Reveal()));
        var now = time.GetUtcNow();
        if (taken.IsRight)
            held = new Held(
                (Credentials)taken,
                reply
                    .ToOption()
                    .Bind(static said => said.Value.ExpiresAt)
                    .Map(static at => at.Instant)
                    // If a new token has expired already, this machine's clock is wrong.
                    .Filter(at => at > now)
                    .IfNone(now + Unstated + Early)
            );
        // However short a token's time is, not every call asks for another.
        next = now + (taken.IsRight ? Pause : PauseAfter(taken.ErrorsOrBottom()));
        return taken;
    }

    private TimeSpan PauseAfter(CfErrors errors) =>
        errors
            .Response.Bind(said => said.WaitFrom(time.GetUtcNow()))
            .Filter(static wait => wait > Pause)
            .IfNone(Pause);

    private sealed record Held(Credentials Token, DateTimeOffset Expiry);
}
