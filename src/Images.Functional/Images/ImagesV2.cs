using LanguageExt;

namespace Images.Functional;

/// <summary>Cloudflare Images, version 2 of its API: each operation as a pure value, as in <see cref="ImagesV1"/>.</summary>
public static partial class ImagesV2
{
    /// <summary>
    /// <em>Create authenticated direct upload URL</em>: an address to which somebody else can upload one image, once and without credentials
    /// (<see cref="Functional.DirectUpload.Upload"/>). Until then the image is a draft (<see cref="Image.IsDraft"/>), which lists leave out.
    /// </summary>
    public static Operation<DirectUpload> DirectUpload(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, UploadLink> link
    ) => Endpoints.DirectUpload.Of(account, link);
}
