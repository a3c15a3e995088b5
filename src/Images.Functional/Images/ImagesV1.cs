using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Version 1 of the Cloudflare Images API: each operation as a pure value. A method accepts values, or the results of smart constructors:
/// <c>ImagesV1.Get(AccountId.Create(a), ImageId.Create(i))</c>. If any are invalid, the operation is refused: its request is a Left with all
/// errors, and nothing is sent.
/// </summary>
public static partial class ImagesV1
{
    /// <summary>
    /// <em>Image details</em>: <c>GET /accounts/{account_id}/images/v1/{image_id}</c>, details of a single image.
    /// Needs the permission Images Read or Images Write.
    /// </summary>
    /// <example>
    /// <code>
    /// Operation&lt;Image&gt; details = ImagesV1.Get(AccountId.Create(account), ImageId.Any(id));
    /// </code>
    /// </example>
    /// <remarks>
    /// The operation is refused (its request is a Left, and nothing is sent) if the id could make the request reach another endpoint:
    /// a name that the API reserves in this place (<c>keys</c>, <c>stats</c>, <c>variants</c>, <c>config</c>, <c>batch_token</c>,
    /// <c>direct_upload</c>), with or without slashes around it; anything below <c>keys/</c> and <c>variants/</c>; anything that ends with
    /// <c>/blob</c>; only slashes; and anything that becomes one of these when it is percent-decoded.
    /// </remarks>
    /// <exception cref="ArgumentException">An id is <c>default</c>, which no smart constructor returns.</exception>
    public static Operation<Image> Get(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ImageId> image
    ) => Endpoints.Get.Of(account, image);

    /// <summary><em>Update an image</em>: changes metadata, creator, or whether viewing requires a signed URL.</summary>
    /// <example>
    /// <code>
    /// Operation&lt;Image&gt; published = ImagesV1.Update(account, id, new ImageUpdate { RequireSignedUrls = SignedUrls.NotRequired });
    /// </code>
    /// </example>
    /// <remarks>
    /// The reply has the updated image. <b>A change of <c>requireSignedURLs</c> gives the image a new id</b>: store
    /// <see cref="Image.Id"/>. The service replaces metadata; it does not merge it. Refuses the same ids as <see cref="Get"/>.
    /// </remarks>
    public static Operation<Image> Update(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ImageId> image,
        Either<CfErrors, ImageUpdate> update
    ) => Endpoints.Update.Of(account, image, update);

    /// <summary><em>Delete an image</em>: also deletes all cached copies. Refuses the same ids as <see cref="Get"/>.</summary>
    public static Operation<Unit> Delete(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ImageId> image
    ) => Endpoints.Delete.Of(account, image);

    /// <summary>
    /// <em>Upload an image</em>: stores a file, or an image that the service fetches from a URL. The client never stores it twice: see
    /// <see cref="Functional.Upload"/>. If the id already exists, that is an error (5409): delete the existing image first.
    /// </summary>
    /// <example>
    /// <code>
    /// Operation&lt;Image&gt; stored = ImagesV1.Upload(account, Upload.Of(ImageFile.At("cat.jpg")));
    /// </code>
    /// </example>
    public static Operation<Image> Upload(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, Upload> upload
    )
    {
        var operation = Endpoints.Upload.Of(account, upload);
        return operation.Request.IsRight
            ? operation with
            {
                Decode = QuotedUrl.Hidden(operation.Decode, (Upload)upload),
                Settle = UploadSettlement.Of((AccountId)account, (Upload)upload),
            }
            : operation;
    }

    /// <summary>
    /// <em>Base image</em>: the uploaded file, or a near-lossless version of a large one. Refuses the same ids as <see cref="Get"/>. The effects'
    /// <c>Download</c> writes it to a file or a stream; <c>Send</c> keeps it in memory, up to 32 MiB.
    /// </summary>
    public static Operation<Blob> Blob(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ImageId> image
    ) => Endpoints.Blob.Of(account, image);

    /// <summary>
    /// <em>List images</em>, version 1: a page of the account's images, with the next page as an operation. Cloudflare has deprecated it: use
    /// <see cref="ImagesV2.List"/>, which has filters, an order, and a definite end.
    /// </summary>
    /// <remarks>
    /// The list ends with an <b>empty</b> page. A page that is not full may not be the last: according to one document, a page never has more
    /// than 100 images, whatever size is requested.
    /// </remarks>
    public static Operation<Page<Image>> List(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ListingV1> listing
    ) =>
        Endpoints
            .List.Of(account, listing)
            // The function runs only after a reply, so the values are valid.
            .Map(images => PageOf((AccountId)account, (ListingV1)listing, images));

