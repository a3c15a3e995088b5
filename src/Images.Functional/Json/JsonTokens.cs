using System.Text.Json;

namespace Images.Functional;

/// <summary>Tokens of a document that is held whole.</summary>
internal static class JsonTokens
{
    /// <summary>
    /// Whether the next token is of a kind. Inside an object or array of a whole document there always is a next one: the
    /// tokenizer throws where the text ends before its containers do.
    /// </summary>
    public static bool Next(ref Utf8JsonReader reader, JsonTokenType kind)
    {
        reader.Read();
        return reader.TokenType == kind;
    }
}
