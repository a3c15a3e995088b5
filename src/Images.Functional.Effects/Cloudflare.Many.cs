using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LanguageExt;
using LanguageExt.Common;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <content>Many operations, several at once, as one effect.</content>
public static partial class Cloudflare<RT>
{
    /// <summary>
    /// Sends an operation for each input, several at once, and folds the results as calls finish:
    /// <see cref="CloudflareMany.SendMany{T, A}(CloudflareIO, IAsyncEnumerable{T}, Func{T, Operation{A}}, int, ManyOptions?, System.Threading.CancellationToken)"/>.
    /// Does not fail when an operation fails: its result is a Left. If the runtime's token is cancelled, the results of running calls still
    /// arrive, and the effect ends with the state after them.
    /// </summary>
    /// <example>
    /// <code>
    /// Aff&lt;RT, int&gt; failures = Cloudflare&lt;RT&gt;.foldMany(
    ///     ids, id =&gt; ImagesV1.Delete(account, id), 8, 0, (count, sent) =&gt; sent.Result.IsLeft ? count + 1 : count);
    /// </code>
    /// </example>
    /// <param name="inputs">The inputs. They are read only as operations start, by one reader at a time.</param>
    /// <param name="operation">Returns the operation of an input. It may be called from several threads at once.</param>
    /// <param name="atOnce">The maximum number of calls at once; at least 1.</param>
    /// <param name="state">The initial state.</param>
    /// <param name="f">Returns the state after a result. It is called for one result at a time.</param>
    /// <param name="options">How the operations are sent; <see cref="ManyOptions.Default"/> if null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="atOnce"/> is below 1.</exception>
    public static Aff<RT, S> foldMany<S, T, A>(
        IAsyncEnumerable<T> inputs,
        Func<T, Operation<A>> operation,
        int atOnce,
        S state,
        Func<S, Sent<T, A>, S> f,
        ManyOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return Fold(
            inputs,
            operation,
            atOnce,
            state,
            (_, folded, sent) => ValueTask.FromResult((f(folded, sent), (Error?)null)),
            options
        );
    }

    /// <inheritdoc cref="foldMany{S, T, A}(IAsyncEnumerable{T}, Func{T, Operation{A}}, int, S, Func{S, Sent{T, A}, S}, ManyOptions?)"/>
    public static Aff<RT, S> foldMany<S, T, A>(
        IEnumerable<T> inputs,
        Func<T, Operation<A>> operation,
        int atOnce,
        S state,
        Func<S, Sent<T, A>, S> f,
        ManyOptions? options = null
    ) => foldMany(inputs.NotNull().ToAsyncEnumerable(), operation, atOnce, state, f, options);

    /// <summary>
    /// Sends an operation for each input, several at once, and folds the results as calls finish, with an effect for each, one after another.
    /// Meanwhile, up to about twice <paramref name="atOnce"/> more calls are made. Fails with the first failure of an effect. The run then
    /// stops: running calls are cancelled, and the results that no effect has seen are lost.
    /// </summary>
    /// <example>
    /// <code>
    /// Aff&lt;RT, Unit&gt; deleted = Cloudflare&lt;RT&gt;.foldManyAff(
    ///     ids, id =&gt; ImagesV1.Delete(account, id), 8, unit, (_, sent) =&gt; record(sent.Input, sent.Result));
    /// </code>
    /// </example>
    /// <inheritdoc cref="foldMany{S, T, A}(IAsyncEnumerable{T}, Func{T, Operation{A}}, int, S, Func{S, Sent{T, A}, S}, ManyOptions?)"/>
    public static Aff<RT, S> foldManyAff<S, T, A>(
        IAsyncEnumerable<T> inputs,
        Func<T, Operation<A>> operation,
        int atOnce,
        S state,
        Func<S, Sent<T, A>, Aff<RT, S>> f,
        ManyOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return Fold(
            inputs,
            operation,
            atOnce,
            state,
            async (runtime, folded, sent) =>
            {
                var after = await f(folded, sent).Run(runtime).ConfigureAwait(false);
                return after.IsSucc ? ((S)after, null) : (folded, (Error)after);
            },
            options
        );
    }

    /// <inheritdoc cref="foldManyAff{S, T, A}(IAsyncEnumerable{T}, Func{T, Operation{A}}, int, S, Func{S, Sent{T, A}, Aff{RT, S}}, ManyOptions?)"/>
    public static Aff<RT, S> foldManyAff<S, T, A>(
        IEnumerable<T> inputs,
        Func<T, Operation<A>> operation,
        int atOnce,
        S state,
        Func<S, Sent<T, A>, Aff<RT, S>> f,
        ManyOptions? options = null
    ) => foldManyAff(inputs.NotNull().ToAsyncEnumerable(), operation, atOnce, state, f, options);

    private static Aff<RT, S> Fold<S, T, A>(
        IAsyncEnumerable<T> inputs,
        Func<T, Operation<A>> operation,
        int atOnce,
        S state,
        Func<RT, S, Sent<T, A>, ValueTask<(S State, Error? Failure)>> f,
        ManyOptions? options
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentOutOfRangeException.ThrowIfLessThan(atOnce, 1);
        return WithIO(
            async (io, runtime) =>
            {
                var folded = state;
                await foreach (
                    var sent in io.SendMany(
                            inputs,
                            operation,
                            atOnce,
                            options,
                            runtime.CancellationToken
                        )
                        .ConfigureAwait(false)
                )
                {
                    (folded, var failure) = await f(runtime, folded, sent).ConfigureAwait(false);
                    if (failure is not null)
                        return FinFail<S>(failure);
                }

                return FinSucc(folded);
            }
        );
    }
}
