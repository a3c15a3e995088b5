namespace Images.Functional;

/// <summary>
/// Lets System.Text.Json read and write a successful <see cref="Envelope{A}"/> in the API's format, inside any document or stream.
/// <see cref="Envelope{A}"/> has this converter already: an envelope of an <see cref="Image"/> needs no set-up. For another result,
/// call <c>options.Converters.Add(EnvelopeJsonConverter.Of&lt;MyResult&gt;())</c>.
/// </summary>
/// <remarks>
/// Throws a <see cref="JsonException"/> with every error, including for an envelope whose <c>success</c> is false. For the effect of the
/// options, see <see cref="CodecJsonConverter{A}"/>. Uses no reflection, so it works with native AOT.
/// </remarks>
public sealed class EnvelopeJsonConverter : JsonConverterFactory
{
    /// <summary>Returns a converter for envelopes of another result, a JSON object, for which the options have a contract.</summary>
    /// <typeparam name="A">The type of the result.</typeparam>
    public static JsonConverter<Envelope<A>> Of<A>() =>
        (object)OfImage is JsonConverter<Envelope<A>> image
            ? image
            : new EnvelopeConverter<A>(EnvelopeConverter<A>.ByContract);

    /// <summary>Returns a converter for envelopes of another result, which a codec reads and writes.</summary>
    public static JsonConverter<Envelope<A>> Of<A>(Codec<A> codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return new EnvelopeConverter<A>(_ => codec);
    }

    private static JsonConverter<Envelope<Image>> OfImage => Of(Image.Codec);

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.NotNull().IsGenericType
        && typeToConvert.GetGenericTypeDefinition() == typeof(Envelope<>);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The result is not an image, and the options have no converter for its envelope.</exception>
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
