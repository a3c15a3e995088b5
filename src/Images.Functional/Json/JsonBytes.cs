using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Images.Functional;

/// <summary>
/// Checks a JSON text before its tokens are read. System.Text.Json's reader accepts invalid UTF-8 and lone surrogates in escapes, and
/// throws only when the string is read.
/// </summary>
internal static class JsonBytes
{
    public static readonly JsonReaderOptions Options = new() { MaxDepth = FieldLimits.JsonDepth };

    // The text is JSON, not part of an HTML page, so characters beyond ASCII need no escapes.
    public static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = FieldLimits.JsonDepth,
    };

    /// <summary>
    /// Encodes a text in UTF-8. Left: <see cref="CfError.Constraint"/> for null, and <see cref="CfError.Malformed"/> for a lone surrogate, which
    /// UTF-8 can't encode.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Its name in the error for null.</param>
    public static Either<CfErrors, byte[]> Encode(string? text, string name) =>
        text is null ? Violation.Null.In(name)
        : TextRules.LoneSurrogate(text) is { } index
            ? CfErrors.Of(
                new CfError.Malformed(
                    "",
                    Encoding.UTF8.GetByteCount(text.AsSpan(0, index)),
                    "Unicode text",
                    "a lone surrogate"
                )
                {
                    IsSyntax = true,
                }
            )
        : Encoding.UTF8.GetBytes(text);

    /// <summary>Why a document is not text (<see cref="JsonReading.IsText"/>), or why the tokenizer stopped.</summary>
    /// <param name="document">The document, with its byte order mark if it has one.</param>
    public static CfError.Malformed Explain(ReadOnlySpan<byte> document)
    {
        var utf8 = TextRules.WithoutMark(document);
        var mark = document.Length - utf8.Length;
        var valid = ValidUtf8(utf8);
        var lone = LoneSurrogateEscape(utf8[..valid]);
        var end = lone < 0 ? valid : lone;
        // Reports the first error: a syntax error may come before the invalid bytes.
        return JsonWalk.SyntaxError(utf8[..end], mark) is { } syntax
            && (end == utf8.Length || syntax.Offset < end + mark)
                ? syntax
            : lone < 0 ? At(utf8, end, mark, "UTF-8", $"the byte 0x{utf8[end]:X2}")
            : At(
                utf8,
                end,
                mark,
                "the escapes of a complete surrogate pair",
                $"only {Encoding.ASCII.GetString(utf8.Slice(end, EscapeLength))}"
            );
    }

    /// <summary>Describes a token in words.</summary>
    public static string Describe(ref readonly Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject or JsonTokenType.EndObject => "an object",
            JsonTokenType.StartArray or JsonTokenType.EndArray => "an array",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => "null",
        };

    /// <summary>A value's JSON, for a request. Left: a text has a lone surrogate, which the writer has replaced; or the JSON is too deep to be read.</summary>
    public static Either<CfErrors, string> ToSend<A>(Codec<A> codec, A value)
    {
        var json = codec.ToJson(value);
        if (
            json.Contains("\\uFFFD", StringComparison.Ordinal)
            && Replaced(Encoding.UTF8.GetBytes(json)) is { } replaced
        )
            return replaced;
        // Few values have so many brackets, and only those are read again.
        return json.AsSpan().CountAny('[', '{') > FieldLimits.JsonDepth
            ? JsonText.Parse(json).Map(_ => json)
            : json;
    }

    /// <summary>
    /// The error of a lone surrogate that .NET's writer has replaced; null if there is none. With these options, the writer escapes U+FFFD only
    /// where it replaced something. A U+FFFD of the text itself stays unescaped.
    /// </summary>
    /// <param name="written">JSON written with <see cref="Readable"/>.</param>
    public static CfErrors? Replaced(ReadOnlySpan<byte> written)
    {
        var at = written.IndexOf((byte)'\\');
        while (at >= 0 && !written[at..].StartsWith("\\uFFFD"u8))
        {
            var next = written[(at + 2)..].IndexOf((byte)'\\');
            at = next < 0 ? next : at + 2 + next;
        }

        return at < 0
            ? null
            : CfErrors.Of(
                new Violation("Unicode text", "a lone surrogate, which UTF-8 cannot encode").At(
                    "text",
                    JsonWalk.PointerAt(written, at)
                )
            );
    }

    private const int EscapeLength = 6; // \uXXXX

    private static CfError.Malformed At(
        ReadOnlySpan<byte> utf8,
        int offset,
        int mark,
        string expected,
        string found
    ) => new(JsonWalk.PointerAt(utf8, offset), offset + mark, expected, found) { IsSyntax = true };

    // The length of the beginning that is valid.
    private static int ValidUtf8(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            return utf8.Length;
        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out var used) == OperationStatus.Done)
            offset += used;
        return offset;
    }

    /// <summary>
    /// The offset of the first escape of a lone surrogate; negative if there is none. A backslash occurs only in strings, so this finds
    /// escapes without tokens. It leaves broken escapes to the tokenizer.
    /// </summary>
    public static int LoneSurrogateEscape(ReadOnlySpan<byte> utf8)
    {
        var offset = utf8.IndexOf((byte)'\\');
        while (offset >= 0 && offset + 1 < utf8.Length)
        {
            var used = 2;
            if (Escape(utf8[offset..]) is { } unit)
            {
                used = EscapeLength;
                if (char.IsLowSurrogate(unit))
                    return offset;
                if (char.IsHighSurrogate(unit))
                {
                    if (
                        Escape(utf8[(offset + used)..]) is not { } second
                        || !char.IsLowSurrogate(second)
                    )
                        return offset;
                    used += EscapeLength;
                }
            }

            var next = utf8[(offset + used)..].IndexOf((byte)'\\');
            offset = next < 0 ? next : offset + used + next;
        }

        return -1;
    }

    // The UTF-16 unit if the text begins with a \uXXXX escape.
    private static char? Escape(ReadOnlySpan<byte> utf8) =>
        utf8.Length >= EscapeLength
        && utf8.StartsWith("\\u"u8)
        && ushort.TryParse(
            utf8[2..EscapeLength],
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var unit
        )
            ? (char)unit
            : null;
}
