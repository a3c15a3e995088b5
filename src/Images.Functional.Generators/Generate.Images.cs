using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Variant URLs that are delivery URLs (<see cref="DeliveryExtensions.ToDeliveryUrl"/>).</summary>
    /// <remarks>Of a hundred, at least: 20 of custom ids with subpaths, 50 of UUIDs, 15 with options instead of a name.</remarks>
    public static Gen<VariantUrl> CloudflareVariantUrls =>
        Dice.Roll(Urls.Cloudflare).Through(VariantUrl.Create, VariantUrl.Text.Name);

    /// <summary>Delivery URLs that can be signed: variants of images that can be private.</summary>
    public static Gen<DeliveryUrl> SignableUrls =>
        from hash in Arbitraries.AccountHash().Generator
        from id in Ids.Uuids.Through(ImageId.Create, ImageId.Text.Name)
        from variant in Endings.Names.Generator
        from host in Gen.Elements(null, "images.example.com")
        select DeliveryUrl.Of(hash, id, variant, host).Value();

    /// <summary>Raw texts, valid and invalid as a variant's URL.</summary>
    /// <remarks>Of a hundred, at least: 40 right, 40 wrong.</remarks>
    public static Gen<string> VariantUrlTexts =>
        Gen.Frequency(
            (2, Dice.Roll(Urls.Cloudflare)),
            (2, Dice.Roll(Urls.Any)),
            (4, Dice.Roll(Urls.Almost))
        );

    /// <summary>Drafts: direct uploads whose file has not arrived yet, with <c>"draft": true</c> and without date and variants.</summary>
    public static Gen<Image> Drafts =>
        from image in Derived.Of(Image.Codec).Generator
        select (image with { Uploaded = None, Variants = None })
            .WithUndocumented("draft", JsonText.Parse("true").Value())
            .Value();

    /// <summary>The variants of one image: none to six URLs, mostly of the same image.</summary>
    /// <remarks>Of a hundred, at least: 6 empty, 60 of several.</remarks>
    public static Gen<Arr<VariantUrl>> Variants =>
        Dice.Roll(static dice =>
        {
            var shared = Urls.Base(dice);
            return toArray(
                dice.Many(
                    dice.Below(7),
                    one =>
                        VariantUrl
                            .Create(one.OneIn(6) ? Urls.Any(one) : shared + Urls.Variant(one))
                            .Value()
                )
            );
        });

    /// <summary>Raw texts, valid and invalid as a base address: with user info, query, fragment, another scheme, http to another machine.</summary>
    /// <remarks>Of a hundred, at least: 40 right, 30 wrong, 3 of http to elsewhere, 5 with user info, 3 with a query.</remarks>
    public static Gen<string> BaseAddressTexts =>
        Gen.OneOf(Dice.Roll(Addresses.Any), Dice.Roll(Addresses.Wrong));
}
