using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Images.Functional;

/// <summary>Reads and writes the envelope of an image.</summary>
internal sealed class ImageEnvelopeConverter : JsonConverter<Envelope<Image>>
{
    public override Envelope<Image> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        ImagesV1
            .ParseEnvelope(JsonOptions.Value(ref reader, options))
            .IfLeft(static errors => throw JsonErrors.ToJsonException(errors));

    public override void Write(
        Utf8JsonWriter writer,
        Envelope<Image> value,
        JsonSerializerOptions options
    ) => value.WriteTo(writer);
}
