using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Images.Functional;

/// <summary>
/// Reads and writes the fields' own types as the API's JSON has them, inside any System.Text.Json document: texts as strings, which
/// may also be the names of members, <see cref="Metadata"/> and <see cref="JsonText"/> as the JSON that they are. The types name it
/// themselves; nothing has to be set up.
/// </summary>
/// <remarks>
/// Reading throws <see cref="JsonException"/> with the error, as a converter's contract has it; an <see cref="ImageId"/> is any that
/// <see cref="ImageId.Any"/> accepts. Writing a <c>default</c> value of a type that has no empty one throws
/// <see cref="ArgumentException"/>: it could not be read again.
/// </remarks>
public sealed class FieldJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Find(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Find(typeToConvert);

    private static JsonConverter? Find(Type type) =>
        type == typeof(AccountId)
            ? new TextJsonConverter<AccountId>(
                AccountId.Create,
                static id => Required.Text(id.Value, nameof(AccountId))
            )
        : type == typeof(ImageId)
            ? new TextJsonConverter<ImageId>(
                ImageId.Any,
                static id => Required.Text(id.Value, nameof(ImageId))
            )
        : type == typeof(Creator)
            ? new TextJsonConverter<Creator>(Creator.Create, static creator => creator.Value)
        : type == typeof(Filename)
            ? new TextJsonConverter<Filename>(Filename.Create, static filename => filename.Value)
        : type == typeof(UploadedAt)
            ? new TextJsonConverter<UploadedAt>(UploadedAt.Create, static time => time.Value)
        : type == typeof(VariantUrl)
            ? new TextJsonConverter<VariantUrl>(
                VariantUrl.Create,
                static url => Required.Text(url.Value, nameof(VariantUrl))
            )
        : type == typeof(Metadata)
            ? new ValueJsonConverter<Metadata>(
                Metadata.Create,
                static meta => Required.Json(meta.Json, nameof(Metadata))
            )
        : type == typeof(JsonText)
            ? new ValueJsonConverter<JsonText>(static json => json, static json => json)
        : null;
}
