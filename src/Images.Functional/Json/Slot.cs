using System;
using System.Text;
using System.Text.Json;

namespace Images.Functional;

/// <summary>A member's place in an object in the making.</summary>
internal delegate ref F Place<D, F>(ref D draft);

/// <summary>Makes an object of the values of its members.</summary>
internal delegate A Make<D, out A>(in D draft);

/// <summary>A member of an object with its place in the draft, in which the values gather while the object is read.</summary>
internal abstract class Slot<A, D>(string name, string? alias, string? demanded)
    where D : struct
{
    private readonly byte[] utf8 = Encoding.UTF8.GetBytes(name);
    private readonly byte[]? aliasUtf8 = alias is null ? null : Encoding.UTF8.GetBytes(alias);

    public string Name { get; } = name;

    public string? Alias { get; } = alias;

    /// <summary>What must be there; null for a member that may be missing.</summary>
    public string? Demanded { get; } = demanded;

    /// <summary>Whether it is all members that have no place of their own.</summary>
    public bool IsRest { get; } = name == Json.RestName;

    public bool Is(scoped ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped
            ? !IsRest && reader.ValueTextEquals(utf8)
            : reader.ValueSpan.SequenceEqual(utf8) && !IsRest;

    public bool IsAlias(scoped ref Utf8JsonReader reader) =>
        aliasUtf8 is not null && reader.ValueTextEquals(aliasUtf8);

    public abstract bool Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations,
        ref D draft
    );

    public abstract void Write(Utf8JsonWriter writer, A value);

    /// <summary>Copies the member from an object into a draft.</summary>
    public abstract void Copy(A value, ref D draft);

    public abstract R Accept<R>(ISlotVisitor<A, D, R> visitor);
}

internal sealed class Slot<A, D, F>(Member<A, F> member, Place<D, F> place)
    : Slot<A, D>(member.Name, member.Alias, member.Demanded)
    where D : struct
{
    private readonly JsonEncodedText encoded = JsonEncodedText.Encode(member.Name);

    public override bool Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations,
        ref D draft
    ) => member.Read(ref reader, in source, ref violations, ref place(ref draft));

    public override void Write(Utf8JsonWriter writer, A value) =>
        member.Write(writer, encoded, member.Get(value));

    public override void Copy(A value, ref D draft) => place(ref draft) = member.Get(value);

    public override R Accept<R>(ISlotVisitor<A, D, R> visitor) => member.Accept(visitor, place);
}
