using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The <c>result</c> of a success that could not be read, as the reply has it. It may hold secrets: no text shows it. Compared by its bytes.
/// </summary>
public sealed record UnreadResult
{
    private readonly byte[] json;

    internal UnreadResult(ReadOnlySpan<byte> json) => this.json = json.ToArray();

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
    public string Reveal() => Encoding.UTF8.GetString(json);

    /// <inheritdoc/>
    public bool Equals(UnreadResult? other) =>
        other is not null && json.AsSpan().SequenceEqual(other.json);

    /// <inheritdoc/>
    public override int GetHashCode() => json.Length;

    /// <summary>Returns <c>(hidden)</c>.</summary>
    public override string ToString() => "(hidden)";
}
