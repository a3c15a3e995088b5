using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// Lists as <c>IAsyncEnumerable</c>: <c>client.Items(ImagesV2.List(account, Listing.All))</c>. A page is fetched when the items before it have
/// been taken, so there are at most two pages in memory.
/// </summary>
public static class CloudflareLists
{
    /// <summary>
    /// The pages of a list, from the first one given. A page that can't be fetched is the last element, a Left; a cancellation is a Left as
    /// well. What a function of your own that is mapped over the operation throws, the enumeration throws.
    /// </summary>
    /// <param name="io">A client, or any other I/O.</param>
    /// <param name="first">
    /// The first page. To go on with an earlier list, begin where a page's <see cref="Page{A}.Token"/> says:
    /// <c>Listing.All with { After = token }</c>.
    /// </param>
    /// <param name="options">What each call does differently from its client; nothing if null.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    public static IAsyncEnumerable<Either<CfErrors, Page<A>>> Pages<A>(
        this CloudflareIO io,
        Operation<Page<A>> first,
        CallOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(io);
        ArgumentNullException.ThrowIfNull(first);
        return AllPages(io, first, options ?? CallOptions.Default, cancellationToken);
    }

    /// <summary>
    /// The items of a list, in its order. An element that can't be read is a Left among them, whose errors point below <c>/result/images</c>,
    /// and the enumeration goes on. A page that can't be fetched is the last element, a Left.
    /// </summary>
    /// <example>
    /// <code>
    /// await foreach (Either&lt;CfErrors, Image&gt; item in client.Items(ImagesV2.List(account, Listing.All)))
    ///     Console.WriteLine(item.Match(Right: image =&gt; $"{image.Id.Case}", Left: errors =&gt; errors.Message));
    /// </code>
    /// </example>
    /// <inheritdoc cref="Pages{A}"/>
    public static IAsyncEnumerable<Either<CfErrors, A>> Items<A>(
        this CloudflareIO io,
        Operation<Page<A>> first,
        CallOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(io);
        ArgumentNullException.ThrowIfNull(first);
        return AllItems(io, first, options ?? CallOptions.Default, cancellationToken);
    }

    private static async IAsyncEnumerable<Either<CfErrors, Page<A>>> AllPages<A>(
        CloudflareIO io,
        Operation<Page<A>> first,
        CallOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var next = Prelude.Some(first);
        while (next.IsSome)
        {
            var reply = await io.Interpret((Operation<Page<A>>)next, options, cancellationToken)
                .ConfigureAwait(false);
            next = reply.ToOption().Bind(static read => read.Value.Next);
            yield return reply.Map(static read => read.Value);
        }
    }

    private static async IAsyncEnumerable<Either<CfErrors, A>> AllItems<A>(
        CloudflareIO io,
        Operation<Page<A>> first,
        CallOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (
            var read in AllPages(io, first, options, cancellationToken).ConfigureAwait(false)
        )
        {
            if (!read.IsRight)
            {
                yield return read.ErrorsOrBottom();
                continue;
            }

            var elements = ((Page<A>)read).Elements;
            for (var i = 0; i < elements.Count; i++)
                yield return elements[i].IsRight
                    ? (A)elements[i]
                    : ((Unreadable)elements[i]).Errors;
        }
    }
}
