using System.Text;
using System.Text.Json;

namespace Images.Functional;

/// <summary>
/// Reads an image's object, by hand and imperatively inside: this is the path that is measured. Violations are gathered;
/// reading goes on past each.
/// </summary>
internal static class ImageReader
{
    /// <summary>
    /// Reads the object at whose beginning the reader stands, to its end. Null where there were violations.
    /// </summary>
    /// <param name="reader">Over the source's tokens.</param>
    /// <param name="source">The document.</param>
    /// <param name="limits">How strictly the id is read.</param>
    /// <param name="violations">What is wrong.</param>
    public static Image? Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        FieldLimits limits,
        scoped ref Violations violations
    )
    {
        var fields = new ImageFields(limits);
        var seen = ImageMembers.Member.Undocumented;
        for (reader.Read(); reader.TokenType == JsonTokenType.PropertyName; reader.Read())
        {
            var member = reader.ValueIsEscaped
                ? JsonNames.Escaped(ref reader, ImageMembers.Of)
                : ImageMembers.Of(reader.ValueSpan);
            if ((seen & member) != 0)
            {
                violations.AddRepeated(ref reader, in source);
                reader.Skip();
                continue;
            }

            if (member == ImageMembers.Member.Undocumented)
            {
                var name = source.String(ref reader);
                reader.Read();
                fields.SetUndocumented(
                    name,
                    JsonText.Trusted(source.Slice(ref reader)),
                    ref violations
                );
                continue;
            }

            seen |= member;
            reader.Read();
            switch (member, reader.TokenType)
            {
                case (_, JsonTokenType.Null):
                    break;
                case (ImageMembers.Member.Id, JsonTokenType.String):
                    fields.SetId(source.String(ref reader), ref violations);
                    break;
                case (ImageMembers.Member.Creator, JsonTokenType.String):
                    fields.SetCreator(source.String(ref reader), ref violations);
                    break;
                case (ImageMembers.Member.Filename, JsonTokenType.String):
                    fields.SetFilename(source.String(ref reader), ref violations);
                    break;
                case (ImageMembers.Member.Uploaded, JsonTokenType.String):
                    if (reader.ValueIsEscaped)
                        fields.SetUploaded(
                            Encoding.UTF8.GetBytes(source.String(ref reader)),
                            ref violations
                        );
                    else
                        fields.SetUploaded(reader.ValueSpan, ref violations);
                    break;
                case (
                    ImageMembers.Member.RequireSignedUrls,
                    JsonTokenType.True
                        or JsonTokenType.False
                ):
                    fields.RequireSignedUrls = reader.TokenType == JsonTokenType.True;
                    break;
                case (ImageMembers.Member.Variants, JsonTokenType.StartArray):
                    fields.Variants = VariantsReader.Read(ref reader, in source, ref violations);
                    break;
                case (ImageMembers.Member.Meta, _):
                    fields.SetMeta(JsonText.Trusted(source.Slice(ref reader)), ref violations);
                    break;
                default:
                    violations.AddWrongKind(
                        violations.Pointer(ImageMembers.Name(member)),
                        ImageMembers.Kind(member),
                        ref reader,
                        in source
                    );
                    reader.Skip();
                    break;
            }
        }

        return violations.IsEmpty ? new Image(in fields) : null;
    }
}
