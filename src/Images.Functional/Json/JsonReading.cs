using System.Text.Unicode;

namespace Images.Functional;

/// <summary>The state of reading a document: its tokens, and the violations found so far.</summary>
/// <remarks>
/// Check <see cref="IsText"/> first: only the strings of valid UTF-8 without lone surrogates in escapes can be read without exceptions. The
/// tokenizer throws a <see cref="JsonException"/> if the JSON is malformed.
/// </remarks>
internal ref struct JsonReading
{
    public Utf8JsonReader Tokens;
    public Violations Violations;

    /// <summary>Opens a document.</summary>
    /// <param name="document">The document, with its byte order mark if it has one.</param>
    /// <param name="redact">Removes secrets from what is kept of unreadable elements; null if there are none.</param>
    public JsonReading(ReadOnlySpan<byte> document, Func<string, string>? redact = null)
    {
        Document = document;
        Bytes = TextRules.WithoutMark(document);
        Redact = redact;
        Tokens = new Utf8JsonReader(Bytes, JsonBytes.Options);
    }

    /// <summary>The document, with its byte order mark if it has one.</summary>
    public ReadOnlySpan<byte> Document { get; }

    /// <summary>Removes secrets; null if there are none.</summary>
    public Func<string, string>? Redact { get; }

    /// <summary>The document without its byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The byte offset of the current token in the document.</summary>
    public readonly long Offset => Tokens.TokenStartIndex + (Document.Length - Bytes.Length);

    /// <summary>Whether the document is text. If not, <see cref="JsonBytes.Explain"/> says why.</summary>
    public readonly bool IsText => Utf8.IsValid(Bytes) && JsonBytes.LoneSurrogateEscape(Bytes) < 0;

    /// <summary>
    /// Moves to the next token. Returns whether it is of the kind. Inside an object or array there is one: the tokenizer throws if the text
    /// ends too early.
    /// </summary>
    public bool Next(JsonTokenType kind)
    {
        Tokens.Read();
        return Tokens.TokenType == kind;
    }

    /// <summary>The current string.</summary>
    public readonly string String() => Tokens.GetString()!;

    /// <summary>Moves to the end of the current value, and returns its bytes.</summary>
    public ReadOnlySpan<byte> Value()
    {
        var start = (int)Tokens.TokenStartIndex;
        if (Tokens.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            Tokens.Skip();
        return Since(start);
    }

    /// <summary>The bytes from an offset to the end of the current token.</summary>
    public readonly ReadOnlySpan<byte> Since(int start) => Bytes[start..(int)Tokens.BytesConsumed];

    /// <summary>Moves to the end of the current value, and returns its JSON.</summary>
    public JsonText Json() => JsonText.Trusted(Value());

    /// <summary>Reports that the current value is not of the expected kind, and moves to its end. Returns false.</summary>
    public bool WrongKind(string expected)
    {
        Violations.Add(new CfError.Malformed("", Offset, expected, JsonBytes.Describe(in Tokens)));
        Tokens.Skip();
        return false;
    }

    /// <summary>Reports that the current array has too many unreadable elements, and moves to its end. Returns false.</summary>
    public bool TooMany(int most)
    {
        var expected = $"at most {TextRules.Number(most)} unreadable elements";
        Violations.Add(new CfError.Malformed("", Offset, expected, "more"));
        while (!Next(JsonTokenType.EndArray))
            Tokens.Skip();
        return false;
    }

    /// <summary>Reports that the current member is a duplicate, and moves to the end of its value. Returns false.</summary>
    public bool Repeated()
    {
        Report(String(), "no duplicate member", "a second one");
        Tokens.Skip();
        return false;
    }

    /// <summary>Reports that the current object lacks a member. Returns false.</summary>
    public bool Missing(string member, string expected) => Report(member, expected, "nothing");

    private bool Report(string member, string expected, string found)
    {
        Violations.Add(new CfError.Malformed("", Offset, expected, found), member);
        return false;
    }
}
