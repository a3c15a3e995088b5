using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Selects and orders the images of <em>List images V2</em>:
/// <c>Listing.All.Where("status").Is("active").Where("priority").Between(1, 5)</c>.
/// </summary>
/// <remarks>The list has the images that meet all conditions. It never has drafts.</remarks>
public sealed record Listing
{
    /// <summary>The maximum number of conditions on metadata; a range counts as two (Cloudflare's OpenAPI description).</summary>
    public const int MostFilters = 5;

    private const string Field = "listing";

    /// <summary>All images: <see cref="All"/> as a constructor, with which F# sets members.</summary>
    public Listing() { }

    /// <summary>All images, newest first, from the beginning, in pages of the service's default size.</summary>
    public static Listing All { get; } = new();

    /// <summary>Where to continue: the token of an earlier page. None, or an empty token, is the beginning.</summary>
    public Option<ContinuationToken> After
    {
        get;
        init => field = value.Filter(static token => !token.IsEmpty);
    }

    /// <summary>The maximum number of images on a page; 1,000 by default.</summary>
    public Option<PageSize> PageSize { get; init; }

    /// <summary>The order; the service's default is <see cref="SortOrder.Descending"/>.</summary>
    public Option<SortOrder> Sort { get; init; }

    /// <summary>Filters by creator; all images by default.</summary>
    public CreatorFilter Creator { get; init; }

    /// <summary>The conditions on metadata, at most 5. An image must meet all of them.</summary>
    public Seq<MetadataFilter> Filters { get; private init; }

    /// <summary>Begins a condition on metadata.</summary>
    /// <param name="field">
    /// The field's name, with dots before members of objects: <c>region.name</c>. For the names allowed, see
    /// <see cref="MetadataField"/>.
    /// </param>
    public MetadataWhere Where(string? field) => new(this, MetadataField.Create(field));

    /// <summary>Returns the listing with one more condition. Left: <see cref="CfError.Constraint"/> for a sixth condition.</summary>
    public Either<CfErrors, Listing> With(MetadataFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Filters.Count < MostFilters
            ? this with
            {
                Filters = Filters.Add(filter),
            }
            : CfErrors.Of(
                Field,
                $"at most {MostFilters} conditions on metadata (a range counts as two)",
                "more"
            );
    }

    /// <summary>The query of the request, not encoded.</summary>
    public override string ToString() =>
        string.Join('&', ToQuery().Map(static one => $"{one.Name}={one.Value}"));

    /// <summary>The largest reply, in bytes: 16 KiB for each image, and at least 1 MiB.</summary>
    internal static int LargestReply(Option<PageSize> size) =>
        Math.Max(
            ApiRequest.UsualReply,
            size.Map(static given => given.Value).IfNone(Functional.PageSize.Usual) * LargestImage
        );

    internal Seq<(string Name, string Value)> ToQuery() =>
        toSeq([
            .. Queries.Write(ContinuationToken.Text, After),
            .. Queries.Write(Functional.PageSize.Text, PageSize),
            .. Queries.Write(SortOrders.Text, Sort),
            .. Creator.ToQuery(),
            .. Filters.Map(static filter => (filter.Name, filter.Value)),
        ]);

    internal static Either<CfErrors, Listing> Read(Seq<(string Name, string Value)> query) =>
        (
            Queries.Read(ContinuationToken.Text, query),
            Queries.Read(Functional.PageSize.Text, query),
            Queries.Read(SortOrders.Text, query),
            CreatorFilter.Read(query)
        )
            .Apply(
                static (after, size, sort, creator) =>
                    All with
                    {
                        After = after,
                        PageSize = size,
                        Sort = sort,
                        Creator = creator,
                    }
            )
            .Bind(listing => ReadFilters(listing, query));

    // More than an image with 100 variants and the largest metadata needs.
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
