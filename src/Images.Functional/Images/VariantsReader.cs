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
        for (var i = 0; Next(ref json, out var url); i++)
            variants[i] = VariantUrl.Trusted(
                IsEscaped(url) ? Unescaped(url) : Encoding.UTF8.GetString(url)
            );
        return variants;
    }

    /// <summary>Writes a checked array.</summary>
    public static void Write(ReadOnlySpan<byte> json, Utf8JsonWriter writer)
    {
        // Mostly there is no white space between the elements.
        if (RawJson.IsWrittenAsItIs(writer, json))
        {
            writer.WriteRawValue(json, skipInputValidation: true);
            return;
        }

        writer.WriteStartArray();
        while (Next(ref json, out var url))
            if (IsEscaped(url))
                writer.WriteStringValue(Unescaped(url));
            else
                writer.WriteStringValue(url);
        writer.WriteEndArray();
    }

    // The next element without its quotation marks. No URL has one, not even escaped, so this needs no tokenizer.
    private static bool Next(ref ReadOnlySpan<byte> json, out ReadOnlySpan<byte> url)
    {
        var begin = json.IndexOf((byte)'"') + 1;
        json = json[begin..];
        url = json[..Math.Max(0, json.IndexOf((byte)'"'))];
        json = json[Math.Min(url.Length + 1, json.Length)..];
        return begin > 0;
    }

    private static bool IsEscaped(ReadOnlySpan<byte> url) => url.Contains((byte)'\\');

    private static string Unescaped(ReadOnlySpan<byte> url)
    {
        var reader = new Utf8JsonReader([(byte)'"', .. url, (byte)'"'], JsonBytes.Options);
        reader.Read();
        return reader.GetString()!;
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
        if (reading.Violations.Count > from)
            reading.Violations.Below(from, index.ToString(CultureInfo.InvariantCulture));
    }
}
