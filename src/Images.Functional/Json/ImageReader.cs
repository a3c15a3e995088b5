using System;
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
    /// <param name="reader">Over checked text (<see cref="JsonBytes.AreText"/>).</param>
    /// <param name="source">The bytes that the reader is over.</param>
    /// <param name="mark">How many bytes of the document come before the source's.</param>
    /// <param name="limits">How strictly the id is read.</param>
    /// <param name="violations">What is wrong.</param>
    public static Image? Read(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> source,
        int mark,
        FieldLimits limits,
        ref Violations violations
    )
    {
        var fields = new ImageFields();
        var seen = ImageMembers.Member.Undocumented;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = JsonNames.Of(ref reader, ImageMembers.Of);
            if ((seen & member) != 0)
            {
                violations.Add(
                    new CfError.Malformed(
                        violations.Pointer(reader.GetString()!),
                        reader.TokenStartIndex + mark,
                        "each member once",
                        "it a second time"
                    )
                );
                reader.Skip();
                continue;
            }

            seen |= member;
            if (member == ImageMembers.Member.Undocumented)
            {
                ReadUndocumented(ref reader, source, ref fields, ref violations);
                continue;
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
                ReadMember(member, ref reader, source, mark, limits, ref fields, ref violations);
        }

        return violations.IsEmpty ? new Image(fields) : null;
    }

    private static void ReadMember(
        ImageMembers.Member member,
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> source,
        int mark,
        FieldLimits limits,
        ref ImageFields fields,
        ref Violations violations
    )
    {
        switch (member)
        {
            case ImageMembers.Member.Id when reader.TokenType == JsonTokenType.String:
                fields.SetId(reader.GetString()!, limits, ref violations);
                break;
            case ImageMembers.Member.Creator when reader.TokenType == JsonTokenType.String:
                fields.SetCreator(reader.GetString()!, ref violations);
                break;
            case ImageMembers.Member.Filename when reader.TokenType == JsonTokenType.String:
                fields.SetFilename(reader.GetString()!, ref violations);
                break;
            case ImageMembers.Member.Uploaded when reader.TokenType == JsonTokenType.String:
                ReadUploaded(ref reader, ref fields, ref violations);
                break;
            case ImageMembers.Member.RequireSignedUrls
                when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                fields.RequireSignedUrls = reader.GetBoolean();
                break;
            case ImageMembers.Member.Variants when reader.TokenType == JsonTokenType.StartArray:
                fields.Variants = VariantsReader.Read(ref reader, mark, ref violations);
                break;
            case ImageMembers.Member.Meta:
                fields.SetMeta(JsonText.Trusted(Slice(ref reader, source)), ref violations);
                break;
            default:
                violations.Add(WrongKind(member, ref reader, mark, ref violations));
                reader.Skip();
                break;
        }
    }

    private static void ReadUploaded(
        ref Utf8JsonReader reader,
        ref ImageFields fields,
        ref Violations violations
    )
    {
        if (reader.ValueIsEscaped)
            fields.SetUploaded(Encoding.UTF8.GetBytes(reader.GetString()!), ref violations);
        else
            fields.SetUploaded(reader.ValueSpan, ref violations);
    }

    private static void ReadUndocumented(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> source,
        ref ImageFields fields,
        ref Violations violations
    )
    {
        var name = reader.GetString()!;
        reader.Read();
        var value = JsonText.Trusted(Slice(ref reader, source));
        if (ImageMembers.CheckUndocumented(value) is { } violation)
            violations.Add(violation, name);
        fields.Undocumented = fields.Undocumented.AddOrUpdate(name, value);
    }

    // The bytes of the value at which the reader stands; the reader goes to its end.
    private static ReadOnlySpan<byte> Slice(ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return source[start..(int)reader.BytesConsumed];
    }

    private static CfError.Malformed WrongKind(
        ImageMembers.Member member,
        ref Utf8JsonReader reader,
        int mark,
        ref Violations violations
    )
    {
        var (name, expected) = member switch
        {
            ImageMembers.Member.Id => (ImageMembers.Id, "a string"),
            ImageMembers.Member.Creator => (Creator.Field, "a string"),
            ImageMembers.Member.Filename => (Filename.Field, "a string"),
            ImageMembers.Member.Uploaded => (UploadedAt.Field, "a string"),
            ImageMembers.Member.RequireSignedUrls => (ImageMembers.RequireSignedUrls, "a boolean"),
            _ => (VariantUrl.Field, "an array of strings"),
        };
        return new CfError.Malformed(
            violations.Pointer(name),
            reader.TokenStartIndex + mark,
            expected,
            JsonBytes.Describe(ref reader)
        );
    }
}
