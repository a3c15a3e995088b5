using System;
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Images.Functional;

/// <summary>Writes an image's object: the documented members in their documented order, then the others by name.</summary>
internal static class ImageWriter
{
    public static string ToJson(Image image, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions
                {
                    Indented = indented,
                    // The text is JSON, not a part of HTML: readable beyond ASCII.
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                    MaxDepth = FieldLimits.JsonDepth,
                    NewLine = "\n",
                }
            )
        )
            Write(image, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Image image, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteText(writer, ImageMembers.IdName, image, image.Slices.Id, static i => i.IdOrNull);
        WriteText(
            writer,
            ImageMembers.CreatorName,
            image,
            image.Slices.Creator,
            static i => i.CreatorOrNull
        );
        WriteText(
            writer,
            ImageMembers.FilenameName,
            image,
            image.Slices.Filename,
            static i => i.FilenameOrNull
        );
        WriteMeta(writer, image);
        if (image.RequireSignedUrlsOrNull is { } signed)
            writer.WriteBoolean(ImageMembers.RequireSignedUrlsName, signed);
        if (image.UploadedOrNull is { } uploaded)
            WriteUploaded(writer, uploaded);
        if (!image.Slices.Variants.IsNone)
            WriteVariants(writer, image.Utf8(image.Slices.Variants));
        else if (image.VariantsOrNull is not null)
            WriteVariants(writer, image.VariantsOrNull);
        RawJson.WriteMembers(writer, image.Undocumented);
        writer.WriteEndObject();
    }

    // A value that was read and nobody asked for is written as it stands in the reply.
    private static void WriteText(
        Utf8JsonWriter writer,
        JsonEncodedText name,
        Image image,
        Slice at,
        Func<Image, string?> decoded
    )
    {
        if (!at.IsNone)
            writer.WriteString(name, image.Utf8(at));
        else if (decoded(image) is { } text)
            writer.WriteString(name, text);
    }

    private static void WriteMeta(Utf8JsonWriter writer, Image image)
    {
        var at = image.Slices.Meta;
        if (!at.IsNone && RawJson.IsWrittenAsItIs(writer, image.Utf8(at)))
        {
            writer.WritePropertyName(ImageMembers.MetaName);
            writer.WriteRawValue(image.Utf8(at), skipInputValidation: true);
        }
        else if (image.MetaOrNull is { } meta)
        {
            writer.WritePropertyName(ImageMembers.MetaName);
            RawJson.Write(writer, meta);
        }
    }

    private static void WriteUploaded(Utf8JsonWriter writer, UploadedAt uploaded)
    {
        Span<byte> text = stackalloc byte[Rfc3339.CanonicalLength];
        if (uploaded.TryFormat(text, out var written))
            writer.WriteString(ImageMembers.UploadedName, text[..written]);
        else
            writer.WriteString(ImageMembers.UploadedName, uploaded.Value);
    }

    private static void WriteVariants(Utf8JsonWriter writer, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        reader.Read();
        writer.WriteStartArray(ImageMembers.VariantsName);
        while (JsonTokens.Next(ref reader, JsonTokenType.String))
            if (reader.ValueIsEscaped)
                writer.WriteStringValue(reader.GetString());
            else
                writer.WriteStringValue(reader.ValueSpan);
        writer.WriteEndArray();
    }

    private static void WriteVariants(Utf8JsonWriter writer, ReadOnlySpan<VariantUrl> variants)
    {
        writer.WriteStartArray(ImageMembers.VariantsName);
        Span<char> small = stackalloc char[256];
        foreach (var variant in variants)
        {
            var length = variant.Prefix.Length + variant.Name.Length;
            if (length <= small.Length)
            {
                variant.Prefix.CopyTo(small);
                variant.Name.CopyTo(small[variant.Prefix.Length..]);
                writer.WriteStringValue(small[..length]);
            }
            else
                writer.WriteStringValue(variant.Value);
        }

        writer.WriteEndArray();
    }
}
