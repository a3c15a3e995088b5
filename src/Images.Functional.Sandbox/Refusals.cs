using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Images.Functional.Sandbox;

/// <summary>Envelopes of failures, in the order of the documented response.</summary>
internal static class Refusals
{
    public static string Envelope(int code, string message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("errors");
            writer.WriteStartObject();
            writer.WriteNumber("code", code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteStartArray("messages");
            writer.WriteEndArray();
            writer.WriteNull("result");
            writer.WriteBoolean("success", false);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
