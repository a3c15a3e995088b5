namespace Images.Functional;

/// <summary>Reads tokens of a document that is complete in memory.</summary>
internal static class JsonTokens
{
    /// <summary>
    /// Moves to the next token. Returns whether it is of the kind. Inside an object or array there always is a next token: the tokenizer
    /// throws if the text ends too early.
    /// </summary>
    public static bool Next(ref Utf8JsonReader reader, JsonTokenType kind)
    {
        reader.Read();
        return reader.TokenType == kind;
    }
}
