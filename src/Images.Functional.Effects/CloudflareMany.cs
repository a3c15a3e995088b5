using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// Sends many operations, several at once: <c>client.SendMany(ids, id => ImagesV1.Delete(account, id), atOnce: 16)</c>. Results arrive as
/// calls finish, each with its index. Memory grows with <c>atOnce</c>, not with the number of inputs.
/// </summary>
/// <remarks>
/// <para>
/// All calls share one pace (<see cref="Pace"/>): they stay within the quota that the API states. The first input runs alone, because its
/// reply tells the quota. After a 429, all calls wait as long as the API asks, and then continue. They also share a retry budget, so that an
/// outage does not multiply the calls.
/// </para>
/// <para>
/// If a function of yours throws, no more calls start, and calls that were refused with 429 are not sent again. The exception comes after the
/// results of the calls that have been sent, also if you cancel. The input of that function has a result too: a Left with the exception. If
/// the input throws, the exception comes after the results of all inputs before. If the client is disposed, the run ends with an exception too.
/// </para>
/// <para>
/// If you cancel, running calls end with <see cref="CfError.Cancelled"/>, their results still arrive, and no more calls start. If you stop
/// enumerating, all running calls are cancelled. Exceptions of the input are thrown by the enumeration.
/// </para>
/// <para>
/// Every input that was read has a result. The run does not wait for an input that arrives after its end: if your input ignores its token, it
/// may still yield one, which has no result. But if an <c>IEnumerable</c> blocks, the run waits for it, even if you cancel: pass
/// an <c>IAsyncEnumerable</c> instead, such as a channel's items.
/// </para>
/// </remarks>
public static class CloudflareMany
{
    /// <summary>Sends an operation for each input.</summary>
    /// <example>
    /// <code>
    /// await foreach (var sent in client.SendMany(ids, id =&gt; ImagesV1.Delete(account, id), atOnce: 8))
    ///     Console.WriteLine($"{sent.Input}: {sent.Result.Match(Right: _ =&gt; "deleted", Left: errors =&gt; errors.Message)}");
    /// </code>
    /// </example>
    /// <param name="io">A client, or any other I/O.</param>
    /// <param name="inputs">The inputs. They are read only as operations start, by one reader at a time.</param>
    /// <param name="operation">Returns the operation of an input. It may be called from several threads at once.</param>
    /// <param name="atOnce">
    /// The maximum number of calls at once; at least 1. For uploads, at most as many as the handler has connections: waiting for one counts as a stall.
    /// </param>
    /// <param name="options">How the operations are sent; <see cref="ManyOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="atOnce"/> is below 1.</exception>
    public static IAsyncEnumerable<Sent<T, A>> SendMany<T, A>(
        this CloudflareIO io,
        IAsyncEnumerable<T> inputs,
        Func<T, Operation<A>> operation,
        int atOnce,
        ManyOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(io);
        ArgumentNullException.ThrowIfNull(operation);
        return RunMany(
            inputs,
            async (input, call, cancel) =>
                (await io.Interpret(operation(input), call, cancel).ConfigureAwait(false)).Map(
                    static reply => reply.Value
                ),
            atOnce,
            options,
            cancellationToken
        );
    }

    /// <summary>
    /// Runs calls of any kind, such as downloads to files, the way <c>SendMany</c> sends operations. Each call must pass on the options that it
    /// receives: they contain the shared pace.
    /// </summary>
    /// <remarks>
    /// An input may make several calls, also at once. If one of them can end only after another, such as a download that is piped into an
    /// upload, a wait for the rate limit between the two may let the first one stall.
    /// </remarks>
    /// <param name="inputs">The inputs. They are read only as calls start, by one reader at a time.</param>
    /// <param name="send">Makes the call of an input, with these options and this token. It may be called from several threads at once.</param>
    /// <param name="atOnce">
    /// The maximum number of calls at once; at least 1. For uploads, at most as many as the handler has connections: waiting for one counts as a stall.
    /// </param>
    /// <param name="options">How the calls are made; <see cref="ManyOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="atOnce"/> is below 1.</exception>
    public static IAsyncEnumerable<Sent<T, A>> RunMany<T, A>(
        IAsyncEnumerable<T> inputs,
        Func<T, CallOptions, CancellationToken, Task<Either<CfErrors, A>>> send,
        int atOnce,
        ManyOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(send);
        ArgumentOutOfRangeException.ThrowIfLessThan(atOnce, 1);
        return Many<T, A>.Run(
            inputs,
            send,
            atOnce,
            options ?? ManyOptions.Default,
            cancellationToken
        );
    }

    /// <inheritdoc cref="RunMany{T, A}(IAsyncEnumerable{T}, Func{T, CallOptions, CancellationToken, Task{Either{CfErrors, A}}}, int, ManyOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<Sent<T, A>> RunMany<T, A>(
        IEnumerable<T> inputs,
        Func<T, CallOptions, CancellationToken, Task<Either<CfErrors, A>>> send,
        int atOnce,
        ManyOptions? options = null,
        CancellationToken cancellationToken = default
    ) => RunMany(inputs.NotNull().ToAsyncEnumerable(), send, atOnce, options, cancellationToken);

    /// <inheritdoc cref="SendMany{T, A}(CloudflareIO, IAsyncEnumerable{T}, Func{T, Operation{A}}, int, ManyOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<Sent<T, A>> SendMany<T, A>(
        this CloudflareIO io,
        IEnumerable<T> inputs,
        Func<T, Operation<A>> operation,
        int atOnce,
        ManyOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        io.SendMany(
            inputs.NotNull().ToAsyncEnumerable(),
            operation,
            atOnce,
            options,
            cancellationToken
        );

    /// <summary>Sends operations.</summary>
    /// <inheritdoc cref="SendMany{T, A}(CloudflareIO, IAsyncEnumerable{T}, Func{T, Operation{A}}, int, ManyOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<Sent<Operation<A>, A>> SendMany<A>(
        this CloudflareIO io,
        IAsyncEnumerable<Operation<A>> operations,
        int atOnce,
        ManyOptions? options = null,
        CancellationToken cancellationToken = default
    ) => io.SendMany(operations, static one => one, atOnce, options, cancellationToken);

    /// <summary>Sends operations.</summary>
    /// <inheritdoc cref="SendMany{T, A}(CloudflareIO, IAsyncEnumerable{T}, Func{T, Operation{A}}, int, ManyOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<Sent<Operation<A>, A>> SendMany<A>(
        this CloudflareIO io,
        IEnumerable<Operation<A>> operations,
        int atOnce,
        ManyOptions? options = null,
        CancellationToken cancellationToken = default
    ) => io.SendMany(operations, static one => one, atOnce, options, cancellationToken);
}
