using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <content>Lists, each as one effect. It is a loop: a chain of <c>Bind</c> would overflow the stack after some thousands of pages.</content>
public static partial class Cloudflare<RT>
{
    /// <summary>Folds the pages of a list. Fails with the errors of the first page that can't be fetched.</summary>
    /// <param name="first">The first page.</param>
    /// <param name="state">The initial state.</param>
    /// <param name="f">Returns the state after a page.</param>
    /// <param name="options">Overrides for each call; null for none.</param>
    public static Aff<RT, S> foldPages<S, A>(
        Operation<Page<A>> first,
        S state,
        Func<S, Page<A>, S> f,
        CallOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return Fold(
            first,
            state,
            (_, folded, page) => ValueTask.FromResult(FinSucc(f(folded, page))),
            options
        );
    }

    /// <summary>
    /// Folds the pages of a list with an effect for each page. The effect can store <see cref="Page{A}.Token"/>, so that you can continue there
    /// after a failure. Fails with the first failure of a page or of an effect.
    /// </summary>
    /// <inheritdoc cref="foldPages{S, A}"/>
    public static Aff<RT, S> foldPagesAff<S, A>(
        Operation<Page<A>> first,
        S state,
        Func<S, Page<A>, Aff<RT, S>> f,
        CallOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return Fold(first, state, (runtime, folded, page) => f(folded, page).Run(runtime), options);
    }

    /// <summary>Folds the items of a list. An item that can't be read is a Left; a page that can't be fetched fails the effect.</summary>
    /// <inheritdoc cref="foldPages{S, A}"/>
    public static Aff<RT, S> foldItems<S, A>(
        Operation<Page<A>> first,
        S state,
        Func<S, Either<CfErrors, A>, S> f,
        CallOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return foldPages(
            first,
            state,
            (folded, page) =>
                page.Elements.Fold(
                    folded,
                    (s, element) => f(s, element.MapLeft(static wrong => wrong.Errors))
                ),
            options
        );
    }

    /// <summary>
    /// Folds the items of a list with an effect for each, one after another. An item that can't be read is a Left. Fails with the first
    /// failure of a page or of an effect.
    /// </summary>
    /// <example>
    /// <code>
    /// Aff&lt;RT, Unit&gt; copied = Cloudflare&lt;RT&gt;.foldItemsAff(
    ///     ImagesV2.List(account, Listing.All), unit, (_, item) =&gt; item.Match(Right: store, Left: wrong =&gt; FailAff&lt;RT, Unit&gt;(wrong)));
    /// </code>
    /// </example>
    /// <inheritdoc cref="foldPages{S, A}"/>
    public static Aff<RT, S> foldItemsAff<S, A>(
        Operation<Page<A>> first,
        S state,
        Func<S, Either<CfErrors, A>, Aff<RT, S>> f,
        CallOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return Fold(
            first,
            state,
            async (runtime, folded, page) =>
            {
                var after = FinSucc(folded);
                foreach (var element in page.Elements)
                {
                    after = await f((S)after, element.MapLeft(static wrong => wrong.Errors))
                        .Run(runtime)
                        .ConfigureAwait(false);
                    if (after.IsFail)
                        break;
                }

                return after;
            },
            options
        );
    }

    private static Aff<RT, S> Fold<S, A>(
        Operation<Page<A>> first,
        S state,
        Func<RT, S, Page<A>, ValueTask<Fin<S>>> f,
        CallOptions? options
    )
    {
        ArgumentNullException.ThrowIfNull(first);
        return WithIO(
            (io, runtime) =>
                Fold(
                    io,
                    first,
                    state,
                    (folded, page) => f(runtime, folded, page),
                    options ?? CallOptions.Default,
                    runtime.CancellationToken
                )
        );
    }

    private static async Task<Fin<S>> Fold<S, A>(
        CloudflareIO io,
        Operation<Page<A>> first,
        S state,
        Func<S, Page<A>, ValueTask<Fin<S>>> f,
        CallOptions options,
        CancellationToken cancellationToken
    )
    {
        var folded = FinSucc(state);
        await foreach (
            var read in io.Pages(first, options, cancellationToken).ConfigureAwait(false)
        )
        {
            folded = read.IsRight
                ? await f((S)folded, (Page<A>)read).ConfigureAwait(false)
                : FinFail<S>(read.ErrorsOrBottom());
            if (folded.IsFail)
                break;
        }

        return folded;
    }
}
