using System;
using System.Text.Json;

namespace Images.Functional.Tests;

/// <summary>Whether bytes are one whole JSON value, by the framework's document and not the core's reader.</summary>
internal static class WholeJson
{
    public static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = 1024,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
    };

    /// <summary>The document as the framework reads it, be its strings text or not; null where it is none.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The document without a byte order mark, where every string and name in it is Unicode text; else null.</summary>
    public static JsonDocument? Read(byte[] bytes)
    {
        var document = Parse(bytes.AsMemory(Mark(bytes)));
        if (document is null || IsText(document.RootElement))
            return document;
        document.Dispose();
        return null;
    }

    /// <summary>How many bytes the byte order mark has.</summary>
    public static int Mark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;

    private static bool IsText(JsonElement root)
    {
        try
        {
            Touch(root);
            return true;
        }
        catch (InvalidOperationException)
        {
            // What GetString says to invalid UTF-8 and to a lone surrogate.
            return false;
        }
    }

    private static void Touch(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Touch(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                    Touch(element);
                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            default:
                break;
        }
    }
}
