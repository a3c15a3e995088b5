using System.Runtime.InteropServices;

namespace Images.Functional;

/// <summary>Applies the caller's System.Text.Json options, for converters that read a value as bytes.</summary>
internal static class JsonOptions
{
    /// <summary>
    /// Reads the bytes of the reader's current value, and moves to its end. Comments and trailing commas, if the reader allows them, become
    /// spaces, so that byte offsets stay the same. Throws a <see cref="JsonException"/> for JSON that the options do not allow.
    /// </summary>
    public static byte[] Value(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var allowed = reader.CurrentState.Options;
        using var document = JsonDocument.ParseValue(ref reader);
        var json = JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray();
        if (allowed.AllowTrailingCommas || allowed.CommentHandling == JsonCommentHandling.Skip)
            Blank(json, allowed);
        if (!options.AllowDuplicateProperties)
            JsonDocument
                .Parse(
                    json,
                    new JsonDocumentOptions
                    {
                        AllowDuplicateProperties = false,
                        MaxDepth = allowed.MaxDepth,
                    }
                )
                .Dispose();
        return json;
    }

    // Between two tokens there are only white space, comments, and a comma or a colon. A comma before a closing bracket is
    // a trailing comma.
    private static void Blank(Span<byte> json, JsonReaderOptions allowed)
    {
        var reader = new Utf8JsonReader(
            json,
            allowed with
            {
                CommentHandling = JsonCommentHandling.Allow,
                AllowTrailingCommas = true,
            }
        );
        var end = 0;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.Comment)
            {
                json[start..(int)reader.BytesConsumed].Fill((byte)' ');
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                json[end..start].Replace((byte)',', (byte)' ');
            end = (int)reader.BytesConsumed;
        }
    }
}
