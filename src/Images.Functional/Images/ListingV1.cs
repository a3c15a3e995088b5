using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Selects a page of <em>List images</em>, version 1. Cloudflare has deprecated it: use <see cref="Listing"/>, which can do more.</summary>
public sealed record ListingV1
{
    private const string Field = "page";

    /// <summary>The first page: <see cref="First"/> as a constructor, with which F# sets members.</summary>
    public ListingV1() { }

    /// <summary>The first page of all images, with the service's default size.</summary>
    public static ListingV1 First { get; } = new();

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; private init; } = 1;

    /// <summary>The maximum number of images on a page. Cloudflare's documents disagree on the default: 100 or 1,000.</summary>
    public Option<PageSize> PageSize { get; init; }

    /// <summary>Filters by creator; all images by default.</summary>
    public CreatorFilter Creator { get; init; }

    /// <summary>Returns the listing at another page. Left: <see cref="CfError.Constraint"/> for a number below 1.</summary>
    public Either<CfErrors, ListingV1> At(int page) =>
        page >= 1
            ? this with
            {
                Page = page,
            }
            : CfErrors.Of(Field, "at least 1", TextRules.Number(page));

    /// <summary>The query of the request, not encoded.</summary>
    public override string ToString() =>
        string.Join('&', ToQuery().Map(static one => $"{one.Name}={one.Value}"));

    internal Seq<(string Name, string Value)> ToQuery() =>
        toSeq([
            .. Page == 1
                ? Seq<(string, string)>()
                : Seq1((Field, Page.ToString(CultureInfo.InvariantCulture))),
            .. Queries.Write(Functional.PageSize.Text, PageSize),
            .. Creator.ToQuery(),
        ]);

    internal static Either<CfErrors, ListingV1> Read(Seq<(string Name, string Value)> query) =>
        (
            query
                .Find(static one => one.Name == Field)
                .Match(
                    Some: static one => QueryNumber.Read(one.Value, Field).Bind(First.At),
                    None: static () => First
                ),
            Queries.Read(Functional.PageSize.Text, query),
            CreatorFilter.Read(query)
        ).Apply(
            static (listing, size, creator) => listing with { PageSize = size, Creator = creator }
        );
}
