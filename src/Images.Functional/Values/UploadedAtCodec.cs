using System;
using System.Text;
using System.Text.Json;

namespace Images.Functional;

/// <summary>A time of upload, read from the bytes and written without a string.</summary>
internal sealed class UploadedAtCodec : Codec<UploadedAt>
{
    public override string Kind => "a string";

    internal override bool Read(ref JsonReading reading, out UploadedAt value)
    {
        value = default;
        if (reading.Tokens.TokenType != JsonTokenType.String)
            return reading.WrongKind(Kind);

        ReadOnlySpan<byte> text = reading.Tokens.ValueIsEscaped
            ? Encoding.UTF8.GetBytes(reading.String())
            : reading.Tokens.ValueSpan;
        if (UploadedAt.TryRead(text, out value))
            return true;
        reading.Violations.Add(
            UploadedAt.Violation(Encoding.UTF8.GetString(text)).At(UploadedAt.Field)
        );
        return false;
    }

    internal override void Write(Utf8JsonWriter writer, UploadedAt value)
    {
        Span<byte> text = stackalloc byte[Rfc3339.CanonicalLength];
        if (value.TryFormat(text, out var written))
            writer.WriteStringValue(text[..written]);
        else
            writer.WriteStringValue(value.Value);
    }

    internal override Text<UploadedAt>? AsText => UploadedAt.Text;

    internal override R Accept<R>(ICodecVisitor<UploadedAt, R> visitor) =>
        visitor.Text(UploadedAt.Text);
}
