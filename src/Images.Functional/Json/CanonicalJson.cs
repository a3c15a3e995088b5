using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace Images.Functional;

/// <summary>
/// Writes JSON in canonical form: no insignificant white space, only the escapes that JSON requires, numbers as they were written.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>
    /// The canonical text of one whole JSON value. <paramref name="isCanonical"/> is the result of <see cref="Pass"/>.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> json, bool isCanonical) =>
        isCanonical ? Encoding.UTF8.GetString(json) : Rewrite(json);

    /// <summary>
    /// Moves from the beginning of a value to its end. Returns true if its text is canonical; false if not, or if it has escapes.
    /// </summary>
    public static bool Pass(scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return !reader.ValueIsEscaped;

        var (start, depth) = (reader.TokenStartIndex, reader.CurrentDepth);
        var hasEscapes = false;
        // The length of the same tokens without white space between them.
        var length = Length(ref reader);
        var previous = reader.TokenType;
        do
        {
            reader.Read();
            hasEscapes |= reader.ValueIsEscaped;
            length += Length(ref reader) + (NeedsComma(previous, reader.TokenType) ? 1 : 0);
            previous = reader.TokenType;
        } while (reader.CurrentDepth > depth);

        return !hasEscapes && length == reader.BytesConsumed - start;
    }

    /// <summary>
    /// The normal form, which is the same for two JSON values exactly if they are equal: members sorted by name, and only the last of
    /// duplicate members.
    /// </summary>
    public static string Normal(string canonical)
    {
        if (!canonical.Contains('{', StringComparison.Ordinal))
            return canonical;
        using var document = JsonDocument.Parse(
            canonical,
            new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth }
        );
        var text = new StringBuilder(canonical.Length);
        Normal(document.RootElement, text);
        return text.ToString();
    }

    private static void Normal(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject())
                    members[member.Name] = member.Value;
                text.Append('{');
                foreach (var (name, member) in members)
                {
                    Separate(text);
                    AppendString(text, name);
                    text.Append(':');
                    Normal(member, text);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var element in value.EnumerateArray())
                {
                    Separate(text);
                    Normal(element, text);
                }

                text.Append(']');
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void Separate(StringBuilder text)
    {
        if (text[^1] is not ('{' or '['))
            text.Append(',');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        var utf8 = new ArrayBufferWriter<byte>(value.Length + 2);
        WriteString(utf8, Encoding.UTF8.GetBytes(value));
        text.Append(Encoding.UTF8.GetString(utf8.WrittenSpan));
    }

    private static string Rewrite(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length);
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        var previous = JsonTokenType.None;
        while (reader.Read())
        {
            if (NeedsComma(previous, reader.TokenType))
                output.Write(","u8);
            WriteToken(output, ref reader);
            previous = reader.TokenType;
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    // Includes a string's quotation marks and a name's colon.
    private static int Length(scoped ref readonly Utf8JsonReader reader) =>
        reader.ValueSpan.Length
        + reader.TokenType switch
        {
            JsonTokenType.PropertyName => 3,
            JsonTokenType.String => 2,
            _ => 0,
        };

    private static bool NeedsComma(JsonTokenType previous, JsonTokenType current) =>
        previous
            is not (
                JsonTokenType.None
                or JsonTokenType.StartObject
                or JsonTokenType.StartArray
                or JsonTokenType.PropertyName
            )
        && current is not (JsonTokenType.EndObject or JsonTokenType.EndArray);

    private static void WriteToken(ArrayBufferWriter<byte> output, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            output.Write(reader.ValueSpan);
            return;
        }

        if (reader.ValueIsEscaped)
        {
            var unescaped = new byte[reader.ValueSpan.Length];
            WriteString(output, unescaped.AsSpan(0, reader.CopyString(unescaped)));
        }
        else
        {
            output.Write("\""u8);
            output.Write(reader.ValueSpan);
            output.Write("\""u8);
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
            output.Write(":"u8);
    }

    private static void WriteString(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> utf8)
    {
        output.Write("\""u8);
        foreach (var unit in utf8)
            if (Escaped.IndexOf(unit) is >= 0 and var at)
                output.Write([(byte)'\\', Letters[at]]);
            else if (unit < ' ')
                output.Write(Encoding.ASCII.GetBytes($"\\u{unit:x4}"));
            else
                output.Write([unit]);
        output.Write("\""u8);
    }

    // The characters that have an escape of two characters, and the second one of each.
    private static ReadOnlySpan<byte> Escaped => "\"\\\b\f\n\r\t"u8;

    private static ReadOnlySpan<byte> Letters => "\"\\bfnrt"u8;
}
