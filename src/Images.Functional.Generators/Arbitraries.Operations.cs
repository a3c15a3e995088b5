namespace Images.Functional.Generators;

/// <content>The inputs and results of operations other than <em>Image details</em>.</content>
public static partial class Arbitraries
{
    /// <summary>Statistics with any 64-bit integers. They shrink to statistics without numbers.</summary>
    public static Arbitrary<ImagesStats> ImagesStats() => Derived.Of(Functional.ImagesStats.Codec);

    /// <summary>Updates of images. They shrink to no change.</summary>
    public static Arbitrary<ImageUpdate> ImageUpdate() => Derived.Of(Functional.ImageUpdate.Codec);

    /// <summary>Changes of the configuration. They shrink to no change.</summary>
    public static Arbitrary<ImagesConfig> ImagesConfig() =>
        Derived.Of(Functional.ImagesConfig.Codec);

    /// <summary>Signing keys. They shrink to a key without name and value.</summary>
    public static Arbitrary<SigningKey> SigningKey() => Derived.Of(Functional.SigningKey.Codec);

    /// <summary>Names of signing keys. They shrink to <c>a</c>.</summary>
    public static Arbitrary<SigningKeyName> SigningKeyName() =>
        Derived.Of(Functional.SigningKeyName.Text);

    /// <summary>Values of signing keys, which print as <c>(hidden)</c>. They shrink to the empty value.</summary>
    public static Arbitrary<SigningKeyValue> SigningKeyValue() =>
        Derived.Of(Functional.SigningKeyValue.Text);

    /// <summary>Variants. They shrink to one named <c>a</c> without options.</summary>
    public static Arbitrary<Variant> Variant() => Derived.Of(Functional.Variant.Codec);

    /// <summary>Names of variants. They shrink to <c>a</c>.</summary>
    public static Arbitrary<VariantId> VariantId() => Derived.Of(Functional.VariantId.Text);

    /// <summary>Options of variants, including undocumented ones. They shrink to no options.</summary>
    public static Arbitrary<VariantOptions> VariantOptions() =>
        Derived.Of(Functional.VariantOptions.Codec);

    /// <summary>Updates of variants. They shrink to one without options.</summary>
    public static Arbitrary<VariantUpdate> VariantUpdate() =>
        Derived.Of(Functional.VariantUpdate.Codec);

    /// <summary>Ways to fit an image; half of them are known values. They shrink to <c>a</c>.</summary>
    public static Arbitrary<Fit> Fit() => Derived.Of(Functional.Fit.Text);

    /// <summary>Ways to keep metadata; half of them are known values. They shrink to <c>a</c>.</summary>
    public static Arbitrary<KeptMetadata> KeptMetadata() =>
        Derived.Of(Functional.KeptMetadata.Text);

    /// <summary>Lengths in pixels, including fractions. They shrink to 1.</summary>
    public static Arbitrary<Pixels> Pixels() => Derived.Of(Functional.Pixels.Codec);

    /// <summary>Times for which browsers cache an image. They shrink to one hour.</summary>
    public static Arbitrary<BrowserTtl> BrowserTtl() => Derived.Of(Functional.BrowserTtl.Codec);

    /// <summary>Upload links. They shrink to one without id and address.</summary>
    public static Arbitrary<DirectUpload> DirectUpload() =>
        Derived.Of(Functional.DirectUpload.Codec);

    /// <summary>One-time addresses, which print as <c>(hidden)</c>. They shrink to a short one.</summary>
    public static Arbitrary<UploadUrl> UploadUrl() => Derived.Of(Functional.UploadUrl.Text);

    /// <summary>Requests for an upload link, version 1. They shrink to one without expiry.</summary>
    public static Arbitrary<LinkRequestV1> LinkRequestV1() =>
        Derived.Of(Functional.LinkRequestV1.Codec);

    /// <summary>Batch tokens. They shrink to one without expiry.</summary>
    public static Arbitrary<BatchToken> BatchToken() => Derived.Of(Functional.BatchToken.Codec);

    /// <summary>Texts of batch tokens, which print as <c>(hidden)</c>. They shrink to <c>a</c>.</summary>
    public static Arbitrary<BatchTokenValue> BatchTokenValue() =>
        Derived.Of(Functional.BatchTokenValue.Text);

    /// <summary>Settings: on, off and not stated. They shrink to <see cref="Setting.NotStated"/>.</summary>
    public static Arbitrary<Setting> Setting() =>
        Fields.Elements(
            Functional.Setting.NotStated,
            Functional.Setting.Off,
            Functional.Setting.On
        );
}
