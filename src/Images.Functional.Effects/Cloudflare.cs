using System;
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
        return AffMaybe<RT, Reply<A>>(async runtime =>
            await default(RT)
                .CloudflareEff.Run(runtime)
                .Match(
                    Succ: async io =>
                        (
                            await io.Interpret(
                                    operation,
                                    options ?? CallOptions.Default,
                                    runtime.CancellationToken
                                )
                                .ConfigureAwait(false)
                        ).ToFin(),
                    Fail: static error =>
                        System.Threading.Tasks.Task.FromResult(FinFail<Reply<A>>(error))
                )
                .ConfigureAwait(false)
        );
    }
}
