using System.Text.Json.Serialization.Metadata;

namespace Images.Functional;

/// <summary>Lets System.Text.Json read and write envelopes whose result is a JSON object, by the contract that the options have for it.</summary>
internal sealed class EnvelopeConverter<A> : JsonConverter<Envelope<A>>
{
    public override Envelope<A> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        ReplyReader
            .Read(ResponseInfo.Ok, JsonOptions.Value(ref reader, options), Json.AnyObject)
            .OrThrowJson()
            .Map(json => JsonSerializer.Deserialize(json.Value, Contract(options))!);

    public override void Write(
        Utf8JsonWriter writer,
        Envelope<A> value,
        JsonSerializerOptions options
    )
    {
        EnvelopeWriter.WriteStart(writer, value.Errors, value.Messages);
        JsonSerializer.Serialize(writer, value.Result, Contract(options));
        EnvelopeWriter.WriteEnd(writer, value.ResultInfo);
    }

    private static JsonTypeInfo<A> Contract(JsonSerializerOptions options) =>
        (JsonTypeInfo<A>)options.GetTypeInfo(typeof(A));
}
