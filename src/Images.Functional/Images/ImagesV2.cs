using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Cloudflare Images, version 2 of its API: the operations that version 1 lacks or has in an older form.</summary>
public static partial class ImagesV2
{
    /// <summary>
    /// <em>List images V2</em>: a page of the account's images, which has the next page as an operation. Needs the permission Images Read or
    /// Images Write.
    /// </summary>
    /// <example>
    /// <code>
    /// Operation&lt;Page&lt;Image&gt;&gt; active = ImagesV2.List(account, Listing.All.Where("status").Is("active"));
    /// </code>
    /// </example>
    /// <remarks>
    /// The limits of filters are checked here, because the service fails a request that breaks one: a wrong listing refuses the operation,
    /// and nothing is sent.
    /// </remarks>
    public static Operation<Page<Image>> List(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, Listing> listing
    ) =>
        Endpoints
            .List.Of(account, listing)
            // The function runs only after a reply, and so for values that are right.
            .Map(list => PageOf((AccountId)account, (Listing)listing, list));

    private static Page<Image> PageOf(AccountId account, Listing listing, ImageList list)
    {
        var token = list.ContinuationToken.Filter(static next => !next.IsEmpty);
        return Page.Of(
            $"/result/{ImageList.Field}",
            list.Images,
            token.Map(next => Next(account, listing, next)),
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

    /// <summary>
    /// <em>Create authenticated direct upload URL</em>: an address to which somebody else can upload one image, once and without credentials
    /// (<see cref="Functional.DirectUpload.Upload"/>). Until then the image is a draft (<see cref="Image.IsDraft"/>), which lists leave out.
    /// </summary>
    /// <example>
    /// <code>
    /// Operation&lt;DirectUpload&gt; link = ImagesV2.DirectUpload(account, UploadLink.For(TimeSpan.FromHours(1), now));
    /// </code>
    /// </example>
    public static Operation<DirectUpload> DirectUpload(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, UploadLink> link
    ) => Endpoints.DirectUpload.Of(account, link);
}
