using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>
/// How images are served to browsers: the stored bytes as they came, whatever the variant or the transformation. The codes are those of
/// Cloudflare's documentation, <em>Troubleshooting</em>; the order in which they are checked is assumed.
/// </summary>
internal static class DeliveryRules
{
    public static SandboxReply Serve(SandboxState s, SandboxRequest request, string text) =>
        request.Method is not ("GET" or "HEAD") ? Refusals.Undelivered(400, 9432, "Bad request")
        : DeliveryUrl.Create(text).Case is not DeliveryUrl url
            ? Refusals.Undelivered(403, 9426, "Malformed URL")
        : s.Accounts.AsEnumerable().Find(one => one.Value.Hash == url.AccountHash.Value).Case
            is not
            (AccountId id, SandboxAccount account)
            ? Refusals.Undelivered(403, 9427, "Wrong account hash")
        : FileRules.Find(s, (id, url.ImageId)).Case is not StoredFile file ? NotFound
        : Refused(s, account, url, ImageAt(s, (id, url.ImageId))) ?? Refusals.Of(file);

    private static SandboxReply NotFound { get; } =
        Refusals.Undelivered(404, 9431, "Image not found");

    private static Option<Image> ImageAt(SandboxState s, (AccountId, ImageId) at) =>
        s.Images.Find(at)
        || s.Envelopes.Find(at)
            .Bind(ListPlace.ElementOf)
            .Bind(static element => element.ToOption());

    private static SandboxReply? Refused(
        SandboxState s,
        SandboxAccount account,
        DeliveryUrl url,
        Option<Image> image
    )
    {
        var isPrivate = image.Exists(static image => image.RequireSignedUrls.IsRequired);
        if (url.Transformation.IsSome)
            return account.Config.FlexibleVariants != Setting.On
                    ? Refusals.Undelivered(403, 9429, "Flexible variants are off")
                : isPrivate ? Denied
                : null;
        if (url.Variant.Bind(account.Variants.Find).Case is not Variant variant)
            return NotFound;
        return
            isPrivate
            && variant.NeverRequireSignedUrls != Setting.On
            && !account.Keys.Values.Exists(key => SignedUrl.Verify(url, key, s.Now))
            ? Denied
            : null;
    }

    private static SandboxReply Denied { get; } =
        Refusals.Undelivered(
            403,
            9425,
            "Image access denied: the image is private, and the URL has no valid signature"
        );
}
