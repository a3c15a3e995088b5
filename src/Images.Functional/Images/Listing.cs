using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Which images <em>List images V2</em> lists, and how:
/// <c>Listing.All.Where("status").Is("active").Where("priority").Between(1, 5)</c>.
/// </summary>
/// <remarks>An image is listed if it fulfils all conditions. Drafts are never listed.</remarks>
public sealed record Listing
{
    /// <summary>At most so many conditions on metadata; a bounded range is two (Cloudflare's OpenAPI description).</summary>
    public const int MostFilters = 5;

    private const string Field = "listing";

    private Listing() { }

    /// <summary>All images, the newest first, from the beginning, in pages of the service's own size.</summary>
    public static Listing All { get; } = new();

    /// <summary>Where to go on: the token of a page that was read before. None, and an empty one, is the beginning.</summary>
    public Option<ContinuationToken> After
    {
        get;
        init => field = value.Filter(static token => !token.IsEmpty);
    }

    /// <summary>How many images a page has at most; 1,000 unless given.</summary>
    public Option<PageSize> PageSize { get; init; }

    /// <summary>The order; the service's own is <see cref="SortOrder.Descending"/>.</summary>
    public Option<SortOrder> Sort { get; init; }

    /// <summary>Whose images; anybody's unless given.</summary>
    public CreatorFilter Creator { get; init; }

    /// <summary>The conditions on metadata, all of which an image fulfils. At most 5.</summary>
    public Seq<MetadataFilter> Filters { get; private init; }

    /// <summary>Begins a condition on metadata.</summary>
    /// <param name="field">
    /// The field's name, with dots before members of objects: <c>region.name</c>. See <see cref="MetadataField"/> for what names can be
    /// used.
    /// </param>
    public MetadataWhere Where(string? field) => new(this, MetadataField.Create(field));

    /// <summary>The listing with one more condition. Left: <see cref="CfError.Constraint"/> for a sixth.</summary>
    public Either<CfErrors, Listing> With(MetadataFilter filter)
    {
        System.ArgumentNullException.ThrowIfNull(filter);
        return Filters.Count < MostFilters
            ? this with
            {
                Filters = Filters.Add(filter),
            }
            : CfErrors.Of(
                new Violation(
                    $"at most {MostFilters} conditions on metadata (a bounded range is two)",
                    "more"
                ).At(Field)
            );
    }

    /// <summary>The query of a request, as it is before it is encoded.</summary>
    public override string ToString() =>
        string.Join('&', ToQuery().Map(static one => $"{one.Name}={one.Value}"));

    /// <summary>At most so many bytes of a reply are read: 16 KiB for each image, and at least 1 MiB.</summary>
    internal static int LargestReply(Option<PageSize> size) =>
        System.Math.Max(
            ApiRequest.UsualReply,
            size.Map(static given => given.Value).IfNone(Functional.PageSize.Usual) * LargestImage
        );

    internal Seq<(string Name, string Value)> ToQuery() =>
        toSeq([
            .. QueryOf(ContinuationToken.Text, After),
            .. QueryOf(Functional.PageSize.Text, PageSize),
            .. QueryOf(SortOrders.Text, Sort),
            .. Creator.ToQuery(),
            .. Filters.Map(static filter => (filter.Name, filter.Value)),
        ]);

    internal static Either<CfErrors, Listing> Read(Seq<(string Name, string Value)> query) =>
        (
            (
                Read(query, ContinuationToken.Text),
                Read(query, Functional.PageSize.Text),
                Read(query, SortOrders.Text)
            ).Apply(
                static (after, size, sort) =>
                    All with
                    {
                        After = after,
                        PageSize = size,
                        Sort = sort,
                    }
            ),
            CreatorFilter.Read(query)
        )
            .Apply(static (listing, creator) => listing with { Creator = creator })
            .Bind(listing => ReadFilters(listing, query));

    internal static Seq<(string Name, string Value)> QueryOf<A>(Text<A> text, Option<A> value) =>
        value.Map(some => (text.Name, text.Show(some))).ToSeq();

    internal static Either<CfErrors, Option<A>> Read<A>(
        Seq<(string Name, string Value)> query,
        Text<A> text
    ) =>
        query
            .Find(one => one.Name == text.Name)
            .Match(
                Some: one => text.Create(one.Value).Map(Some),
                None: static () => Option<A>.None
            );

    // An image with 100 variants and the most metadata there can be has less.
    private const int LargestImage = 16 * 1024;

    private static Either<CfErrors, Listing> ReadFilters(
        Listing listing,
        Seq<(string Name, string Value)> query
    ) =>
        query
            .Filter(static one => MetadataFilter.IsFilter(one.Name))
            .Fold(
                (Either<CfErrors, Listing>)listing,
                static (all, one) =>
                    (all, MetadataFilter.Parse(one.Name, one.Value))
                        .Apply(static (some, filter) => some.With(filter))
                        .Bind(static added => added)
            );
}
