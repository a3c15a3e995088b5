using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>The <c>result</c> of a success that could not be read. It may hold secrets: no text shows it.</summary>
public sealed record UnreadResult
{
    private readonly string json;

    internal UnreadResult(string json) => this.json = json;

    /// <summary>Its member <c>id</c>, if that is a text.</summary>
    public Option<string> Id
    {
        get
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

    /// <summary>The JSON itself.</summary>
    public string Reveal() => json;

    /// <summary>Returns <c>(hidden)</c>.</summary>
    public override string ToString() => "(hidden)";
}
