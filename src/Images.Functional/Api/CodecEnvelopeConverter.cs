namespace Images.Functional;

/// <summary>Lets System.Text.Json read and write envelopes whose result has a codec.</summary>
internal sealed class CodecEnvelopeConverter<A>(Codec<A> codec) : JsonConverter<Envelope<A>>
{
    public override Envelope<A> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        ReplyReader
            .Read(ResponseInfo.Ok, JsonOptions.Value(ref reader, options), codec)
            .OrThrowJson();

    public override void Write(
        Utf8JsonWriter writer,
        Envelope<A> value,
        JsonSerializerOptions options
    ) => EnvelopeWriter.Write(value, codec, writer);
}
