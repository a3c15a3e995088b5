using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Cloudflare Images, version 2 of its API: the operations that version 1 lacks or has in an older form.</summary>
public static class ImagesV2
{
    /// <summary>
    /// <em>List images V2</em>: a page of the account's images, which has the next page as an operation. Needs the permission Images Read or
    /// Images Write.
    /// </summary>
    /// <remarks>
    /// The limits of filters are checked here, because the service fails a request that breaks one: a wrong listing refuses the operation,
    /// and nothing is sent.
    /// </remarks>
    public static Operation<Page<Image>> List(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, Listing> listing
    )
    {
        var values = (account, listing).Apply(static (a, l) => (a, l));
        // The function runs only after a reply, and so for values that are right.
        return Endpoints.List.Of(values).Map(list => PageOf(((AccountId, Listing))values, list));
    }

    private static Page<Image> PageOf((AccountId Account, Listing Listing) asked, ImageList list)
    {
        var token = list.ContinuationToken.Filter(static next => !next.IsEmpty);
        return Page.Of(
            $"/result/{ImageList.Field}",
            list.Images,
            token.Map(next => Next(asked.Account, asked.Listing, next)),
            token
        );
    }

    // A list that goes on where it began would have no end.
    private static Operation<Page<Image>> Next(
        AccountId account,
        Listing listing,
        ContinuationToken next
    ) =>
        List(
            account,
            listing.After == Some(next)
                ? CfErrors.Of(
                    new CfError.Malformed(
                        $"/result/{ContinuationToken.Field}",
                        0,
                        "a token other than the one that was sent",
                        "the same one, so the list would not end"
                    )
                )
                : listing with
                {
                    After = next,
                }
        );

    /// <summary>The endpoints behind the methods: constants, by which a sandbox reads requests and writes replies.</summary>
    public static class Endpoints
    {
        /// <summary><see cref="ImagesV2.List"/>.</summary>
        public static Endpoint<(AccountId, Listing), ImageList> List { get; } =
            Endpoint
                .Get("/accounts/{account_id}/images/v2", AccountId.Text)
                .Query(static (Listing listing) => listing.ToQuery(), Listing.Read)
                .Replies(static values => Listing.LargestReply(values.Item2.PageSize))
                .Gives(ImageList.Codec);
    }
}
