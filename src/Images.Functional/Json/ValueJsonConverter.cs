using System;
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
    ) =>
        JsonText
            .Parse(JsonOptions.Value(ref reader, options))
            .Bind(create)
            .IfLeft(static errors => throw JsonErrors.ToJsonException(errors));

    public override void Write(Utf8JsonWriter writer, A value, JsonSerializerOptions options) =>
        RawJson.Write(writer, json(value).Value);
}
