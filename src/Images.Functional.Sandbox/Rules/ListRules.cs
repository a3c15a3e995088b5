using System;
using System.Collections.Generic;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>The rules for both lists of images. Drafts are not listed.</summary>
internal static class ListRules
{
    // Assumed: the description says that no page of version 1 has more.
    private const int MostV1 = 100;

    // The description of version 2 says so, although per_page may be 10,000.
    private const int MostV2 = 1000;

    public static Seq<SandboxRule> All { get; } =
        Seq(
            SandboxRule.On(
                ImagesV1.Endpoints.List,
                static (s, of) => (s, PageV1(s, of.Item1, of.Item2))
            ),
            SandboxRule.On(
                ImagesV2.Endpoints.List,
                static (s, of) => (s, Page(s, of.Item1, of.Item2))
            )
        );

    private static Arr<Either<Unreadable, Image>> PageV1(
        SandboxState s,
        AccountId account,
        ListingV1 listing
    )
    {
        var size = Math.Min(MostV1, SizeOf(listing.PageSize));
        return Elements(
            s,
            account,
            Places(s, account, listing.Creator)
                .OrderDescending()
                .Skip((int)Math.Min((listing.Page - 1L) * size, int.MaxValue))
                .Take(size)
        );
    }

    private static Either<SandboxReply, ImageList> Page(
        SandboxState s,
        AccountId account,
        Listing listing
    )
    {
        var isAscending = listing.Sort == Some(SortOrder.Ascending);
        return After(Places(s, account, listing.Creator), isAscending, listing.After)
            .Map(rest =>
            {
                var size = Math.Min(MostV2, SizeOf(listing.PageSize));
                var listed = rest.Where(place =>
                    listing.Filters.ForAll(filter => Matching.Fulfils(filter, place.Element))
                );
                // Directly before Take, which then sorts no more than the page.
                var page = (isAscending ? listed.Order() : listed.OrderDescending())
                    .Take(size + 1)
                    .ToArray();
                return new ImageList(
                    Elements(s, account, page.Take(size)),
                    page.Length > size ? Some(page[size - 1].Token) : None
                );
            })
            .ToEither(Refusals.Unreadable);
    }

    // The images after a token's place, even if the image at that place is gone.
    private static Option<IEnumerable<ListPlace>> After(
        IEnumerable<ListPlace> places,
        bool isAscending,
        Option<ContinuationToken> after
    ) =>
        after.Match(
            Some: token =>
                ListPlace
                    .Read(token)
                    .Map(last =>
                        places.Where(place =>
                            isAscending ? place.CompareTo(last) > 0 : place.CompareTo(last) < 0
                        )
                    ),
            None: () => Some(places)
        );

    private static IEnumerable<ListPlace> Places(
        SandboxState s,
        AccountId account,
        CreatorFilter creator
    ) =>
        s
            .Images.AsEnumerable()
            .Where(one => one.Key.Account == account && !one.Value.IsDraft)
            .Select(static one => new ListPlace(one.Key.Image, one.Value))
            .Concat(
                s.Envelopes.AsEnumerable()
                    .Where(one => one.Key.Account == account)
                    .Select(static one => ListPlace.OfText(one.Key.Image, one.Value))
                    .Somes()
            )
            .Where(place => Matching.IsOf(creator, place.Element));

    private static int SizeOf(Option<PageSize> size) =>
        size.Map(static given => given.Value).IfNone(PageSize.Usual);

    private static Arr<Either<Unreadable, Image>> Elements(
        SandboxState s,
        AccountId account,
        IEnumerable<ListPlace> places
    ) => places.Select(place => place.Element.Map(image => s.Shown(account, image))).ToArray();
}
