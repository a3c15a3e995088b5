using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>Generates the inputs of lists.</summary>
internal static class Listings
{
    public static Arbitrary<Listing> Any() =>
        Composed.Of(
            // A listing ignores an empty token.
            Arbitraries.Option(
                Arb.Filter(Arbitraries.ContinuationToken(), static token => !token.IsEmpty)
            ),
            Arbitraries.Option(Arbitraries.PageSize()),
            Arbitraries.Option(Arb.From(Gen.Elements(SortOrder.Ascending, SortOrder.Descending))),
            Arbitraries.CreatorFilter(),
            Fields.List(Arbitraries.MetadataFilter(), Gen.Choose(0, Listing.MostFilters)),
            static (after, size, sort, creator, filters) =>
                filters.Fold(
                    Listing.All with
                    {
                        After = after,
                        PageSize = size,
                        Sort = sort,
                        Creator = creator,
                    },
                    static (all, one) => all.With(one).Value()
                ),
            static listing =>
                (listing.After, listing.PageSize, listing.Sort, listing.Creator, listing.Filters)
        );

    public static Arbitrary<ListingV1> AnyV1() =>
        Composed.Of(
            Numbers.Within(1, int.MaxValue - 1),
            Arbitraries.Option(Arbitraries.PageSize()),
            Arbitraries.CreatorFilter(),
            static (page, size, creator) =>
                ListingV1.First.At((int)page).Value() with
                {
                    PageSize = size,
                    Creator = creator,
                },
            static listing => (listing.Page, listing.PageSize, listing.Creator)
        );
}
