using System;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Images.Functional;

/// <summary>What a caller's System.Text.Json options allow, for converters that read a value as bytes.</summary>
internal static class JsonOptions
{
    /// <summary>
    /// The bytes of the value at which the reader stands; the reader goes to its end. Comments and trailing commas that the reader
    /// allows become spaces, so that each byte keeps its place. Throws <see cref="JsonException"/> for what the options refuse.
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

    // What stands between two tokens is white space, comments, and a comma or a colon. A comma before a closing bracket is a
    // trailing one.
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
