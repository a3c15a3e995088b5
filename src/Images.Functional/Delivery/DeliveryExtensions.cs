using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Reads delivery URLs in other values.</summary>
public static class DeliveryExtensions
{
    /// <summary>
    /// Parses the URL if it is a delivery URL: <c>https://imagedelivery.net/HASH/ID/VARIANT</c>, or
    /// <c>/cdn-cgi/imagedelivery/HASH/ID/VARIANT</c> on the account's own host.
    /// </summary>
    public static Option<DeliveryUrl> ToDeliveryUrl(this VariantUrl url) =>
        Optional(DeliveryUrl.Read(url.Value));

    /// <summary>The variant's name, if the URL is a delivery URL: <c>thumbnail</c>, or <c>w=400,h=300</c>.</summary>
    public static Option<string> VariantName(this VariantUrl url) =>
        url.ToDeliveryUrl()
            .Map(static one =>
                one.Variant.Match(static name => name.Value, () => Percent.DecodeOrKeep(one.Last))
            );

    /// <summary>Finds the URL of an image's variant by its name, such as <c>thumbnail</c>.</summary>
    public static Option<VariantUrl> Variant(this Image image, string name)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(name);
        return image.Variants.IfNone(Arr<VariantUrl>.Empty).Find(url => url.VariantName() == name);
    }

    /// <summary>The account's hash in the URLs of an image's variants; None if it has no delivery URL.</summary>
    public static Option<AccountHash> AccountHash(this Image image) =>
        image
            .NotNull()
            .Variants.IfNone(Arr<VariantUrl>.Empty)
            .ToSeq()
            .Choose(ToDeliveryUrl)
            .HeadOrNone()
            .Map(static url => url.AccountHash);
}
