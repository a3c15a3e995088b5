using System;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>
/// Sends operations as <c>Aff</c>, in any runtime with the trait. Failures are <see cref="CfErrors"/>: catch them by type with
/// <c>@catchOf</c>. The runtime's token cancels the call.
/// </summary>
/// <typeparam name="RT">The runtime.</typeparam>
public static partial class Cloudflare<RT>
    where RT : struct, HasCloudflare<RT>
{
    /// <summary>Sends an operation and returns its value.</summary>
    /// <example>
    /// <code>
    /// Aff&lt;RT, Option&lt;Creator&gt;&gt; creator = Cloudflare&lt;RT&gt;.send(ImagesV1.Get(account, id)).Map(image =&gt; image.Creator);
    /// </code>
    /// </example>
    public static Aff<RT, A> send<A>(Operation<A> operation, CallOptions? options = null) =>
        sendForReply(operation, options).Map(static reply => reply.Value);

    /// <summary>Sends an operation and returns its value with the messages and the response.</summary>
    public static Aff<RT, Reply<A>> sendForReply<A>(
        Operation<A> operation,
        CallOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        return WithIO(
            async (io, runtime) =>
                (
                    await io.Interpret(
                            operation,
                            options ?? CallOptions.Default,
                            runtime.CancellationToken
                        )
                        .ConfigureAwait(false)
                ).ToFin()
        );
    }

    /// <summary>Polls an image until the file of its upload link has arrived: until it is no longer a draft.</summary>
    /// <param name="account">The account.</param>
    /// <param name="image">The image's id.</param>
    /// <param name="policy">How often and when to poll again; by default 30 times, after 1 s, 2 s, 4 s, and then every 8 s.</param>
    /// <returns>The image. Fails with <see cref="CfError.Transport"/> if it is still a draft at the end, or with the errors of any call.</returns>
    public static Aff<RT, Image> waitUntilReady(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ImageId> image,
        RetryPolicy? policy = null
    ) => send(Arrival.Of(account, image), Arrival.Options(policy));

    /// <inheritdoc cref="waitUntilReady(Either{CfErrors, AccountId}, Either{CfErrors, ImageId}, RetryPolicy?)"/>
    /// <param name="account">The account.</param>
    /// <param name="link">The upload link.</param>
    /// <param name="policy">How often and when to poll again; by default 30 times, after 1 s, 2 s, 4 s, and then every 8 s.</param>
    public static Aff<RT, Image> waitUntilReady(
        Either<CfErrors, AccountId> account,
        DirectUpload link,
        RetryPolicy? policy = null
    ) => send(Arrival.Of(account, link), Arrival.Options(policy));

    private static Aff<RT, A> WithIO<A>(Func<CloudflareIO, RT, Task<Fin<A>>> run) =>
        AffMaybe<RT, A>(async runtime =>
            await default(RT)
                .CloudflareEff.Run(runtime)
                .Match(
                    Succ: io => run(io, runtime),
                    Fail: static error => Task.FromResult(FinFail<A>(error))
                )
                .ConfigureAwait(false)
        );
}
