using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Images.Functional;

/// <summary>Writes an envelope in the order of the documented response.</summary>
internal static class EnvelopeWriter
{
    public static string ToJson(Envelope<Image> envelope)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions
                {
                    // As an image's own.
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
            Write(envelope, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Envelope<Image> envelope, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        ApiMessages.Write(writer, EnvelopeMembers.ErrorsName, envelope.Errors);
        ApiMessages.Write(writer, EnvelopeMembers.MessagesName, envelope.Messages);
        writer.WritePropertyName(EnvelopeMembers.ResultName);
        ImageWriter.Write(envelope.Result, writer);
        writer.WriteBoolean(EnvelopeMembers.SuccessName, true);
        writer.WriteEndObject();
    }
}
