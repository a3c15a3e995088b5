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
        JsonSource source,
        FieldLimits limits,
        scoped ref Violations violations
    )
    {
        var image = new Image();
        var fields = new ImageFields(image, limits);
        var seen = ImageMembers.Member.Undocumented;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.ValueIsEscaped
                ? JsonNames.Escaped(ref reader, ImageMembers.Of)
                : ImageMembers.Of(reader.ValueSpan);
            if ((seen & member) != 0)
            {
                violations.AddRepeated(ref reader, source);
                reader.Skip();
                continue;
            }

            seen |= member;
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

            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
                ReadMember(member, ref reader, source, ref fields, ref violations);
        }

        return violations.IsEmpty ? image : null;
    }

    private static void ReadMember(
        ImageMembers.Member member,
        scoped ref Utf8JsonReader reader,
        JsonSource source,
        scoped ref ImageFields fields,
        scoped ref Violations violations
    )
    {
        switch (member)
        {
            case ImageMembers.Member.Id when reader.TokenType == JsonTokenType.String:
                fields.SetId(source.String(ref reader), ref violations);
                break;
            case ImageMembers.Member.Creator when reader.TokenType == JsonTokenType.String:
                fields.SetCreator(source.String(ref reader), ref violations);
                break;
            case ImageMembers.Member.Filename when reader.TokenType == JsonTokenType.String:
                fields.SetFilename(source.String(ref reader), ref violations);
                break;
            case ImageMembers.Member.Uploaded when reader.TokenType == JsonTokenType.String:
                if (reader.ValueIsEscaped)
                    fields.SetUploaded(
                        Encoding.UTF8.GetBytes(source.String(ref reader)),
                        ref violations
                    );
                else
                    fields.SetUploaded(reader.ValueSpan, ref violations);
                break;
            case ImageMembers.Member.RequireSignedUrls
                when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                fields.SetRequireSignedUrls(reader.TokenType == JsonTokenType.True);
                break;
            case ImageMembers.Member.Variants when reader.TokenType == JsonTokenType.StartArray:
                fields.SetVariants(VariantsReader.Read(ref reader, source, ref violations));
                break;
            case ImageMembers.Member.Meta:
                fields.SetMeta(JsonText.Trusted(source.Slice(ref reader)), ref violations);
                break;
            default:
                violations.AddWrongKind(
                    violations.Pointer(ImageMembers.Name(member)),
                    ImageMembers.Kind(member),
                    ref reader,
                    source
                );
                reader.Skip();
                break;
        }
    }
}
