using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Images.Functional.Tests;

/// <summary>
/// The constraints as the API's documents state them, written without the core: the second opinion of the laws.
/// </summary>
internal static partial class Documented
{
    private static readonly UTF32Encoding Utf32 = new(
        bigEndian: false,
        byteOrderMark: false,
        throwOnInvalidCharacters: true
    );

    /// <summary>How many characters a text has, as JSON Schema counts them; -1 where it is no Unicode text.</summary>
    public static int Characters(string text)
    {
        try
        {
            return Utf32.GetByteCount(text) / 4;
        }
        catch (EncoderFallbackException)
        {
            return -1;
        }
    }

    public static bool IsAccountId(string text) =>
        Characters(text) is >= 1 and <= 32
        && !HasDotSegment(text)
        && text.Trim() == text
        && !text.Any(char.IsControl);

    public static bool IsImageId(string text) =>
        IsHyphenatedUuid(text) || (Characters(text) is >= 1 and <= 32 && !HasDotSegment(text));

    public static bool IsCustomImageId(string text) =>
        Characters(text) is >= 1 and <= 1024
        && text[0] != '/'
        && text[^1] != '/'
        && !IsUuid(text)
        && !HasDotSegment(text);

    public static bool IsCreator(string text) => Characters(text) is >= 0 and <= 1024;

    public static bool IsFilename(string text) => Characters(text) is >= 0 and <= 255;

    public static bool IsVariantUrl(string text) =>
        Characters(text) > 0
        && Rfc3986Url().Match(text) is { Success: true } match
        && (
            match.Groups["port"].Value.TrimStart('0') is { Length: <= 5 } port
            && (
                port.Length == 0
                || int.Parse(port, System.Globalization.CultureInfo.InvariantCulture) <= 65535
            )
        )
        && (
            !match.Groups["six"].Success
            || (
                System.Net.IPAddress.TryParse(match.Groups["six"].Value, out var address)
                && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            )
        );

    [GeneratedRegex(
        """
            ^(?i:https?)://(?:(?:[A-Za-z0-9._~!$&'()*+,;=:-]|[^\x00-\x7F]|%[0-9A-Fa-f]{2})+@)?(?:\[(?<six>[0-9A-Fa-f:.]+)\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|[^\x00-\x7F]|%[0-9A-Fa-f]{2})+)(?::(?<port>[0-9]*))?(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|[^\x00-\x7F]|%[0-9A-Fa-f]{2})*)?(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|[^\x00-\x7F]|%[0-9A-Fa-f]{2})*)?(?:\#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|[^\x00-\x7F]|%[0-9A-Fa-f]{2})*)?\z
            """
    )]
    private static partial Regex Rfc3986Url();

    /// <summary>Any JSON value but null, of at most 1,024 bytes in its shortest text.</summary>
    public static bool IsMetadata(string text) => Json(text) is { } canonical && Fits(canonical);

    public static bool IsMetadata(JsonElement value) => Fits(Shortest(value));

    public static bool HasDotSegment(string text) =>
        text.Split('/').Any(static s => s is "." or "..");

    public static bool IsUuid(string text) => Uuid().IsMatch(text);

    public static bool IsHyphenatedUuid(string text) => text.Length == 36 && IsUuid(text);

    /// <summary>The shortest text of a JSON text; null where it is none.</summary>
    public static string? Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(
                text.TrimStart('\uFEFF'),
                new JsonDocumentOptions { MaxDepth = 1024 }
            );
            return Shortest(document.RootElement);
        }
        catch (System.Exception e) when (e is JsonException or System.InvalidOperationException)
        {
            // The second: a lone surrogate in an escape.
            return null;
        }
    }

    /// <summary>The shortest text of a value: members and digits as they came.</summary>
    public static string Shortest(JsonElement value)
    {
        var text = new StringBuilder();
        Shortest(value, text);
        return text.ToString();
    }

    private static void Shortest(JsonElement value, StringBuilder text)
    {
        var first = true;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var member in value.EnumerateObject())
                {
                    text.Append(first ? "" : ",");
                    first = false;
                    Quote(member.Name, text);
                    text.Append(':');
                    Shortest(member.Value, text);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var element in value.EnumerateArray())
                {
                    text.Append(first ? "" : ",");
                    first = false;
                    Shortest(element, text);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                Quote(value.GetString()!, text);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static bool Fits(string canonical) =>
        canonical != "null" && Encoding.UTF8.GetByteCount(canonical) <= 1024;

    private static void Quote(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var unit in value)
            _ = unit switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ => text.Append(unit),
            };
        text.Append('"');
    }

    [GeneratedRegex(
        @"\A(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})\z"
    )]
    private static partial Regex Uuid();
}
