using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Images.Functional;

/// <summary>
/// Reads and writes a successful <see cref="Envelope{A}"/> as the API sends it, inside any System.Text.Json document or stream.
/// <see cref="Envelope{A}"/> names it itself: an envelope of an <see cref="Image"/> needs no set-up, and one of another result
/// needs <c>options.Converters.Add(EnvelopeJsonConverter.Of&lt;MyResult&gt;())</c>.
/// </summary>
/// <remarks>
/// Throws <see cref="JsonException"/> with every error, also for an envelope whose <c>success</c> is false. See
/// <see cref="CodecJsonConverter{A}"/> for what the options decide. Uses no reflection: it works ahead of time.
/// </remarks>
public sealed class EnvelopeJsonConverter : JsonConverterFactory
{
    /// <summary>
    /// Returns a converter for envelopes of another result, a JSON object, which the options read and write by its own contract.
    /// </summary>
    /// <typeparam name="A">The type of the result.</typeparam>
    public static JsonConverter<Envelope<A>> Of<A>() =>
        (object)OfImage is JsonConverter<Envelope<A>> image ? image : new EnvelopeConverter<A>();

    /// <summary>Returns a converter for envelopes of another result, which a codec reads and writes.</summary>
    public static JsonConverter<Envelope<A>> Of<A>(Codec<A> codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return new CodecEnvelopeConverter<A>(codec);
    }

    private static JsonConverter<Envelope<Image>> OfImage => Of(Image.Codec);

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType
            && typeToConvert.GetGenericTypeDefinition() == typeof(Envelope<>);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The result is no image, and the options have no converter for it.</exception>
    public override JsonConverter? CreateConverter(
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        ArgumentNullException.ThrowIfNull(options);
        if (typeToConvert == typeof(Envelope<Image>))
            return OfImage;
        var result = typeToConvert.GetGenericArguments()[0].Name;
        return options.Converters.FirstOrDefault(converter =>
                converter is not JsonConverterFactory && converter.CanConvert(typeToConvert)
            )
            ?? throw new NotSupportedException(
                $"An Envelope<{result}> needs options.Converters.Add(EnvelopeJsonConverter.Of<{result}>())."
            );
    }
}
