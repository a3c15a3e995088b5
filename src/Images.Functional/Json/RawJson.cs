using System.Runtime.InteropServices;
using System.Text.Encodings.Web;

namespace Images.Functional;

/// <summary>
/// Writes JSON that exists as canonical text. Copies the text if the writer would write the same; writes its tokens if the writer indents,
/// or escapes more than JSON requires. By default, System.Text.Json's writers escape more, so that no value can end a script in HTML.
/// </summary>
internal static class RawJson
{
    // With unlimited indentation, the white space would grow with the square of the depth.
    private const int IndentedDepth = 32;

    // In digits.
    private const int LongExponent = 8;

    // Characters that the default encoder does not escape, and the quotation marks around strings. (A quotation mark within a
    // string has a backslash before it.)
    private const string NeverEscaped =
        " !\"#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<char> Plain = SearchValues.Create(NeverEscaped);

    // Without the space, which may also be between tokens.
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create(
        Encoding.ASCII.GetBytes(NeverEscaped[1..])
    );

    /// <summary>Whether the writer would write these bytes as they are. Their strings have no spaces.</summary>
    public static bool IsWrittenAsItIs(Utf8JsonWriter writer, ReadOnlySpan<byte> json) =>
        (IsUntouched(writer) || IsUsual(writer)) && !json.ContainsAnyExcept(PlainBytes);

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter writer, string canonical)
    {
        if (
            IsUntouched(writer) || (IsUsual(writer) && !canonical.AsSpan().ContainsAnyExcept(Plain))
        )
        {
            writer.WriteRawValue(canonical, skipInputValidation: true);
            return;
        }

        using var document = Open(canonical);
        if (IsRelaxed(writer))
            Write(
                writer,
                document.RootElement,
                IndentedDepth,
                static element => element.EnumerateObject()
            );
        else
            document.RootElement.WriteTo(writer);
    }

    /// <summary>
    /// The normal form, which is the same for two JSON values exactly if they are equal: members sorted by name, and only the last of
    /// duplicate members.
    /// </summary>
    public static string Normal(string canonical)
    {
        if (!canonical.Contains('{', StringComparison.Ordinal))
            return canonical;
        using var document = Open(canonical);
        var buffer = new ArrayBufferWriter<byte>(canonical.Length);
        using (var writer = new Utf8JsonWriter(buffer, JsonBytes.Readable))
            Write(writer, document.RootElement, FieldLimits.JsonDepth, Sorted);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Whether two values are the same, also if they spell a number in two ways: <c>1</c> and <c>1.0</c>.</summary>
    public static bool AreEqual(string canonical, string other)
    {
        if (Normal(canonical) == Normal(other))
            return true;
        // .NET adds exponents without a check, or refuses them.
        if (HasLongExponent(canonical) || HasLongExponent(other))
            return false;
        using var first = Open(canonical);
        using var second = Open(other);
        return JsonElement.DeepEquals(first.RootElement, second.RootElement);
    }

    // A text that looks like such a number counts too.
    private static bool HasLongExponent(ReadOnlySpan<char> json)
    {
        while (json.IndexOfAny('e', 'E') is var at and >= 0)
        {
            json = json[(at + 1)..];
            var digits = json.TrimStart("+-");
            if (
                digits.Length >= LongExponent
                && !digits[..LongExponent].ContainsAnyExceptInRange('0', '9')
            )
                return true;
        }

        return false;
    }

    /// <summary>Writes members in the order of their names, so that equal objects give the same text.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, HashMap<string, JsonText> members)
    {
        foreach (
            var (name, value) in members.OrderBy(
                static member => member.Key,
                StringComparer.Ordinal
            )
        )
        {
            writer.WritePropertyName(name);
            Write(writer, value.Value);
        }
    }

    private static bool IsUntouched(Utf8JsonWriter writer) =>
        !writer.Options.Indented && IsRelaxed(writer);

    private static bool IsUsual(Utf8JsonWriter writer) =>
        !writer.Options.Indented
        && (writer.Options.Encoder ?? JavaScriptEncoder.Default) == JavaScriptEncoder.Default;

    private static bool IsRelaxed(Utf8JsonWriter writer) =>
        writer.Options.Encoder == JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Opens a JSON text that a tokenizer has accepted. Dispose it.</summary>
    public static JsonDocument Open(string canonical) =>
        JsonDocument.Parse(canonical, new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth });

    private static IEnumerable<JsonProperty> Sorted(JsonElement value) =>
        value
            .EnumerateObject()
            .Reverse()
            .DistinctBy(static one => one.Name)
            .OrderBy(static one => one.Name, StringComparer.Ordinal);

    // Writes what is below the depth as it is.
    private static void Write(
        Utf8JsonWriter writer,
        JsonElement value,
        int depth,
        Func<JsonElement, IEnumerable<JsonProperty>> members
    )
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when writer.CurrentDepth < depth:
                writer.WriteStartObject();
                foreach (var member in members(value))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, depth, members);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when writer.CurrentDepth < depth:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                    Write(writer, element, depth, members);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }
}
