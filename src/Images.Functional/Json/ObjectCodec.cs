using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Images.Functional;

/// <summary>
/// An object. Its values gather in a draft while it is read, so that every violation is found; the object is made at the end.
/// </summary>
internal sealed class ObjectCodec<A, D>(Slot<A, D>[] slots, Make<D, A> make) : Codec<A>
    where D : struct
{
    private const int Unknown = -1;

    private readonly int rest = Array.FindIndex(slots, static slot => slot.IsRest);

    public override string Kind => "an object";

    internal override bool Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations,
        out A value
    )
    {
        value = default!;
        if (reader.TokenType != JsonTokenType.StartObject)
            return violations.AddWrongKind(Kind, ref reader, in source);

        var isRead = true;
        var draft = default(D);
        var seen = 0;
        var next = 0;
        HashSet<string>? others = null;
        while (JsonTokens.Next(ref reader, JsonTokenType.PropertyName))
        {
            var at = Find(ref reader, ref next, out var name);
            if (
                at == Unknown
                    ? !(others ??= new(StringComparer.Ordinal)).Add(JsonSource.String(ref reader))
                    : (seen & (1 << at)) != 0
            )
            {
                violations.AddRepeated(ref reader, in source);
                reader.Skip();
                isRead = false;
            }
            else if (at != Unknown)
            {
                seen |= 1 << at;
                reader.Read();
                var from = violations.Count;
                if (slots[at].Read(ref reader, in source, ref violations, ref draft))
                    continue;
                violations.Below(from, name);
                isRead = false;
            }
            else if (rest != Unknown)
                isRead &= slots[rest].Read(ref reader, in source, ref violations, ref draft);
            else
                reader.Skip();
        }

        for (var i = 0; i < slots.Length; i++)
            if (slots[i].Demanded is { } demanded && (seen & (1 << i)) == 0)
            {
                var from = violations.Count;
                violations.Add(
                    new CfError.Malformed("", source.Offset(in reader), demanded, "nothing")
                );
                violations.Below(from, slots[i].Name);
                isRead = false;
            }

        if (!isRead)
            return false;
        value = make(in draft);
        return true;
    }

    internal override void Write(Utf8JsonWriter writer, A value)
    {
        writer.WriteStartObject();
        foreach (var slot in slots)
            slot.Write(writer, value);
        writer.WriteEndObject();
    }

    internal override R Accept<R>(ICodecVisitor<A, R> visitor) => visitor.Object(slots, make);

    // The members mostly come in one order: the search begins after the last one.
    private int Find(scoped ref Utf8JsonReader reader, ref int next, out string name)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            var at = next + i < slots.Length ? next + i : next + i - slots.Length;
            if (!slots[at].Is(ref reader))
                continue;
            next = at + 1;
            name = slots[at].Name;
            return at;
        }

        for (var at = 0; at < slots.Length; at++)
            if (slots[at].IsAlias(ref reader))
            {
                name = slots[at].Alias!;
                return at;
            }

        name = "";
        return Unknown;
    }
}
