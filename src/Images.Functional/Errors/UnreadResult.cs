using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>The result of a success that could not be read.</summary>
internal static class UnreadResult
{
    /// <summary>The text of its member <c>id</c>.</summary>
    public static Option<string> Id(string json)
    {
        using var document = JsonDocument.Parse(
            json,
            new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth }
        );
        return
            document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("id"u8, out var id)
            && id.ValueKind == JsonValueKind.String
            ? Optional(id.GetString())
            : None;
    }
}
