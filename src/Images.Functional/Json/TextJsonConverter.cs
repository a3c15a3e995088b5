using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;

namespace Images.Functional;

/// <summary>A type that is a checked text, as a string or as a member's name.</summary>
internal sealed class TextJsonConverter<A>(
    Func<string, Either<CfErrors, A>> create,
    Func<A, string> text
) : JsonConverter<A>
    where A : struct
{
    public override A Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        Create(
            reader.TokenType == JsonTokenType.String
                ? Text(ref reader)
                : throw JsonErrors.ToJsonException(
                    new CfError.Malformed(
                        "",
                        reader.TokenStartIndex,
                        $"a string for {typeof(A).Name}",
                        JsonBytes.Describe(ref reader)
                    )
                )
        );

    public override void Write(Utf8JsonWriter writer, A value, JsonSerializerOptions options) =>
        writer.WriteStringValue(text(value));

    public override A ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Create(Text(ref reader));

    public override void WriteAsPropertyName(
        Utf8JsonWriter writer,
        A value,
        JsonSerializerOptions options
    ) => writer.WritePropertyName(text(value));

    private A Create(string value) =>
        create(value).IfLeft(static errors => throw JsonErrors.ToJsonException(errors));

    // The reader lets invalid UTF-8 and half a surrogate pair pass until its text is asked for.
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw JsonErrors.ToJsonException(
                new CfError.Malformed(
                    "",
                    reader.TokenStartIndex,
                    $"Unicode text for {typeof(A).Name}",
                    "other bytes"
                )
                {
                    IsSyntax = true,
                }
            );
        }
    }
}
