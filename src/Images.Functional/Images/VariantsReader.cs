using System;
using System.Text.Json;

namespace Images.Functional;

/// <summary>
/// Reads <c>variants</c>: checks them with the rest of the reply, and creates values on demand. An image's variants share all but
/// their last segment. So if a URL begins like the previous one, only the rest is checked.
/// </summary>
internal static class VariantsReader
{
    /// <summary>Checks the array at the reader's position, and moves to its end. Returns the number of elements.</summary>
    public static int Check(ref JsonReading reading)
    {
        ref var reader = ref reading.Tokens;
        var count = 0;
        // A valid beginning of a URL, up to and including its last slash.
        ReadOnlySpan<byte> shared = default;
        for (reader.Read(); reader.TokenType != JsonTokenType.EndArray; reader.Read())
        {
            // A value that is not a string, or that is escaped, is not a URL as it stands: CheckOther reads it.
            if (!Continues(reader.ValueSpan, shared))
            {
                shared = Beginning(reader.ValueSpan);
                if (shared.IsEmpty)
                    CheckOther(ref reading, count);
            }

            count++;
        }

        return count;
    }

    /// <summary>Creates the values of a checked array.</summary>
    public static VariantUrl[] Read(ReadOnlySpan<byte> json, int count)
    {
        var variants = new VariantUrl[count];
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        reader.Read();
        for (var i = 0; i < count; i++)
        {
            reader.Read();
            variants[i] = VariantUrl.Trusted(reader.GetString()!);
        }

        return variants;
    }

    /// <summary>Writes the elements of a checked array.</summary>
    public static void Copy(ReadOnlySpan<byte> json, Utf8JsonWriter writer)
    {
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        reader.Read();
        while (JsonTokens.Next(ref reader, JsonTokenType.String))
            if (reader.ValueIsEscaped)
                writer.WriteStringValue(reader.GetString());
            else
                writer.WriteStringValue(reader.ValueSpan);
    }

    private static bool Continues(ReadOnlySpan<byte> url, ReadOnlySpan<byte> shared) =>
        !shared.IsEmpty && url.StartsWith(shared) && UrlRules.IsPlain(url[shared.Length..]);

    // The URL up to its last slash; empty if it is wrong. The host must end before that slash, so that a URL with the same beginning has the same host.
    private static ReadOnlySpan<byte> Beginning(ReadOnlySpan<byte> url)
    {
        var end = url.LastIndexOf((byte)'/') + 1;
        return end > "https://".Length && VariantUrl.IsUrl(url) ? url[..end] : default;
    }

    private static void CheckOther(ref JsonReading reading, int index)
    {
        var from = reading.Violations.Count;
        VariantUrl.Codec.Read(ref reading, out _);
        reading.Violations.Below(from, index);
    }
}
