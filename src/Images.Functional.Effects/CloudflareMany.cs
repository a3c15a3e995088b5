using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// Many operations, some at once: <c>client.SendMany(ids, id => ImagesV1.Delete(account, id), atOnce: 16)</c>. Results come as they are
/// there, each with its index. However many there are, the memory is that of those that are under way.
/// </summary>
/// <remarks>
/// <para>
/// All calls share one pace (<see cref="Pace"/>): they keep to the quota that the API states, and if it answers 429, all wait as long as it
/// asks and then go on. They also share a retry budget, so that an outage does not multiply the calls.
/// </para>
/// <para>
/// A cancellation ends the calls that are under way with <see cref="CfError.Cancelled"/>; their results still come, and nothing else starts.
/// Whoever stops enumerating cancels too, and nothing runs on. What the input itself throws, the enumeration throws.
/// </para>
/// <para>
/// Every input that was read has a result. The run does not wait for an input that comes after its end; inputs that ignore their token may
/// still give that one, and it has no result.
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
    /// <param name="inputs">What the operations are made of. It is read as far as operations start, by one reader at a time.</param>
    /// <param name="operation">The operation of an input. It may be called from several threads at once.</param>
    /// <param name="atOnce">How many may be under way at once; at least 1.</param>
    /// <param name="options">How they are sent; <see cref="ManyOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Cancels them.</param>
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
    /// Runs calls of any kind, such as downloads to files, as <c>SendMany</c> sends operations. Each call must pass on the options that it
    /// gets: they hold the pace that all share.
    /// </summary>
    /// <param name="inputs">What the calls are made of. It is read as far as calls start, by one reader at a time.</param>
    /// <param name="send">Makes the call of an input, with these options and this token. It may be called from several threads at once.</param>
    /// <param name="atOnce">How many may be under way at once; at least 1.</param>
    /// <param name="options">How they are sent; <see cref="ManyOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Cancels them.</param>
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

    /// <inheritdoc cref="SendMany{T, A}(CloudflareIO, IAsyncEnumerable{T}, Func{T, Operation{A}}, int, ManyOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<Sent<T, A>> SendMany<T, A>(
        this CloudflareIO io,
        IEnumerable<T> inputs,
        Func<T, Operation<A>> operation,
        int atOnce,
        ManyOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return io.SendMany(
            inputs.ToAsyncEnumerable(),
            operation,
            atOnce,
            options,
            cancellationToken
        );
    }

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
