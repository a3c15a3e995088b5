namespace Images.Functional;

/// <summary>Reads a time from the bytes, and writes it without creating a string.</summary>
internal sealed class TimestampCodec : Codec<Timestamp>
{
    public override string Kind => "a string";

    internal override bool Read(ref JsonReading reading, out Timestamp value)
    {
        value = default;
        if (reading.Tokens.TokenType != JsonTokenType.String)
            return reading.WrongKind(Kind);

        ReadOnlySpan<byte> text = reading.Tokens.ValueIsEscaped
            ? Encoding.UTF8.GetBytes(reading.String())
            : reading.Tokens.ValueSpan;
        if (Timestamp.TryRead(text, out value))
            return true;
        reading.Violations.Add(
            Timestamp.Violation(Encoding.UTF8.GetString(text)).At(Timestamp.Field)
        );
        return false;
    }

    internal override void Write(Utf8JsonWriter writer, Timestamp value)
    {
        Span<byte> text = stackalloc byte[Rfc3339.CanonicalLength];
        if (value.TryFormat(text, out var written))
            writer.WriteStringValue(text[..written]);
        else
            writer.WriteStringValue(value.Value);
    }

    internal override Text<Timestamp>? AsText => Timestamp.Text;

    internal override R Accept<R>(ICodecVisitor<Timestamp, R> visitor) =>
        visitor.Text(Timestamp.Text);
}
