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
        var already = violations.Count;
        var start = (int)reader.TokenStartIndex;
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
                var name = JsonSource.String(ref reader);
                if (fields.Undocumented.ContainsKey(name))
                {
                    violations.AddRepeated(ref reader, in source);
                    reader.Skip();
                    continue;
                }

                reader.Read();
                var value = source.Value(ref reader, out var isCanonicalValue);
                fields.SetUndocumented(
                    name,
                    JsonText.Trusted(value, isCanonicalValue),
                    ref violations
                );
                continue;
            }

            seen |= member;
            reader.Read();
            var kind = reader.TokenType;
            var at = (int)reader.TokenStartIndex - start;
            if (kind == JsonTokenType.Null)
                continue;
            switch (member)
            {
                case ImageMembers.Member.Id when kind == JsonTokenType.String:
                    if (!reader.ValueIsEscaped && ImageId.IsPlain(reader.ValueSpan, limits))
                        fields.Slices.Id = new Slice(at + 1, reader.ValueSpan.Length);
                    else
                        fields.SetId(JsonSource.String(ref reader), ref violations);
                    break;
                case ImageMembers.Member.Creator when kind == JsonTokenType.String:
                    if (!reader.ValueIsEscaped && Creator.IsPlain(reader.ValueSpan))
                        fields.Slices.Creator = new Slice(at + 1, reader.ValueSpan.Length);
                    else
                        fields.SetCreator(JsonSource.String(ref reader), ref violations);
                    break;
                case ImageMembers.Member.Filename when kind == JsonTokenType.String:
                    if (!reader.ValueIsEscaped && Filename.IsPlain(reader.ValueSpan))
                        fields.Slices.Filename = new Slice(at + 1, reader.ValueSpan.Length);
                    else
                        fields.SetFilename(JsonSource.String(ref reader), ref violations);
                    break;
                case ImageMembers.Member.Uploaded when kind == JsonTokenType.String:
                    if (reader.ValueIsEscaped)
                        fields.SetUploaded(
                            Encoding.UTF8.GetBytes(JsonSource.String(ref reader)),
                            ref violations
                        );
                    else
                        fields.SetUploaded(reader.ValueSpan, ref violations);
                    break;
                case ImageMembers.Member.RequireSignedUrls
                    when kind is JsonTokenType.True or JsonTokenType.False:
                    fields.RequireSignedUrls = kind == JsonTokenType.True;
                    break;
                case ImageMembers.Member.Variants when kind == JsonTokenType.StartArray:
                    var from = violations.Count;
                    fields.Slices.VariantCount = VariantsReader.Check(
                        ref reader,
                        in source,
                        ref violations
                    );
                    violations.Below(from, VariantUrl.Field);
                    fields.Slices.Variants = new Slice(at, (int)reader.BytesConsumed - start - at);
                    break;
                case ImageMembers.Member.Meta:
                    var json = source.Value(ref reader, out var isCanonical);
                    if (isCanonical && json.Length <= FieldLimits.MetadataBytes)
                        fields.Slices.Meta = new Slice(at, json.Length);
                    else
                        fields.SetMeta(JsonText.Trusted(json, isCanonical), ref violations);
                    break;
                default:
                    var before = violations.Count;
                    violations.AddWrongKind(ImageMembers.Kind(member), ref reader, in source);
                    violations.Below(before, ImageMembers.Name(member));
                    break;
            }
        }

        return violations.Count == already
            ? new Image(in fields, source.Bytes[start..(int)reader.BytesConsumed])
            : null;
    }
}
