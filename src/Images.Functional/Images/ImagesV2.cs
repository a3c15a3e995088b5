using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Version 2 of the Cloudflare Images API: operations that version 1 lacks, or has in an older form.</summary>
public static partial class ImagesV2
{
    /// <summary>
    /// <em>List images V2</em>: a page of the account's images, with the next page as an operation. Needs the permission Images Read or
    /// Images Write.
    /// </summary>
    /// <example>
    /// <code>
    /// Operation&lt;Page&lt;Image&gt;&gt; active = ImagesV2.List(account, Listing.All.Where("status").Is("active"));
    /// </code>
    /// </example>
    /// <remarks>
    /// The library checks the limits of filters, because the service rejects a request that exceeds one. An invalid listing is refused, and
    /// nothing is sent.
    /// </remarks>
    public static Operation<Page<Image>> List(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, Listing> listing
    ) =>
        Endpoints
            .List.Of(account, listing)
            // The function runs only after a reply, so the values are valid.
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

    // If the next token is the current one, the list would never end.
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
                        "a token other than the one sent",
                        "the same one, so the list would never end"
                    ),
                    // The fault is the reply's.
                    ResponseInfo.Ok
                )
                : listing with
                {
                    After = next,
                }
        );

    /// <summary>
    /// <em>Create authenticated direct upload URL</em>: an address to which someone else can upload one image, without credentials
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
