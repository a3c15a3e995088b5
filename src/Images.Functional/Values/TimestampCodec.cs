namespace Images.Functional;

/// <summary>Reads a time from the bytes, and writes it without creating a string.</summary>
internal sealed class TimestampCodec(Text<Timestamp> text) : Codec<Timestamp>
{
    public override string Kind => "a string";

    internal override bool Read(ref JsonReading reading, out Timestamp value)
    {
        value = default;
        if (reading.Tokens.TokenType != JsonTokenType.String)
            return reading.WrongKind(Kind);

        ReadOnlySpan<byte> utf8 = reading.Tokens.ValueIsEscaped
            ? Encoding.UTF8.GetBytes(reading.String())
            : reading.Tokens.ValueSpan;
        if (Timestamp.TryRead(utf8, out value))
            return true;
        reading.Violations.Add(Timestamp.Violation(Encoding.UTF8.GetString(utf8)).At(text.Name));
        return false;
    }

    internal override void Write(Utf8JsonWriter writer, Timestamp value)
    {
        Span<byte> utf8 = stackalloc byte[Rfc3339.CanonicalLength];
        if (value.TryFormat(utf8, out var written))
            writer.WriteStringValue(utf8[..written]);
        else
            writer.WriteStringValue(value.Value);
    }

    internal override Text<Timestamp>? AsText => text;

    internal override R Accept<R>(ICodecVisitor<Timestamp, R> visitor) => visitor.Text(text);
}
