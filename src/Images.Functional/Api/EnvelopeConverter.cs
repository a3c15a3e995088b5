using System.Text.Json.Serialization.Metadata;

namespace Images.Functional;

/// <summary>Lets System.Text.Json read and write envelopes. The codec of the result may depend on the options.</summary>
internal sealed class EnvelopeConverter<A>(Func<JsonSerializerOptions, Codec<A>> result)
    : JsonConverter<Envelope<A>>
{
    public override Envelope<A> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        ReplyReader
            .Read(ResponseInfo.Ok, JsonOptions.Value(ref reader, options), result(options))
            .OrThrowJson();

    public override void Write(
        Utf8JsonWriter writer,
        Envelope<A> value,
        JsonSerializerOptions options
    ) => EnvelopeWriter.Write(value, result(options), writer);

    /// <summary>The codec of a JSON object, by the contract that the options have for it.</summary>
    public static Codec<A> ByContract(JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<A>)options.GetTypeInfo(typeof(A));
        return Json.AnyObject.Checked(
            json => json.As(type),
            value => JsonText.From(value, type).OrThrowJson()
        );
    }
}
