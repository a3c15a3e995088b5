using System;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Images.Functional;

/// <summary>
/// Reads and writes a successful <see cref="Envelope{A}"/> of an <see cref="Image"/>, inside any System.Text.Json document or
/// stream; put it into the options' <c>Converters</c>.
/// </summary>
/// <remarks>
/// Throws <see cref="JsonException"/> with every error, also for an envelope whose <c>success</c> is false. See
/// <see cref="ImageJsonConverter"/> for depth.
/// </remarks>
public sealed class EnvelopeJsonConverter : JsonConverter<Envelope<Image>>
{
    /// <inheritdoc/>
    public override Envelope<Image> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return ImagesV1
            .ParseEnvelope(JsonMarshal.GetRawUtf8Value(document.RootElement))
            .IfLeft(static errors => throw JsonErrors.ToJsonException(errors));
    }

    /// <inheritdoc/>
    public override void Write(
        Utf8JsonWriter writer,
        Envelope<Image> value,
        JsonSerializerOptions options
    ) => value.WriteTo(writer);
}
