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

/// <summary>A boolean or a number.</summary>
internal sealed class LeafCodec<A>(
    string kind,
    LeafCodec<A>.TryRead read,
    Action<Utf8JsonWriter, A> write
) : Codec<A>
{
    public delegate bool TryRead(ref Utf8JsonReader token, out A value);

    public override string Kind => kind;

    internal override bool Read(ref JsonReading reading, out A value) =>
        read(ref reading.Tokens, out value) || reading.WrongKind(Kind);

    internal override void Write(Utf8JsonWriter writer, A value) => write(writer, value);
}

/// <summary>How booleans and numbers are read.</summary>
internal static class Leaves
{
    public static bool Boolean(ref Utf8JsonReader token, out bool value)
    {
        value = token.TokenType == JsonTokenType.True;
        return value || token.TokenType == JsonTokenType.False;
    }

    public static bool Integer(ref Utf8JsonReader token, out long value)
    {
        var integer =
            token.TokenType == JsonTokenType.Number ? JsonInteger.Of(token.ValueSpan) : null;
        value = integer ?? 0;
        return integer is not null;
    }

    public static bool Number(ref Utf8JsonReader token, out decimal value)
    {
        value = 0;
        return token.TokenType == JsonTokenType.Number && token.TryGetDecimal(out value);
    }
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
}
