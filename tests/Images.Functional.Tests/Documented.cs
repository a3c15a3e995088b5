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
        Characters(text) is >= 1 and <= 32 && !HasDotSegment(text);

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
        && AbsoluteUrl().IsMatch(text)
        && !text.Any(static unit => unit is < ' ' or '\u007F');

    /// <summary>Any JSON value but null, of at most 1,024 bytes in its shortest text.</summary>
    public static bool IsMetadata(string text) =>
        Json(text) is { } canonical
        && canonical != "null"
        && Encoding.UTF8.GetByteCount(canonical) <= 1024;

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
            // The second: half a surrogate pair in an escape.
            return null;
        }
    }

    private static string Shortest(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "{"
                + string.Join(
                    ',',
                    value
                        .EnumerateObject()
                        .Select(static m => $"{Quoted(m.Name)}:{Shortest(m.Value)}")
                )
                + "}",
            JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Shortest))}]",
            JsonValueKind.String => Quoted(value.GetString()!),
            _ => value.GetRawText(),
        };

    private static string Quoted(string text) =>
        "\""
        + string.Concat(
            text.Select(static unit =>
                unit switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\b' => "\\b",
                    '\f' => "\\f",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    < ' ' => $"\\u{(int)unit:x4}",
                    _ => unit.ToString(),
                }
            )
        )
        + "\"";

    [GeneratedRegex(@"\A(?i:https?)://[^/?#:@]")]
    private static partial Regex AbsoluteUrl();

    [GeneratedRegex(
        @"\A(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})\z"
    )]
    private static partial Regex Uuid();
}
