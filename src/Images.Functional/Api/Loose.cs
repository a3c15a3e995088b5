using System.Runtime.InteropServices;

namespace Images.Functional;

/// <summary>
/// Reads what can be read of a failure's JSON, and ignores the rest: how an error is described must not become an error itself. The last of
/// duplicate members counts.
/// </summary>
internal static class Loose
{
    /// <summary>Opens a JSON value that a tokenizer has accepted. Dispose it.</summary>
    public static JsonDocument Open(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        return JsonDocument.ParseValue(ref reader);
    }

    /// <summary>The member of an object; undefined if the value is no object, or has no such member.</summary>
    public static JsonElement Member(JsonElement value, JsonEncodedText name) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name.EncodedUtf8Bytes, out var member)
            ? member
            : default;

    /// <summary>The text; null if the value is none.</summary>
    public static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The code: an integer, or a text that consists of digits.</summary>
    public static int? Code(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
            ? JsonInteger.Of(JsonMarshal.GetRawUtf8Value(value))
                is >= int.MinValue
                    and <= int.MaxValue
                    and var code
                ? (int)code
                : null
            : Digits.TryRead(Text(value), out int digits)
                ? digits
                : null;
}
