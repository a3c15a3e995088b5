using System;
using System.Buffers;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Writes JSON that exists as canonical text. Copies the text if the writer would write the same; writes its tokens if the writer indents,
/// or escapes more than JSON requires. By default, System.Text.Json's writers escape more, so that no value can end a script in HTML.
/// </summary>
internal static class RawJson
{
    // With unlimited indentation, the white space would grow with the square of the depth.
    private const int IndentedDepth = 32;

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

        using var document = JsonDocument.Parse(
            canonical,
            new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth }
        );
        if (IsRelaxed(writer))
            WriteIndented(writer, document.RootElement);
        else
            document.RootElement.WriteTo(writer);
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

    private static void WriteIndented(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when writer.CurrentDepth < IndentedDepth:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    WriteIndented(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when writer.CurrentDepth < IndentedDepth:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                    WriteIndented(writer, element);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }
}
