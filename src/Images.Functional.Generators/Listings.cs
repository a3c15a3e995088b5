using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>What lists are asked for with.</summary>
internal static class Listings
{
    public static Gen<Listing> Any { get; } =
        from after in Arbitraries.Option(Arbitraries.ContinuationToken()).Generator
        from size in Arbitraries.Option(Arbitraries.PageSize()).Generator
        from sort in Gen.Elements(
            Option<SortOrder>.None,
            Some(SortOrder.Ascending),
            Some(SortOrder.Descending)
        )
        from creator in Arbitraries.CreatorFilter().Generator
        from count in Gen.Choose(0, Listing.MostFilters)
        from filters in Filters.Any.ArrayOf(count)
        select With(
            Listing.All with
            {
                After = after,
                PageSize = size,
                Sort = sort,
                Creator = creator,
            },
            filters
        );

    public static Gen<ListingV1> AnyV1 { get; } =
        from page in Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(1, int.MaxValue - 1))
        from size in Arbitraries.Option(Arbitraries.PageSize()).Generator
        from creator in Arbitraries.CreatorFilter().Generator
        select ListingV1.First.At(page).Value() with
        {
            PageSize = size,
            Creator = creator,
        };

    public static IEnumerable<Listing> Smaller(Listing listing) =>
        Shrinks
            .Option(listing.After, Arbitraries.ContinuationToken().Shrinker)
            .Select(after => listing with { After = after })
            // An empty token is none.
            .Where(smaller => smaller != listing)
            .Concat(
                Shrinks
                    .Option(listing.PageSize, Arbitraries.PageSize().Shrinker)
                    .Select(size => listing with { PageSize = size })
            )
            .Concat(
                Shrinks
                    .Option(listing.Sort, static _ => [])
                    .Select(sort => listing with { Sort = sort })
            )
            .Concat(
                Arbitraries
                    .CreatorFilter()
                    .Shrinker(listing.Creator)
                    .Select(creator => listing with { Creator = creator })
            )
            .Concat(
                Shrinks
                    .Items([.. listing.Filters], Filters.Smaller)
                    .Select(filters =>
                        With(
                            Listing.All with
                            {
                                After = listing.After,
                                PageSize = listing.PageSize,
                                Sort = listing.Sort,
                                Creator = listing.Creator,
                            },
                            filters
                        )
                    )
            );

    public static IEnumerable<ListingV1> Smaller(ListingV1 listing) =>
        Valid
            .Through(Shrinks.Toward(listing.Page - 1), page => listing.At((int)page + 1))
            .Concat(
                Shrinks
                    .Option(listing.PageSize, Arbitraries.PageSize().Shrinker)
                    .Select(size => listing with { PageSize = size })
            )
            .Concat(
                Arbitraries
                    .CreatorFilter()
                    .Shrinker(listing.Creator)
                    .Select(creator => listing with { Creator = creator })
            );

    private static Listing With(Listing listing, IEnumerable<MetadataFilter> filters) =>
        filters.Aggregate(listing, static (all, one) => all.With(one).Value());
}
