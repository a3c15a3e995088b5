using System;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;

namespace Images.Functional;

/// <summary>A type that is JSON of any kind, as that JSON; <c>null</c> too is a value.</summary>
internal sealed class ValueJsonConverter<A>(
    Func<JsonText, Either<CfErrors, A>> create,
    Func<A, JsonText> json
) : JsonConverter<A>
    where A : struct
{
    public override bool HandleNull => true;

    public override A Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return JsonText
            .Parse(JsonMarshal.GetRawUtf8Value(document.RootElement))
            .Bind(create)
            .IfLeft(static errors => throw JsonErrors.ToJsonException(errors));
    }

    public override void Write(Utf8JsonWriter writer, A value, JsonSerializerOptions options) =>
        RawJson.Write(writer, json(value).Value);
}
