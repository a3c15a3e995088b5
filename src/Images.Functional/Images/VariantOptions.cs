namespace Images.Functional;

/// <summary>How a variant changes an image. Any option may be missing; undocumented options are kept.</summary>
/// <param name="Fit">How the image fits into the width and height.</param>
/// <param name="Metadata">Which of the file's metadata (EXIF) are kept.</param>
/// <param name="Width">The largest width, in pixels.</param>
/// <param name="Height">The largest height, in pixels.</param>
/// <param name="BrowserTtl">How long browsers cache the image.</param>
/// <param name="Others">Undocumented options by name.</param>
[JsonConverter(typeof(CodecJsonConverter<VariantOptions>))]
public sealed record VariantOptions(
    Option<Fit> Fit = default,
    Option<KeptMetadata> Metadata = default,
    Option<Pixels> Width = default,
    Option<Pixels> Height = default,
    Option<BrowserTtl> BrowserTtl = default,
    HashMap<string, JsonText> Others = default
) : IHasCodec<VariantOptions>
{
    private readonly OtherMembers others = new(Others);

    /// <summary>Undocumented options by name. A documented name among them is not sent: set that option itself.</summary>
    public HashMap<string, JsonText> Others
    {
        get => others.All;
        init => others = new OtherMembers(value);
    }

    /// <summary>Its JSON: <c>{"fit":"scale-down","metadata":"none","width":1366,"height":768}</c>.</summary>
    public static Codec<VariantOptions> Codec { get; } =
        Json.Object(
            Json.Optional("fit", Json.Of(Functional.Fit.Text), static (VariantOptions o) => o.Fit),
            Json.Optional(
                "metadata",
                Json.Of(KeptMetadata.Text),
                static (VariantOptions o) => o.Metadata
            ),
            Json.Optional("width", Pixels.Codec, static (VariantOptions o) => o.Width),
            Json.Optional("height", Pixels.Codec, static (VariantOptions o) => o.Height),
            Json.Optional(
                "browser_ttl",
                Functional.BrowserTtl.Codec,
                static (VariantOptions o) => o.BrowserTtl
            ),
            Json.Rest(static (VariantOptions o) => o.Others),
            static (fit, metadata, width, height, ttl, others) =>
                new VariantOptions(fit, metadata, width, height, ttl, others)
        );
}

