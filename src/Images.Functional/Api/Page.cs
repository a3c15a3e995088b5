using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// A page of a list: its elements, and the next page as an operation. An element that can't be read is kept, and does not make the page
/// fail.
/// </summary>
/// <typeparam name="A">The type of the items.</typeparam>
/// <param name="Elements">
/// The elements in order. An element that could not be read is a Left with its JSON and its errors; their pointers begin at the envelope.
/// </param>
/// <param name="Next">The next page; None on the last page.</param>
/// <param name="Token">Where the next page begins, if the list has tokens. Store it to continue later: <c>listing with { After = token }</c>.</param>
public sealed record Page<A>(
    Arr<Either<Unreadable, A>> Elements,
    Option<Operation<Page<A>>> Next = default,
    Option<ContinuationToken> Token = default
)
{
    /// <summary>The items that could be read, in order.</summary>
    public Seq<A> Items => toSeq(Elements.Rights()).Strict();

    /// <summary>The elements that could not be read, each with its index among all elements of the page.</summary>
    public Seq<(int Index, Unreadable Element)> Unreadable =>
        toSeq(
            Elements
                .AsEnumerable()
                .Index()
                .Where(static one => one.Item.IsLeft)
                .Select(static one => (one.Index, (Unreadable)one.Item))
                .ToArray()
        );

    /// <summary>Returns the page, and the pages after it, with each item changed by a function.</summary>
    public Page<B> Map<B>(Func<A, B> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new Page<B>(
            Elements.Map(element => element.Map(f)),
            Next.IsSome ? Some(((Operation<Page<A>>)Next).Map(page => page.Map(f))) : None,
            Token
        );
    }

    /// <summary>The number of items, never their content.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Items.Count} items, {Elements.Count - Items.Count} unreadable, {(Next.IsSome ? "more to come" : "the last page")}"
        );
}

/// <summary>Creates pages.</summary>
public static class Page
{
    /// <summary>
    /// Creates a page of a list in a reply. The error of an unreadable element says where in the reply it is: <c>/result/images/3/id</c>.
    /// </summary>
    /// <param name="pointer">The JSON Pointer of the list in the reply: <c>/result</c>, or <c>/result/images</c>.</param>
    /// <param name="elements">The elements, in their order.</param>
    /// <param name="next">The operation for the next page; None if this is the last one.</param>
    /// <param name="token">The API's token for the next page, if it has one.</param>
    public static Page<A> Of<A>(
        string pointer,
        Arr<Either<Unreadable, A>> elements,
        Option<Operation<Page<A>>> next,
        Option<ContinuationToken> token = default
    )
    {
        ArgumentNullException.ThrowIfNull(pointer);
        return new(
            // Most pages have no unreadable elements, and need no copy.
            elements.Exists(static element => element.IsLeft)
                ? elements
                    .AsEnumerable()
                    .Select((element, i) => element.MapLeft(wrong => Below(wrong, pointer, i)))
                    .ToArray()
                : elements,
            next,
            token
        );
    }

    private static Unreadable Below(Unreadable element, string pointer, int index) =>
        element with
        {
            Errors = element.Errors.Below(
                string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}")
            ),
        };
}
