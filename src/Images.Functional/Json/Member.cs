using System;
using System.Text.Json;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>A member of an object: its name, how its value is written, and where the object has it. <see cref="Json"/> makes them.</summary>
/// <typeparam name="A">The object.</typeparam>
/// <typeparam name="F">The member's value.</typeparam>
public abstract class Member<A, F>
{
    private protected Member(string name, Func<A, F> get) => (Name, Get) = (name, get);

    /// <summary>
    /// The same, read by another name as well, which the API sometimes sends (<c>metadata</c> for <c>meta</c>). It is never written. Both
    /// together are one member that comes twice.
    /// </summary>
    public Member<A, F> Or(string alias)
    {
        var copy = (Member<A, F>)MemberwiseClone();
        copy.Alias = alias;
        return copy;
    }

    internal string Name { get; }

    internal string? Alias { get; private set; }

    internal Func<A, F> Get { get; }

    /// <summary>What must be there; null for a member that may be missing.</summary>
    internal virtual string? Demanded => null;

    /// <summary>The same in an object that has members of these names.</summary>
    internal virtual Member<A, F> Beside(Seq<string> names) => this;

    internal abstract bool Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations,
        ref F value
    );

    internal abstract void Write(Utf8JsonWriter writer, JsonEncodedText name, F value);

    internal abstract R Accept<D, R>(ISlotVisitor<A, D, R> visitor, Place<D, F> place)
        where D : struct;
}

internal sealed class RequiredMember<A, F>(string name, Codec<F> codec, Func<A, F> get)
    : Member<A, F>(name, get)
{
    internal override string Demanded => codec.Kind;

    internal override bool Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations,
        ref F value
    ) => codec.Read(ref reader, in source, ref violations, out value);

    internal override void Write(Utf8JsonWriter writer, JsonEncodedText name, F value)
    {
        writer.WritePropertyName(name);
        codec.Write(writer, value);
    }

    internal override R Accept<D, R>(ISlotVisitor<A, D, R> visitor, Place<D, F> place) =>
        visitor.Required(codec, Get, place);
}

internal sealed class OptionalMember<A, F>(string name, Codec<F> codec, Func<A, Option<F>> get)
    : Member<A, Option<F>>(name, get)
{
    internal override bool Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations,
        ref Option<F> value
    )
    {
        if (reader.TokenType == JsonTokenType.Null)
            return true;
        if (!codec.Read(ref reader, in source, ref violations, out var some))
            return false;
        value = Some(some);
        return true;
    }

    internal override void Write(Utf8JsonWriter writer, JsonEncodedText name, Option<F> value)
    {
        if (value.IsNone)
            return;
        writer.WritePropertyName(name);
        codec.Write(writer, (F)value);
    }

    internal override R Accept<D, R>(ISlotVisitor<A, D, R> visitor, Place<D, Option<F>> place) =>
        visitor.Optional(codec, Get, place);
}

/// <summary>All members that have no place of their own: the object gives it each of those, standing at the name.</summary>
internal sealed class RestMember<A>(Func<A, HashMap<string, JsonText>> get, Seq<string> known)
    : Member<A, HashMap<string, JsonText>>(Json.RestName, get)
{
    internal override RestMember<A> Beside(Seq<string> names) => new(Get, names);

    internal override bool Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations,
        ref HashMap<string, JsonText> value
    )
    {
        var name = JsonSource.String(ref reader);
        reader.Read();
        var json = JsonText.Read(ref reader, in source);
        value = value.Add(name, json);
        if (json.TooDeep is not { } violation)
            return true;
        violations.Add(violation, name);
        return false;
    }

    // A member that has a place is written from there alone.
    internal override void Write(
        Utf8JsonWriter writer,
        JsonEncodedText name,
        HashMap<string, JsonText> value
    )
    {
        if (!value.IsEmpty)
            RawJson.WriteMembers(
                writer,
                value.Filter((other, _) => !known.Exists(own => own == other))
            );
    }

    internal override R Accept<D, R>(
        ISlotVisitor<A, D, R> visitor,
        Place<D, HashMap<string, JsonText>> place
    ) => visitor.Rest(Get, place);
}
