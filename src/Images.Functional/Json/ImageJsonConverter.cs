using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Images.Functional;

/// <summary>
/// Reads and writes an <see cref="Image"/> as the API's JSON object, inside any System.Text.Json document or stream.
/// </summary>
/// <remarks>
/// Throws <see cref="JsonException"/> with every violation, as a converter's contract has it;
/// <see cref="ImagesV1.ParseImage(ReadOnlySpan{byte})"/> does not. JSON deeper than the options' <c>MaxDepth</c> (64 unless told otherwise) is
/// refused by System.Text.Json itself: metadata may have up to 512 levels. The options also decide on comments, trailing commas and, in
/// metadata, duplicate members. An error's byte counts from the object's beginning.
/// </remarks>
public sealed class ImageJsonConverter : JsonConverter<Image>
{
    /// <inheritdoc/>
    public override Image Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        Image
            .Codec.Parse(JsonOptions.Value(ref reader, options))
            .IfLeft(static errors => throw JsonErrors.ToJsonException(errors));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Image value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(writer);
    }
}
