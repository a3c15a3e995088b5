using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>
    /// URLs of variants: Cloudflare's, on its host or one's own, signed or not; and any other http or https URL.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 60 Cloudflare's, 15 others, 10 signed, 10 on a host of one's own, 20 of http.
    /// </remarks>
    public static Gen<VariantUrl> VariantUrls =>
        Gen.Frequency(
                (3, Dice.Roll(static dice => Urls.Base(dice) + Urls.Variant(dice))),
                (1, Dice.Roll(Urls.Any))
            )
            .Through(VariantUrl.Create);

    /// <summary>URLs of variants that are Cloudflare's (<see cref="DeliveryExtensions.ToDeliveryUrl"/>).</summary>
    /// <remarks>Of a hundred, at least: 20 of custom ids with subpaths, 50 of UUIDs, 15 of options for a name.</remarks>
    public static Gen<VariantUrl> DeliveryUrls =>
        Dice.Roll(static dice => Urls.Base(dice) + Urls.Variant(dice)).Through(VariantUrl.Create);

    /// <summary>Raw texts on both sides of what a variant's URL may be.</summary>
    /// <remarks>Of a hundred, at least: 40 right, 40 wrong.</remarks>
    public static Gen<string> VariantUrlTexts =>
        Gen.Frequency(
            (2, Dice.Roll(static dice => Urls.Base(dice) + Urls.Variant(dice))),
            (2, Dice.Roll(Urls.Any)),
            (4, Dice.Roll(Urls.Almost))
        );

    /// <summary>
    /// Images of which any field may be missing, with members that no document lists; some are drafts.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 60 with an id, 10 without an id, 10 without a creator, 10 without a filename, 10 without meta,
    /// 10 without requireSignedURLs, 10 without uploaded, 10 without variants, 8 with no variant, 40 with several variants, 2
    /// with nothing, 10 drafts, 45 with members that nobody documented.
    /// </remarks>
    public static Gen<Image> Images =>
        Gen.Frequency(
            (1, Gen.Constant(Image.Empty)),
            (5, ImageShrinks.Fields(1).Generator),
            (24, ImageShrinks.Fields(6).Generator)
        );

    /// <summary>Images that have every documented field, and nothing else.</summary>
    public static Gen<Image> WholeImages =>
        from id in RepliedImageIds
        from creator in Creators
        from filename in Filenames
        from meta in Metadatas
        from signed in Gen.Elements(
            Functional.SignedUrls.Required,
            Functional.SignedUrls.NotRequired
        )
        from uploaded in Timestamps
        from variants in Variants
        select Image.Empty with
        {
            Id = id,
            Creator = creator,
            Filename = filename,
            Meta = meta,
            RequireSignedUrls = signed,
            Uploaded = uploaded,
            Variants = variants,
        };

    /// <summary>
    /// Drafts: direct uploads whose file has not arrived yet, with <c>"draft": true</c> and neither date nor variants.
    /// </summary>
    public static Gen<Image> Drafts =>
        from image in Images
        select (image with { Uploaded = None, Variants = None })
            .WithUndocumented("draft", JsonText.Parse("true").Value())
            .Value();

    /// <summary>The variants of one image: none to six URLs, mostly of the same image.</summary>
    /// <remarks>Of a hundred, at least: 6 empty, 60 of several.</remarks>
    public static Gen<Arr<VariantUrl>> Variants =>
        Dice.Roll(static dice =>
        {
            var shared = Urls.Base(dice);
            return Enumerable
                .Range(0, dice.Below(7))
                .Select(_ => dice.OneIn(6) ? Urls.Any(dice) : shared + Urls.Variant(dice))
                .Select(static url => VariantUrl.Create(url).Value())
                .ToArray()
                .ToArr();
        });

    /// <summary>Members that no document lists, each with any value; names may occur twice.</summary>
    internal static Gen<(string Name, JsonText Value)[]> UndocumentedMembers =>
        Gen.Frequency(
            (3, Gen.Constant<(string, JsonText)[]>([])),
            (1, Gen.Constant<(string, JsonText)[]>([("draft", JsonText.Parse("true").Value())])),
            (2, Undocumented.ArrayOf(2)),
            (1, Undocumented.ArrayOf(5))
        );

    private static Gen<(string Name, JsonText Value)> Undocumented =>
        from name in Gen.Frequency(
            (
                2,
                Gen.Elements(
                    "draft",
                    "Id",
                    "ID",
                    "id ",
                    "Metadata",
                    "requireSignedUrls",
                    "uploadedAt",
                    "",
                    "é",
                    "😀",
                    "a/b~c"
                )
            ),
            (1, Dice.Roll(static dice => Texts.Any(dice, dice.Between(5, 12)) + "!"))
        )
        from value in JsonTexts
        select (name, value);

    internal static Gen<Option<A>> Maybe<A>(Gen<A> gen, int present = 4) =>
        Gen.Frequency((1, Gen.Constant(Option<A>.None)), (present, gen.Select(Some)));
}