/// <summary>How an image fits into a width and height. The API may add more values.</summary>
[JsonConverter(typeof(CodecJsonConverter<Fit>))]
public readonly record struct Fit : IComparable<Fit>, IHasCodec<Fit>
{
    private const string Usual = "scale-down";

    private readonly string? text;

    // Stores the usual text as null, so that the default value equals it.
    private Fit(string text) => this.text = text == Usual ? null : text;

    /// <summary>Shrinks the image until it fits; never enlarges it. The <c>default</c> value.</summary>
    public static Fit ScaleDown => default;

    /// <summary>Resizes the image to be as large as fits.</summary>
    public static Fit Contain { get; } = new("contain");

    /// <summary>Resizes the image to fill the area, and crops the rest.</summary>
    public static Fit Cover { get; } = new("cover");

    /// <summary>Shrinks and crops the image to fill the area; never enlarges it.</summary>
    public static Fit Crop { get; } = new("crop");

    /// <summary>Resizes the image to be as large as fits, and fills the rest of the area.</summary>
    public static Fit Pad { get; } = new("pad");

    /// <summary>Stretches the image to the area. Only in delivery URLs, like the next two.</summary>
    public static Fit Squeeze { get; } = new("squeeze");

    /// <summary>Crops the image to the area's aspect ratio; never enlarges it.</summary>
    public static Fit AspectCrop { get; } = new("aspect-crop");

    /// <summary>Enlarges the image to be as large as fits; never shrinks it.</summary>
    public static Fit ScaleUp { get; } = new("scale-up");

    /// <summary>Its text in JSON and in URLs.</summary>
    public static Text<Fit> Text { get; } =
        Functional
            .Text.Of("fit", 1, 64, static text => new Fit(text), static fit => fit.Value)
            .WithNamed(ScaleDown, Contain, Cover, Crop, Pad);

    /// <summary>Its JSON: a string.</summary>
    public static Codec<Fit> Codec { get; } = Json.Of(Text);

    /// <summary>The API's text.</summary>
    public string Value => text ?? Usual;

    /// <inheritdoc/>
    public int CompareTo(Fit other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The API's text.</summary>
    public override string ToString() => Value;
}

/// <summary>Which of a file's metadata (EXIF) a variant keeps. The API may add more values.</summary>
[JsonConverter(typeof(CodecJsonConverter<KeptMetadata>))]
public readonly record struct KeptMetadata : IComparable<KeptMetadata>, IHasCodec<KeptMetadata>
{
    private const string Usual = "none";

    private readonly string? text;

    // Stores the usual text as null, so that the default value equals it.
    private KeptMetadata(string text) => this.text = text == Usual ? null : text;

    /// <summary>Keeps all metadata except the location of a photo.</summary>
    public static KeptMetadata Keep { get; } = new("keep");

    /// <summary>Keeps only the copyright.</summary>
    public static KeptMetadata Copyright { get; } = new("copyright");

    /// <summary>Keeps no metadata. The <c>default</c> value.</summary>
    public static KeptMetadata None => default;

    /// <summary>Its text in JSON and in URLs.</summary>
    public static Text<KeptMetadata> Text { get; } =
        Functional
            .Text.Of(
                "metadata",
                1,
                64,
                static text => new KeptMetadata(text),
                static kept => kept.Value
            )
            .WithNamed(Keep, Copyright, None);

    /// <summary>Its JSON: a string.</summary>
    public static Codec<KeptMetadata> Codec { get; } = Json.Of(Text);

    /// <summary>The API's text.</summary>
    public string Value => text ?? Usual;

    /// <inheritdoc/>
    public int CompareTo(KeptMetadata other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The API's text.</summary>
    public override string ToString() => Value;
}

/// <summary>A length in pixels: at least 1. The <c>default</c> value is 1.</summary>
[JsonConverter(typeof(CodecJsonConverter<Pixels>))]
public readonly record struct Pixels : IComparable<Pixels>, IHasCodec<Pixels>
{
    private readonly decimal more;

    private Pixels(decimal value) => more = value - 1;

    /// <summary>Its JSON: a number.</summary>
    public static Codec<Pixels> Codec { get; } =
        Json.Number.Checked(Create, static pixels => pixels.Value);

    /// <summary>The number.</summary>
    public decimal Value => more + 1;

    /// <summary>Checks a length. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, Pixels> Create(decimal value) =>
        value >= 1
            ? new Pixels(value)
            : CfErrors.Of("pixels", "at least 1", TextRules.Number(value));

    /// <inheritdoc/>
    public int CompareTo(Pixels other) => Value.CompareTo(other.Value);

    /// <summary>The number.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How long browsers cache an image: whole seconds, from one hour to one year. The <c>default</c> value is one hour.</summary>
[JsonConverter(typeof(CodecJsonConverter<BrowserTtl>))]
public readonly record struct BrowserTtl : IComparable<BrowserTtl>, IHasCodec<BrowserTtl>
{
    private const long Hour = 60 * 60;
    private const long Year = 365 * 24 * Hour;

    private readonly long more;

    private BrowserTtl(long seconds) => more = seconds - Hour;

    /// <summary>Its JSON: a number.</summary>
    public static Codec<BrowserTtl> Codec { get; } =
        Json.Integer.Checked(Create, static ttl => ttl.Seconds);

    /// <summary>The number of seconds.</summary>
    public long Seconds => more + Hour;

    /// <summary>Checks a number of seconds: 3,600 to 31,536,000. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, BrowserTtl> Create(long seconds) =>
        seconds is >= Hour and <= Year
            ? new BrowserTtl(seconds)
            : CfErrors.Of(
                "browser_ttl",
                "3,600 to 31,536,000 seconds (one hour to one year)",
                TextRules.Number(seconds)
            );

    /// <inheritdoc/>
    public int CompareTo(BrowserTtl other) => Seconds.CompareTo(other.Seconds);

    /// <summary>The number of seconds.</summary>
    public override string ToString() => Seconds.ToString(CultureInfo.InvariantCulture);
}
