using System;
using System.Buffers;
using System.Text;
using System.Text.Json.Serialization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The URL of one variant of an image, an element of <c>variants</c>: absolute, <c>http</c> or <c>https</c>, with a host and
/// without ASCII control characters. The text is kept as it came.
/// </summary>
/// <remarks>
/// An image's variants share all but their last segment, so they hold that part once. Equal and ordered by text,
/// ordinally. A <c>default</c> one has no text.
/// </remarks>
[JsonConverter(typeof(FieldJsonConverter))]
public readonly record struct VariantUrl : IComparable<VariantUrl>
{
    internal const string Field = "variants";

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012"
            + "\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f"
    );

    // Up to and with the last slash, and what follows: one text has one such pair, so equality is theirs.
    private readonly UrlPrefix? prefix;
    private readonly string? name;

    private VariantUrl(UrlPrefix prefix, string name) => (this.prefix, this.name) = (prefix, name);

    /// <summary>The URL's text, as it came; empty for a <c>default</c> one.</summary>
    public string Value => string.Concat(Prefix, name);

    /// <summary>
    /// The parts, where the URL is one of Cloudflare's: <c>https://imagedelivery.net/HASH/ID/VARIANT</c>, or
    /// <c>/cdn-cgi/imagedelivery/HASH/ID/VARIANT</c> on a host of one's own.
    /// </summary>
    public Option<VariantParts> Parts => prefix is null ? None : VariantParts.Of(prefix, Name);

    /// <summary>The variant's name, where the URL is one of Cloudflare's: <c>thumbnail</c>, or <c>w=400,h=300</c>.</summary>
    public Option<string> VariantName => Parts.Map(static parts => parts.VariantName);

    /// <summary>Checks a URL. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, VariantUrl> Create(string? value)
    {
        if (value is null)
            return CfErrors.Of(Violation.Null.At(Field));
        return Check(value) is { } violation ? CfErrors.Of(violation.At(Field)) : Trusted(value);
    }

    /// <summary>The URL as <see cref="System.Uri"/>, which normalises it; None for a host that it can't read.</summary>
    public Option<Uri> ToUri() =>
        Uri.TryCreate(Value, UriKind.Absolute, out var uri) ? Some(uri) : None;

    /// <inheritdoc/>
    public int CompareTo(VariantUrl other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The URL's text.</summary>
    public override string ToString() => Value;

    internal static VariantUrl Trusted(string value)
    {
        var split = value.LastIndexOf('/') + 1;
        return new VariantUrl(new UrlPrefix(value[..split]), value[split..]);
    }

    /// <summary>From a prefix that ends with the text's last slash.</summary>
    internal static VariantUrl Trusted(UrlPrefix prefix, string name) => new(prefix, name);

    internal string Prefix => prefix?.Text ?? "";

    internal string Name => name ?? "";

    internal static Violation? Check(string value) =>
        TextRules.LoneSurrogate(value) is not null
        || value.AsSpan().ContainsAny(Controls)
        || HostStart(value) == 0
            ? new Violation(
                "an absolute http or https URL without ASCII control characters",
                Printable.Excerpt(value)
            )
            : null;

    /// <summary>Whether a text begins with a scheme and a host.</summary>
    internal static bool HasHost(ReadOnlySpan<byte> utf8)
    {
        var start =
            Ascii.EqualsIgnoreCase(utf8[..Math.Min(utf8.Length, 8)], "https://"u8) ? 8
            : Ascii.EqualsIgnoreCase(utf8[..Math.Min(utf8.Length, 7)], "http://"u8) ? 7
            : utf8.Length;
        return start < utf8.Length
            && utf8[start] is not ((byte)'/' or (byte)'?' or (byte)'#' or (byte)':' or (byte)'@');
    }

    /// <summary>Where the host begins; 0 where there is none.</summary>
    internal static int HostStart(ReadOnlySpan<char> value)
    {
        var start =
            value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : value.Length;
        return start < value.Length && value[start] is not ('/' or '?' or '#' or ':' or '@')
            ? start
            : 0;
    }
}
