using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The URL of one variant of an image, an element of <c>variants</c>: an absolute <c>http</c> or <c>https</c> URL with a host
/// (RFC 3986). Keeps the text unchanged.
/// </summary>
/// <remarks>
/// Characters beyond ASCII need no escapes, as in an IRI. A host in brackets is an IPv6 address. <see cref="System.Uri"/> cannot read
/// every host: see <see cref="ToUri"/>. Compared by text, ordinally. The <c>default</c> value is empty.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<VariantUrl>))]
[TypeConverter(typeof(ParsableConverter<VariantUrl>))]
public readonly record struct VariantUrl : IComparable<VariantUrl>, ITextValue<VariantUrl>
{
    internal const string Field = "variants";

    /// <summary>Its text.</summary>
    public static Text<VariantUrl> Text { get; } =
        new((Field, 1, int.MaxValue), Check, Trusted, url => url.Value);

    /// <summary>Its JSON: a string.</summary>
    public static Codec<VariantUrl> Codec { get; } = Json.Of(Text);

    private readonly string? text;

    private VariantUrl(string text) => this.text = text;

    /// <summary>The URL's text, unchanged; empty for the <c>default</c> value.</summary>
    public string Value => text ?? "";

    /// <summary>Checks a URL. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, VariantUrl> Create(string? value) => Text.Create(value);

    /// <summary>The URL as a <see cref="System.Uri"/>, which normalises it; None if that type can't read its host.</summary>
    public Option<Uri> ToUri() => Optional(HttpUri.Parse(Value));

    /// <inheritdoc/>
    public int CompareTo(VariantUrl other) => string.CompareOrdinal(Value, other.Value);

    static bool IParsable<VariantUrl>.TryParse(
        string? s,
        IFormatProvider? provider,
        out VariantUrl result
    ) => ITextValue<VariantUrl>.TryRead(s, out result);

    /// <summary>The URL's text.</summary>
    public override string ToString() => Value;

    /// <summary>Creates it without a check.</summary>
    internal static VariantUrl Trusted(string text) => new(text);

    internal static Violation? Check(string value) =>
        IsUrl(Encoding.UTF8.GetBytes(value)) && TextRules.LoneSurrogate(value) is null
            ? null
            : new Violation("an absolute http or https URL (RFC 3986)", Printable.Excerpt(value));

    /// <summary>Whether a text is a valid variant URL.</summary>
    internal static bool IsUrl(ReadOnlySpan<byte> utf8) =>
        AuthorityStart(utf8) is var start and > 0 && UrlRules.IsRest(utf8[start..]);

    private static int AuthorityStart(ReadOnlySpan<byte> utf8) =>
        Ascii.EqualsIgnoreCase(utf8[..Math.Min(utf8.Length, 8)], "https://"u8) ? 8
        : Ascii.EqualsIgnoreCase(utf8[..Math.Min(utf8.Length, 7)], "http://"u8) ? 7
        : 0;
}
