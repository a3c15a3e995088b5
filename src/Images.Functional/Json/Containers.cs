using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>An array; one invalid element makes the whole array invalid.</summary>
internal sealed class ListCodec<A>(Codec<A> element) : Codec<Arr<A>>
{
    public override string Kind => "an array";

    internal override bool Read(ref JsonReading reading, out Arr<A> value)
    {
        value = default;
        if (reading.Tokens.TokenType != JsonTokenType.StartArray)
            return reading.WrongKind(Kind);

        var isRead = true;
        var items = new List<A>();
        while (!reading.Next(JsonTokenType.EndArray))
        {
            var from = reading.Violations.Count;
            isRead &= element.Read(ref reading, out var item);
            if (reading.Violations.Count > from)
                reading.Violations.Below(from, items.Count.ToString(CultureInfo.InvariantCulture));
            items.Add(item);
        }

        value = items.ToArray();
        return isRead;
    }

    internal override void Write(Utf8JsonWriter writer, Arr<A> value)
    {
        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
            element.Write(writer, value[i]);
        writer.WriteEndArray();
    }

    internal override R Accept<R>(ICodecVisitor<Arr<A>, R> visitor) => visitor.List(element);
}

/// <summary>
/// An array; an invalid element becomes a Left with its own errors. Their pointers begin at the element. All elements together have
/// <see cref="FieldLimits.ReportedViolations"/>, and each at least one.
/// </summary>
internal sealed class EachCodec<A>(Codec<A> element) : Codec<Arr<Either<Unreadable, A>>>
{
    // In place of an element that is not JSON once its secrets are redacted, and the error of one that is then valid.
    private static readonly JsonText Hidden = JsonText.Trusted("\"***\""u8);
    private static readonly CfErrors Secret = CfErrors.Of(
        new CfError.Constraint("", "", "must not contain the request's credentials", "")
    );

    public override string Kind => "an array";

    internal override bool Read(ref JsonReading reading, out Arr<Either<Unreadable, A>> value)
    {
        value = default;
        if (reading.Tokens.TokenType != JsonTokenType.StartArray)
            return reading.WrongKind(Kind);

        var outer = reading.Violations;
        reading.Violations = default;
        var items = new List<Either<Unreadable, A>>();
        var unreadable = 0;
        while (!reading.Next(JsonTokenType.EndArray))
        {
            var start = (int)reading.Tokens.TokenStartIndex;
            if (element.Read(ref reading, out var item))
            {
                items.Add(item);
                continue;
            }

            items.Add(Kept(ref reading, start));
            reading.Violations = reading.Violations.Next();
            if (++unreadable <= FieldLimits.UnreadableElements)
                continue;
            reading.Violations = outer;
            return reading.TooMany(FieldLimits.UnreadableElements);
        }

        reading.Violations = outer;
        value = items.ToArray();
        return true;
    }

    // Errors quote the JSON, mostly cut. So they come from JSON without secrets.
    private Unreadable Kept(ref JsonReading reading, int start)
    {
        var json = JsonText.Trusted(reading.Since(start));
        if (reading.Redact?.Invoke(json.Value) is not { } safe || safe == json.Value)
            return new Unreadable(json, reading.Violations.All(None));
        json = JsonText.Parse(safe).IfLeft(Hidden);
        var errors = element.Parse(json.Value);
        return new Unreadable(
            json,
            errors.IsLeft
                ? errors.ErrorsOrBottom().First(reading.Violations.Count).StartingAt(start)
                : Secret
        );
    }

    internal override void Write(Utf8JsonWriter writer, Arr<Either<Unreadable, A>> value)
    {
        writer.WriteStartArray();
        foreach (var item in value)
            if (item.IsRight)
                element.Write(writer, (A)item);
            else
                RawJson.Write(writer, ((Unreadable)item).Json.Value);
        writer.WriteEndArray();
    }

    internal override R Accept<R>(ICodecVisitor<Arr<Either<Unreadable, A>>, R> visitor) =>
        visitor.Each(element);
}

/// <summary>An object whose member names are data. Names that a map can't tell apart by their order, such as strings in some cultures, are duplicates.</summary>
internal sealed class MapCodec<K, A>(Text<K> key, Codec<A> element) : Codec<Map<K, A>>
    where K : IComparable<K>
{
    public override string Kind => "an object";

    internal override bool Read(ref JsonReading reading, out Map<K, A> value)
    {
        value = default;
        if (reading.Tokens.TokenType != JsonTokenType.StartObject)
            return reading.WrongKind(Kind);

        var isRead = true;
        var seen = new SortedSet<K>();
        while (reading.Next(JsonTokenType.PropertyName))
        {
            var name = reading.String();
            var made = key.Create(name);
            if (made.IsRight && !seen.Add((K)made))
            {
                isRead = reading.Repeated();
                continue;
            }

            var from = reading.Violations.Count;
            if (made.IsLeft)
                reading.Violations.Add((CfErrors)made);
            reading.Tokens.Read();
            isRead &= element.Read(ref reading, out var item) & made.IsRight;
            reading.Violations.Below(from, name);
            // After a violation the map is not needed, and the item may be invalid.
            if (isRead)
                value = value.Add((K)made, item);
        }

        return isRead;
    }

    internal override void Write(Utf8JsonWriter writer, Map<K, A> value)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(key.Shown(name));
            element.Write(writer, item);
        }

        writer.WriteEndObject();
    }

    internal override R Accept<R>(ICodecVisitor<Map<K, A>, R> visitor) => visitor.Map(key, element);
}