    private static Page<Image> PageOf(
        AccountId account,
        ListingV1 listing,
        Arr<Either<Unreadable, Image>> images
    ) =>
        Page.Of(
            $"/result/{ImageList.Field}",
            images,
            images.IsEmpty || listing.Page == int.MaxValue
                ? None
                : Some(List(account, listing.At(listing.Page + 1)))
        );

    /// <summary><em>Images usage statistics</em>: how many images the account has and may have.</summary>
    public static Operation<ImagesStats> Stats(Either<CfErrors, AccountId> account) =>
        Endpoints.Stats.Of(account);

    /// <summary><em>List signing keys</em>, with their values. The permission Images Read is enough to see them.</summary>
    public static Operation<Arr<SigningKey>> ListKeys(Either<CfErrors, AccountId> account) =>
        Endpoints.ListKeys.Of(account);

    /// <summary><em>Create a signing key</em>. The reply has all keys.</summary>
    public static Operation<Arr<SigningKey>> CreateKey(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, SigningKeyName> name
    ) => Endpoints.CreateKey.Of(account, name);

    /// <summary>
    /// <em>Delete a signing key</em>. All URLs signed with it become invalid. After the last key is deleted, Cloudflare creates a new
    /// <c>default</c> key. The reply has the remaining keys.
    /// </summary>
    public static Operation<Arr<SigningKey>> DeleteKey(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, SigningKeyName> name
    ) => Endpoints.DeleteKey.Of(account, name);

    /// <summary><em>List variants</em>, by their ids.</summary>
    public static Operation<Map<VariantId, Variant>> ListVariants(
        Either<CfErrors, AccountId> account
    ) => Endpoints.ListVariants.Of(account);

    /// <summary><em>Variant details</em>.</summary>
    public static Operation<Variant> GetVariant(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, VariantId> variant
    ) => Endpoints.GetVariant.Of(account, variant);

    /// <summary><em>Variant details</em>, from an endpoint whose result is the variant itself.</summary>
    public static Operation<Variant> GetFlatVariant(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, VariantId> variant
    ) => Endpoints.GetFlatVariant.Of(account, variant);

    /// <summary><em>Create a variant</em>. An account has up to 100.</summary>
    public static Operation<Variant> CreateVariant(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, Variant> variant
    ) => Endpoints.CreateVariant.Of(account, variant);

    /// <summary><em>Update a variant</em>: replaces its options, and removes its images from the caches.</summary>
    public static Operation<Variant> UpdateVariant(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, VariantId> variant,
        Either<CfErrors, VariantUpdate> update
    ) => Endpoints.UpdateVariant.Of(account, variant, update);

    /// <summary><em>Delete a variant</em>: also deletes its cached images.</summary>
    public static Operation<Unit> DeleteVariant(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, VariantId> variant
    ) => Endpoints.DeleteVariant.Of(account, variant);

    /// <summary>Changes the account's configuration. The reply is not documented, so the result is JSON: <c>null</c> if there is none.</summary>
    public static Operation<JsonText> UpdateConfig(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ImagesConfig> config
    ) => Endpoints.UpdateConfig.Of(account, config);

    /// <summary>Creates a token for the batch host.</summary>
    public static Operation<BatchToken> GetBatchToken(Either<CfErrors, AccountId> account) =>
        Endpoints.GetBatchToken.Of(account);

    /// <summary><em>Create authenticated direct upload URL</em>, version 1. Deprecated by Cloudflare: use <see cref="ImagesV2.DirectUpload"/>.</summary>
    /// <remarks>At first, the service's id was that of the request, and not of the image.</remarks>
    public static Operation<DirectUpload> DirectUpload(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, LinkRequestV1> request
    ) => Endpoints.DirectUpload.Of(account, request);

    /// <summary>
    /// Reads the envelope of <em>Image details</em>, assuming status 200: short for <c>Endpoints.Get.Parse(envelope)</c>, without the messages. Left: every violation, each with its JSON Pointer, or the
    /// API's errors if <c>success</c> is false. Never throws: any bytes give a Right or a Left.
    /// </summary>
    /// <example>
    /// <code>
    /// string name = ImagesV1.ParseImage(envelope).Match(Right: image =&gt; $"{image.Filename.Case}", Left: errors =&gt; errors.Message);
    /// </code>
    /// </example>
    /// <param name="envelope">The body in UTF-8; a byte order mark is ignored.</param>
    public static Either<CfErrors, Image> ParseImage(ReadOnlySpan<byte> envelope) =>
        ReplyReader.ReadResult(ResponseInfo.Ok, envelope, Image.Codec);

    /// <inheritdoc cref="ParseImage(ReadOnlySpan{byte})"/>
    /// <param name="envelope">The body as text.</param>
    public static Either<CfErrors, Image> ParseImage(string? envelope) =>
        JsonBytes.Encode(envelope, nameof(envelope)).Bind(static utf8 => ParseImage(utf8));
}
