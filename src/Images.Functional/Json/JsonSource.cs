using System;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Images.Functional;

/// <summary>
/// A document that was checked as text: UTF-8, no half a surrogate pair in an escape. Nothing that reads its tokens'
/// strings can throw. Most documents are ASCII, and their strings then need no decoding, only widening.
/// </summary>
internal readonly ref struct JsonSource
{
    private readonly bool isAscii;

    private JsonSource(ReadOnlySpan<byte> bytes, int mark, bool isAscii)
    {
        Bytes = bytes;
        Mark = mark;
        this.isAscii = isAscii;
    }

    /// <summary>The document without a byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>How many bytes the mark had, which offsets count.</summary>
    public int Mark { get; }

    /// <summary>Checks a document; false where it is no text, which <see cref="JsonBytes.Explain"/> says more of.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> document, out JsonSource source)
    {
        var bytes = JsonBytes.WithoutMark(document);
        var isAscii = Ascii.IsValid(bytes);
        source = new JsonSource(bytes, document.Length - bytes.Length, isAscii);
        return (isAscii || Utf8.IsValid(bytes)) && JsonBytes.LoneSurrogateEscape(bytes) < 0;
    }

    public Utf8JsonReader Tokens() => new(Bytes, JsonBytes.Options);

    /// <summary>The string at which the reader stands.</summary>
    public string String(scoped ref readonly Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? reader.GetString()! : Text(reader.ValueSpan);

    /// <summary>A part of a string without escapes.</summary>
    public string Text(ReadOnlySpan<byte> part) =>
        isAscii ? Encoding.Latin1.GetString(part) : Encoding.UTF8.GetString(part);

    /// <summary>The bytes of the value at which the reader stands; the reader goes to its end.</summary>
    public ReadOnlySpan<byte> Slice(scoped ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Bytes[start..(int)reader.BytesConsumed];
    }

    /// <summary>Where the token begins, in bytes of the document.</summary>
    public long Offset(scoped ref readonly Utf8JsonReader reader) => reader.TokenStartIndex + Mark;
}
