using System;
using System.Text.Json;
using System.Text.Unicode;

namespace Images.Functional;

/// <summary>
/// A document that was checked as text: UTF-8, no half a surrogate pair in an escape. Nothing that reads its tokens'
/// strings can throw.
/// </summary>
internal readonly ref struct JsonSource
{
    private JsonSource(ReadOnlySpan<byte> bytes, int mark)
    {
        Bytes = bytes;
        Mark = mark;
    }

    /// <summary>The document without a byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>How many bytes the mark had, which offsets count.</summary>
    public int Mark { get; }

    /// <summary>Checks a document; false where it is no text, which <see cref="JsonBytes.Explain"/> says more of.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> document, out JsonSource source)
    {
        var bytes = TextRules.WithoutMark(document);
        source = new JsonSource(bytes, document.Length - bytes.Length);
        return Utf8.IsValid(bytes) && JsonBytes.LoneSurrogateEscape(bytes) < 0;
    }

    public Utf8JsonReader Tokens() => new(Bytes, JsonBytes.Options);

    /// <summary>The string at which the reader stands.</summary>
    public static string String(scoped ref Utf8JsonReader reader) => reader.GetString()!;

    /// <summary>The bytes of the value at which the reader stands; the reader goes to its end.</summary>
    public ReadOnlySpan<byte> Value(scoped ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            reader.Skip();
        return Bytes[start..(int)reader.BytesConsumed];
    }

    /// <summary>The same; and whether the value surely is canonical as it stands.</summary>
    public ReadOnlySpan<byte> Value(scoped ref Utf8JsonReader reader, out bool isCanonical)
    {
        var start = (int)reader.TokenStartIndex;
        isCanonical = CanonicalJson.Pass(ref reader);
        return Bytes[start..(int)reader.BytesConsumed];
    }

    /// <summary>Where the token begins, in bytes of the document.</summary>
    public long Offset(scoped ref readonly Utf8JsonReader reader) => reader.TokenStartIndex + Mark;
}
