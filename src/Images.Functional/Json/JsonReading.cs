using System;
using System.Text.Json;
using System.Text.Unicode;

namespace Images.Functional;

/// <summary>A document that is being read: its tokens, and what is wrong with it so far.</summary>
/// <remarks>
/// <see cref="TryOpen"/> has checked that it is text: UTF-8, without half a surrogate pair in an escape. So no string of it can throw. The
/// tokenizer throws <see cref="JsonException"/> if the JSON is broken.
/// </remarks>
internal ref struct JsonReading
{
    public Utf8JsonReader Tokens;
    public Violations Violations;

    // How many bytes the byte order mark has, which offsets count.
    private readonly int mark;

    private JsonReading(ReadOnlySpan<byte> bytes, int mark)
    {
        Bytes = bytes;
        this.mark = mark;
        Tokens = new Utf8JsonReader(bytes, JsonBytes.Options);
    }

    /// <summary>The document without a byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Where the current token begins, in bytes of the document.</summary>
    public readonly long Offset => Tokens.TokenStartIndex + mark;

    /// <summary>Opens a document; false if it is no text, which <see cref="JsonBytes.Explain"/> says more of.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> document, out JsonReading reading)
    {
        var bytes = TextRules.WithoutMark(document);
        reading = new JsonReading(bytes, document.Length - bytes.Length);
        return Utf8.IsValid(bytes) && JsonBytes.LoneSurrogateEscape(bytes) < 0;
    }

    /// <summary>Goes to the next token; whether it is of a kind.</summary>
    public bool Next(JsonTokenType kind) => JsonTokens.Next(ref Tokens, kind);

    /// <summary>The current string.</summary>
    public readonly string String() => Tokens.GetString()!;

    /// <summary>The bytes of the current value. Goes to its end.</summary>
    public ReadOnlySpan<byte> Value()
    {
        var start = (int)Tokens.TokenStartIndex;
        if (Tokens.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            Tokens.Skip();
        return Since(start);
    }

    /// <summary>The bytes from a place to the end of the current token.</summary>
    public readonly ReadOnlySpan<byte> Since(int start) => Bytes[start..(int)Tokens.BytesConsumed];

    /// <summary>The current value as JSON of its own. Goes to its end.</summary>
    public JsonText Json()
    {
        var start = (int)Tokens.TokenStartIndex;
        var isCanonical = CanonicalJson.Pass(ref Tokens);
        return JsonText.Trusted(Since(start), isCanonical);
    }

    /// <summary>Reports that the current value is of another kind than is expected, and goes to its end. Returns false.</summary>
    public bool WrongKind(string expected)
    {
        Violations.Add(new CfError.Malformed("", Offset, expected, JsonBytes.Describe(in Tokens)));
        Tokens.Skip();
        return false;
    }

    /// <summary>Reports that the current member has been there before, and goes to the end of its value. Returns false.</summary>
    public bool Repeated()
    {
        Report(String(), "each member once", "a second one");
        Tokens.Skip();
        return false;
    }

    /// <summary>Reports that the current object has no member of a name. Returns false.</summary>
    public bool Missing(string member, string expected) => Report(member, expected, "nothing");

    private bool Report(string member, string expected, string found)
    {
        var from = Violations.Count;
        Violations.Add(new CfError.Malformed("", Offset, expected, found));
        Violations.Below(from, member);
        return false;
    }
}
