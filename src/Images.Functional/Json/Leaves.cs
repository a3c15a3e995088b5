using System.Text.Json;
using LanguageExt;

namespace Images.Functional;

/// <summary>A string that a <see cref="Text{A}"/> describes.</summary>
internal sealed class TextCodec<A>(Text<A> text) : Codec<A>
{
    public Text<A> Text { get; } = text;

    public override string Kind => "a string";

    internal override bool Read(ref JsonReading reading, out A value)
    {
        value = default!;
        if (reading.Tokens.TokenType != JsonTokenType.String)
            return reading.WrongKind(Kind);

        if (Text.Make(reading.String(), out value) is not { } errors)
            return true;
        reading.Violations.Add(errors);
        return false;
    }

    internal override void Write(Utf8JsonWriter writer, A value) =>
        writer.WriteStringValue(Text.Shown(value));

    internal override Text<A>? AsText => Text;

    internal override R Accept<R>(ICodecVisitor<A, R> visitor) => visitor.Text(Text);
}

internal sealed class BooleanCodec : Codec<bool>
{
    public override string Kind => "a boolean";

    internal override bool Read(ref JsonReading reading, out bool value)
    {
        value = reading.Tokens.TokenType == JsonTokenType.True;
        if (reading.Tokens.TokenType is JsonTokenType.True or JsonTokenType.False)
            return true;
        return reading.WrongKind(Kind);
    }

    internal override void Write(Utf8JsonWriter writer, bool value) =>
        writer.WriteBooleanValue(value);

    internal override R Accept<R>(ICodecVisitor<bool, R> visitor) => visitor.Leaf(this);
}

/// <summary>A 64-bit integer: a number without a fractional part, in any notation. <c>1e3</c> is 1000.</summary>
internal sealed class IntegerCodec : Codec<long>
{
    public override string Kind => "a 64-bit integer";

    internal override bool Read(ref JsonReading reading, out long value)
    {
        value = 0;
        if (
            reading.Tokens.TokenType == JsonTokenType.Number
            && JsonInteger.Of(reading.Tokens.ValueSpan) is { } integer
        )
        {
            value = integer;
            return true;
        }

        return reading.WrongKind(Kind);
    }

    internal override void Write(Utf8JsonWriter writer, long value) =>
        writer.WriteNumberValue(value);

    internal override R Accept<R>(ICodecVisitor<long, R> visitor) => visitor.Leaf(this);
}

/// <summary>A decimal number, rounded if it has more than 28 digits.</summary>
internal sealed class NumberCodec : Codec<decimal>
{
    public override string Kind => "a number with at most 28 digits before the decimal point";

    internal override bool Read(ref JsonReading reading, out decimal value)
    {
        value = 0;
        if (
            reading.Tokens.TokenType == JsonTokenType.Number
            && reading.Tokens.TryGetDecimal(out value)
        )
            return true;
        return reading.WrongKind(Kind);
    }

    internal override void Write(Utf8JsonWriter writer, decimal value) =>
        writer.WriteNumberValue(value);

    internal override R Accept<R>(ICodecVisitor<decimal, R> visitor) => visitor.Leaf(this);
}

/// <summary>Any JSON value, or any object, kept unchanged. A missing value is null, which is no object.</summary>
internal sealed class AnyCodec(bool isObject) : Codec<JsonText>
{
    public override string Kind => isObject ? "an object" : "a value";

    internal override bool Read(ref JsonReading reading, out JsonText value)
    {
        value = default;
        if (isObject && reading.Tokens.TokenType != JsonTokenType.StartObject)
            return reading.WrongKind(Kind);

        value = reading.Json();
        return true;
    }

    internal override Option<JsonText> Missing =>
        isObject ? default : Option<JsonText>.Some(default);

    internal override void Write(Utf8JsonWriter writer, JsonText value) =>
        RawJson.Write(writer, value.Value);

    internal override R Accept<R>(ICodecVisitor<JsonText, R> visitor) => visitor.Leaf(this);
}

/// <summary>Ignores any value, or a missing one. Written as an empty object.</summary>
internal sealed class NothingCodec : Codec<Unit>
{
    public override string Kind => "a value";

    internal override bool Read(ref JsonReading reading, out Unit value)
    {
        reading.Tokens.Skip();
        value = Unit.Default;
        return true;
    }

    internal override Option<Unit> Missing => Unit.Default;

    internal override void Write(Utf8JsonWriter writer, Unit value)
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    }

    internal override R Accept<R>(ICodecVisitor<Unit, R> visitor) => visitor.Leaf(this);
}
