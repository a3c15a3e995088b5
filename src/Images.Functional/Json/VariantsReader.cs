using System;
using System.Text;
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
    public static VariantUrl[] Read(ref Utf8JsonReader reader, int mark, ref Violations violations)
    {
        var variants = new VariantUrl[UsualCount];
        var count = 0;
        ReadOnlySpan<byte> sharedBytes = default;
        var shared = "";
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == variants.Length)
                Array.Resize(ref variants, count * 2);
            if (
                !sharedBytes.IsEmpty
                && reader.TokenType == JsonTokenType.String
                && !reader.ValueIsEscaped
                && reader.ValueSpan.StartsWith(sharedBytes)
                && IsName(reader.ValueSpan[sharedBytes.Length..])
            )
            {
                variants[count++] = VariantUrl.Trusted(
                    shared,
                    Encoding.UTF8.GetString(reader.ValueSpan[sharedBytes.Length..])
                );
                continue;
            }

            var variant = ReadWhole(ref reader, mark, count, ref violations);
            variants[count++] = variant;
            if (HasHost(variant.Prefix) && !reader.ValueIsEscaped)
            {
                shared = variant.Prefix;
                sharedBytes = reader.ValueSpan[..(reader.ValueSpan.LastIndexOf((byte)'/') + 1)];
            }
        }

        return count == variants.Length ? variants : variants[..count];
    }

    private static VariantUrl ReadWhole(
        ref Utf8JsonReader reader,
        int mark,
        int index,
        ref Violations violations
    )
    {
        if (reader.TokenType == JsonTokenType.String)
            return ImageFields.Variant(reader.GetString()!, index, ref violations);
        violations.Add(
            new CfError.Malformed(
                violations.Pointer(VariantUrl.Field, index),
                reader.TokenStartIndex + mark,
                "a string",
                JsonBytes.Describe(ref reader)
            )
        );
        reader.Skip();
        return default;
    }

    // What the check of a whole URL asks of the part behind a sound prefix. A slash would move the prefix's end.
    private static bool IsName(ReadOnlySpan<byte> name) =>
        !name.Contains((byte)'/')
        && !name.ContainsAnyInRange((byte)0, (byte)0x1F)
        && !name.Contains((byte)0x7F);

    private static bool HasHost(string prefix) => VariantUrl.HostStart(prefix) > 0;
}
