using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LanguageExt;
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
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(f);
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
                    folded = f(folded, sent);
                return FinSucc(folded);
            }
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
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return foldMany(inputs.ToAsyncEnumerable(), operation, atOnce, state, f, options);
    }
}
