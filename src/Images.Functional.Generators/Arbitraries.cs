using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>
/// An arbitrary, generator and shrinker, for every type of the core, for envelopes as text, and for LanguageExt's types, which
/// FsCheck can't make by itself. On a property, <c>[Property(Arbitrary = new[] { typeof(Arbitraries) })]</c>; on a class of
/// them, <c>[Properties(Arbitrary = new[] { typeof(Arbitraries) })]</c>; by hand, <c>Prop.ForAll(Arbitraries.Image(), …)</c>.
/// </summary>
/// <remarks>
/// Every value is valid, and stays so as it shrinks; each shrinks to a small one that its documentation names. <see cref="Generate"/>
/// has the generators alone, and narrower ones, for properties of one's own: <c>Arb.From(Generate.Drafts,
/// Arbitraries.Image().Shrinker)</c>.
/// </remarks>
public static partial class Arbitraries
{
    /// <summary>Account ids. They shrink to <c>a</c>.</summary>
    public static Arbitrary<AccountId> AccountId() =>
        Arb.From(Generate.AccountIds, ImageShrinks.Account);

    /// <summary>Image ids of every kind. They shrink to <c>a</c>.</summary>
    public static Arbitrary<ImageId> ImageId() =>
        Arb.From(Generate.ImageIds, ImageShrinks.IdAskedFor);

    /// <summary>Creators. They shrink to the empty one.</summary>
    public static Arbitrary<Creator> Creator() => Arb.From(Generate.Creators, ImageShrinks.Creator);

    /// <summary>Filenames. They shrink to the empty one.</summary>
    public static Arbitrary<Filename> Filename() =>
        Arb.From(Generate.Filenames, ImageShrinks.Filename);

    /// <summary>JSON values. They shrink to an empty object, array or string, to <c>0</c>, or to one of JSON's three words.</summary>
    public static Arbitrary<JsonText> JsonText() =>
        Arb.From(Generate.JsonTexts, ImageShrinks.JsonText);

    /// <summary>Metadata. It shrinks as JSON values do, never to <c>null</c>.</summary>
    public static Arbitrary<Metadata> Metadata() =>
        Arb.From(Generate.Metadatas, ImageShrinks.Metadata);

    /// <summary>Date-times in every accepted form. They shrink to <c>2000-01-01T00:00:00Z</c>.</summary>
    public static Arbitrary<Timestamp> Timestamp() =>
        Arb.From(Generate.Timestamps, ImageShrinks.Uploaded);

    /// <summary>URLs of variants. They shrink to <c>http://a</c>.</summary>
    public static Arbitrary<VariantUrl> VariantUrl() =>
        Arb.From(Generate.VariantUrls, ImageShrinks.Variant);

    /// <summary>Images. They shrink to <see cref="Image.Empty"/>.</summary>
    public static Arbitrary<Image> Image() =>
        Arb.From(Generate.Images, ImageShrinks.Fields(1).Shrinker);

    /// <summary>Both ways of reading ids. They shrink to <see cref="FieldLimits.Default"/>.</summary>
    public static Arbitrary<FieldLimits> FieldLimits() =>
        Fields.Plainest(Functional.FieldLimits.Default, Generate.Limits);

    /// <summary>Whether an image takes signed URLs, every case. It shrinks to <see cref="SignedUrls.NotStated"/>.</summary>
    public static Arbitrary<SignedUrls> SignedUrls() =>
        Arb.From(Generate.SignedUrls, ImageShrinks.Signed);
}
