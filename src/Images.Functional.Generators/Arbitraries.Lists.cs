namespace Images.Functional.Generators;

/// <content>The inputs and results of lists.</content>
public static partial class Arbitraries
{
    /// <summary>Continuation tokens. They shrink to the empty token.</summary>
    public static Arbitrary<ContinuationToken> ContinuationToken() =>
        Derived.Of(Functional.ContinuationToken.Text);

    /// <summary>Page sizes; one in three is the smallest or the largest. They shrink to 10.</summary>
    public static Arbitrary<PageSize> PageSize() =>
        Numbers
            .Within(Functional.PageSize.Least, Functional.PageSize.Most)
            .Convert(
                static number => Functional.PageSize.Create((int)number).Value(),
                static size => size.Value
            );

    /// <summary>Creator filters of every case. They shrink to <see cref="CreatorFilter.Any"/>.</summary>
    public static Arbitrary<CreatorFilter> CreatorFilter() =>
        Arb.From(
            Gen.Frequency(
                (1, Gen.Constant(Functional.CreatorFilter.Any)),
                (1, Gen.Constant(Functional.CreatorFilter.Missing)),
                (
                    2,
                    Creator()
                        .Generator.Where(static creator => creator.Value.Length > 0)
                        .Select(static creator => Functional.CreatorFilter.Of(creator).Value())
                )
            ),
            static filter =>
                filter.Match(
                    static () => [],
                    static () => [Functional.CreatorFilter.Any],
                    static creator =>
                        Valid
                            .Through(Creator().Shrinker(creator), Functional.CreatorFilter.Of)
                            .Prepend(Functional.CreatorFilter.Any)
                )
        );

    /// <summary>Metadata fields, up to five levels deep. They shrink to <c>a</c>.</summary>
    public static Arbitrary<MetadataField> MetadataField() =>
        Derived.Of(Functional.MetadataField.Text, Filters.Fields);

    /// <summary>Conditions on metadata of every kind. They shrink to <c>meta.a[eq:string]=</c>.</summary>
    public static Arbitrary<MetadataFilter> MetadataFilter() => Filters.Any;

    /// <summary>Listings with up to five conditions. They shrink to <see cref="Listing.All"/>.</summary>
    public static Arbitrary<Listing> Listing() =>
        Composed.Of(
            // A listing ignores an empty token.
            Option(Arb.Filter(ContinuationToken(), static token => !token.IsEmpty)),
            Option(PageSize()),
            Option(Arb.From(Gen.Elements(SortOrder.Ascending, SortOrder.Descending))),
            CreatorFilter(),
            Fields.List(MetadataFilter(), Gen.Choose(0, Functional.Listing.MostFilters)),
            static (after, size, sort, creator, filters) =>
                filters.Fold(
                    Functional.Listing.All with
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

    /// <summary>Listings of version 1. They shrink to <see cref="ListingV1.First"/>.</summary>
    public static Arbitrary<ListingV1> ListingV1() =>
        Composed.Of(
            Numbers.Within(1, int.MaxValue - 1),
            Option(PageSize()),
            CreatorFilter(),
            static (page, size, creator) =>
                Functional.ListingV1.First.At((int)page).Value() with
                {
                    PageSize = size,
                    Creator = creator,
                },
            static listing => (listing.Page, listing.PageSize, listing.Creator)
        );

    /// <summary>
    /// Pages; one element in five can't be read. None has a next page, which is an operation: add one of yours with
    /// <c>page with { Next = … }</c>. They shrink to no elements.
    /// </summary>
    public static Arbitrary<Page<A>> Page<A>(Arbitrary<A> item) =>
        Composed.Of(
            Composed.Elements(item, Unreadable()),
            Option(ContinuationToken()),
            static (elements, token) => new Page<A>(elements, Token: token),
            static page => (page.Elements, page.Token)
        );

    /// <summary>Elements of a list that can't be read. They shrink to <c>null</c> with one error.</summary>
    public static Arbitrary<Unreadable> Unreadable() =>
        Composed.Of(
            JsonText(),
            CfErrors(),
            static (json, errors) => new Unreadable(json, errors),
            static element => (element.Json, element.Errors)
        );

    /// <summary>Pages as the API sends them; one image in five can't be read. They shrink to an empty last page.</summary>
    public static Arbitrary<ImageList> ImageList() => Derived.Of(Functional.ImageList.Codec);
}
