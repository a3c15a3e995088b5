using System;
using System.Text.Json;

namespace Images.Functional;

/// <summary>
/// Reads <c>variants</c>. An image's variants share all but their last segment, so a URL that begins as the one before it
/// holds the same prefix and is checked from there on.
/// </summary>
internal static class VariantsReader
{
    /// <summary>As many as most images have; a longer array grows.</summary>
    private const int UsualCount = 4;

    /// <summary>Reads the array at whose beginning the reader stands, to its end.</summary>
    public static VariantUrl[] Read(
        scoped ref Utf8JsonReader reader,
        JsonSource source,
        scoped ref Violations violations
    )
    {
        var variants = new VariantUrl[UsualCount];
        var count = 0;
        var shared = "";
        ReadOnlySpan<byte> sharedBytes = default;
        var isSharedSound = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == variants.Length)
                Array.Resize(ref variants, count * 2);
            if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
            {
                variants[count] = ReadOther(ref reader, source, count, ref violations);
                count++;
                continue;
            }

            var url = reader.ValueSpan;
            if (
                sharedBytes.IsEmpty
                || !url.StartsWith(sharedBytes)
                || url[sharedBytes.Length..].Contains((byte)'/')
            )
            {
                // A prefix ends with the URL's last slash, behind a host.
                var split = url.LastIndexOf((byte)'/') + 1;
                if (!VariantUrl.HasHost(url[..split]))
                {
                    variants[count] = ReadOther(ref reader, source, count, ref violations);
                    count++;
                    continue;
                }

                sharedBytes = url[..split];
                shared = source.Text(sharedBytes);
                isSharedSound = !VariantUrl.HasControls(sharedBytes);
            }

            var name = url[sharedBytes.Length..];
            variants[count] =
                isSharedSound && !VariantUrl.HasControls(name)
                    ? VariantUrl.Trusted(shared, source.Text(name))
                    : ReadOther(ref reader, source, count, ref violations);
            count++;
        }

        return count == variants.Length ? variants : variants[..count];
    }

    private static VariantUrl ReadOther(
        scoped ref Utf8JsonReader reader,
        JsonSource source,
        int index,
        scoped ref Violations violations
    )
    {
        if (reader.TokenType == JsonTokenType.String)
            return ImageFields.Variant(source.String(ref reader), index, ref violations);
        violations.AddWrongKind(
            violations.Pointer(VariantUrl.Field, index),
            "a string",
            ref reader,
            source
        );
        reader.Skip();
        return default;
    }
}
