namespace Images.Functional;

/// <summary>Writes JSON in canonical form: no insignificant white space, only the escapes that JSON requires, numbers as they were written.</summary>
internal static class CanonicalJson
{
    /// <summary>The canonical text of one whole JSON value.</summary>
    public static string Of(ReadOnlySpan<byte> json) =>
        json.ContainsAny(Special) ? Rewrite(json) : Encoding.UTF8.GetString(json);

    private static readonly SearchValues<byte> Special = SearchValues.Create(" \t\r\n\\"u8);

    private static string Rewrite(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length);
        var reader = new Utf8JsonReader(json, JsonBytes.Options);
        var previous = JsonTokenType.None;
        while (reader.Read())
        {
            if (NeedsComma(previous, reader.TokenType))
                output.Write(","u8);
            WriteToken(output, ref reader);
            previous = reader.TokenType;
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static bool NeedsComma(JsonTokenType previous, JsonTokenType current) =>
        previous
            is not (
                JsonTokenType.None
                or JsonTokenType.StartObject
                or JsonTokenType.StartArray
                or JsonTokenType.PropertyName
            )
        && current is not (JsonTokenType.EndObject or JsonTokenType.EndArray);

    private static void WriteToken(ArrayBufferWriter<byte> output, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            output.Write(reader.ValueSpan);
            return;
        }

        if (reader.ValueIsEscaped)
        {
            var unescaped = new byte[reader.ValueSpan.Length];
            WriteString(output, unescaped.AsSpan(0, reader.CopyString(unescaped)));
        }
        else
        {
            output.Write("\""u8);
            output.Write(reader.ValueSpan);
            output.Write("\""u8);
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
            output.Write(":"u8);
    }

    private static void WriteString(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> utf8)
    {
        output.Write("\""u8);
        foreach (var unit in utf8)
            if (Escaped.IndexOf(unit) is >= 0 and var at)
                output.Write([(byte)'\\', Letters[at]]);
            else if (unit < ' ')
                output.Write(Encoding.ASCII.GetBytes($"\\u{unit:x4}"));
            else
                output.Write([unit]);
        output.Write("\""u8);
    }

    // The characters that have an escape of two characters, and the second one of each.
    private static ReadOnlySpan<byte> Escaped => "\"\\\b\f\n\r\t"u8;

    private static ReadOnlySpan<byte> Letters => "\"\\bfnrt"u8;
}
