using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// Lists as <c>IAsyncEnumerable</c>: <c>client.Items(ImagesV2.List(account, Listing.All))</c>. The client fetches a page only when you have
/// enumerated the items before it, so at most two pages are in memory.
/// </summary>
public static class CloudflareLists
{
    /// <summary>
    /// Enumerates the pages of a list. A page that can't be fetched is a Left, and the last element; so is a cancellation. Exceptions thrown by
    /// your own mapping functions are not caught.
    /// </summary>
    /// <param name="io">A client, or any other I/O.</param>
    /// <param name="first">
    /// The first page. To continue an earlier list, start after a page's <see cref="Page{A}.Token"/>: <c>Listing.All with { After = token }</c>.
    /// </param>
    /// <param name="options">Overrides for each call; null for none.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    public static IAsyncEnumerable<Either<CfErrors, Page<A>>> Pages<A>(
        this CloudflareIO io,
        Operation<Page<A>> first,
        CallOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AllPages(io.NotNull(), first.NotNull(), options ?? CallOptions.Default, cancellationToken);

    /// <summary>
    /// Enumerates the items of a list, in order. An item that can't be read is a Left in its place, whose errors point below
    /// <c>/result/images</c>; the enumeration continues. A page that can't be fetched is a Left, and the last element.
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
    ) => AllItems(io.NotNull(), first.NotNull(), options ?? CallOptions.Default, cancellationToken);

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
                yield return read.ErrorsOrBottom();
            else
                foreach (var element in ((Page<A>)read).Elements)
                    // Not MapLeft, which allocates 160 bytes for each element.
                    yield return element.IsRight ? (A)element : ((Unreadable)element).Errors;
        }
    }
}
