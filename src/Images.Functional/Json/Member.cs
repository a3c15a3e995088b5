using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>A member of an object, with a value of any type.</summary>
/// <typeparam name="A">The object.</typeparam>
public abstract class Member<A>
{
    // Not valid UTF-8, so no member of a document has this name.
    private static readonly byte[] NoName = [0xff];

    private readonly byte[] utf8;
    private byte[]? alias;

    /// <param name="name">Its name; null for all members with other names.</param>
    /// <param name="isText">Whether its value is a string.</param>
    /// <param name="demanded">The kind of value that is required; null for an optional member.</param>
    private protected Member(string? name, bool isText, string? demanded)
    {
        Name = name ?? "";
        utf8 = name is null ? NoName : Encoding.UTF8.GetBytes(name);
        Encoded = JsonEncodedText.Encode(Name);
        IsText = isText;
        Demanded = demanded;
    }

    internal string Name { get; }

    internal string? Alias
    {
        get;
        private protected set
        {
            field = value;
            alias = Encoding.UTF8.GetBytes(value!);
        }
    }

    private protected JsonEncodedText Encoded { get; }

    /// <summary>The kind of value that is required; null for an optional member.</summary>
    internal string? Demanded { get; }

    /// <summary>Whether its value is a string.</summary>
    internal bool IsText { get; }

    /// <summary>Whether this represents all unknown members.</summary>
    internal virtual bool IsRest => false;

    internal bool Is(scoped ref readonly Utf8JsonReader name) =>
        name.ValueIsEscaped ? name.ValueTextEquals(utf8) : name.ValueSpan.SequenceEqual(utf8);

    internal bool IsAlias(scoped ref readonly Utf8JsonReader name) =>
        alias is not null && name.ValueTextEquals(alias);

    /// <summary>Whether it fills a place in an object of fewer than eight members.</summary>
    internal bool IsAbsent => Name.Length == 0 && !IsRest;

    /// <summary>Its name, which is empty for the rest, and its alias, if it has one.</summary>
    internal IEnumerable<string> Names => Alias is null ? [Name] : [Name, Alias];

    internal bool IsCalled(string name) => !IsRest && (Name == name || Alias == name);

    /// <summary>The member's value in an object.</summary>
    internal abstract object? Of(A value);

    /// <summary>Writes the member. <paramref name="all"/> are all members of the object.</summary>
    internal abstract void Write(Utf8JsonWriter writer, A value, Member<A>[] all);

    internal abstract R Accept<R>(IMemberVisitor<A, R> visitor);
}

/// <summary>A member of an object: its name, its value's codec, and a function to get the value. <see cref="Json"/> creates members.</summary>
/// <typeparam name="A">The object.</typeparam>
/// <typeparam name="F">The member's value.</typeparam>
public abstract class Member<A, F> : Member<A>
{
    private protected Member(string? name, bool isText, Func<A, F> get, string? demanded = null)
        : base(name, isText, demanded) => Get = get;

    private protected Func<A, F> Get { get; }

    /// <summary>
    /// Returns a copy that also accepts another name that the API sometimes sends (<c>metadata</c> for <c>meta</c>), but never writes it.
    /// An object that has both names has a duplicate member.
    /// </summary>
    /// <exception cref="ArgumentException">The member has another name already, or is the rest.</exception>
    public Member<A, F> Or(string alias)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        if (IsRest || Alias is not null)
            throw new ArgumentException($"A second other name, or one of the rest: {alias}");
        var copy = (Member<A, F>)MemberwiseClone();
        copy.Alias = alias;
        return copy;
    }

    internal abstract bool Read(ref JsonReading reading, ref F value);

    internal override object? Of(A value) => Get(value);
}

internal sealed class RequiredMember<A, F>(string name, Codec<F> codec, Func<A, F> get)
    : Member<A, F>(name, codec.IsString, get, codec.Kind)
{
    internal override bool Read(ref JsonReading reading, ref F value) =>
        codec.Read(ref reading, out value);

    internal override void Write(Utf8JsonWriter writer, A value, Member<A>[] all)
    {
        writer.WritePropertyName(Encoded);
        codec.Write(writer, Get(value));
    }

    internal override R Accept<R>(IMemberVisitor<A, R> visitor) => visitor.Required(codec, Get);
}

internal sealed class OptionalMember<A, F>(string name, Codec<F> codec, Func<A, Option<F>> get)
    : Member<A, Option<F>>(name, codec.IsString, get)
{
    internal override bool Read(ref JsonReading reading, ref Option<F> value)
    {
        if (reading.Tokens.TokenType == JsonTokenType.Null)
            return true;
        if (!codec.Read(ref reading, out var some))
            return false;
        value = Some(some);
        return true;
    }

    internal override void Write(Utf8JsonWriter writer, A value, Member<A>[] all)
    {
        var option = Get(value);
        if (option.IsNone)
            return;
        writer.WritePropertyName(Encoded);
        codec.Write(writer, (F)option);
    }

    internal override R Accept<R>(IMemberVisitor<A, R> visitor) => visitor.Optional(codec, Get);
}

/// <summary>All unknown members. The object calls <c>Read</c> for each, with the reader at its name.</summary>
internal sealed class RestMember<A>(Func<A, HashMap<string, JsonText>> get)
    : Member<A, HashMap<string, JsonText>>(null, isText: false, get)
{
    internal override bool IsRest => true;

    internal override bool Read(ref JsonReading reading, ref HashMap<string, JsonText> value)
    {
        var name = reading.String();
        reading.Tokens.Read();
        var json = reading.Json();
        value = value.Add(name, json);
        if (json.TooDeep is not { } violation)
            return true;
        reading.Violations.Add(violation.At(name), name);
        return false;
    }

    internal override void Write(Utf8JsonWriter writer, A value, Member<A>[] all)
    {
        var rest = Get(value);
        if (!rest.IsEmpty)
            RawJson.WriteMembers(writer, Without(rest, all));
    }

    // A known name or alias in the rest is not written: the member itself writes it.
    private static HashMap<string, JsonText> Without(
        HashMap<string, JsonText> rest,
        Member<A>[] all
    ) => rest.Filter((name, _) => !System.Array.Exists(all, one => one.IsCalled(name)));

    internal override R Accept<R>(IMemberVisitor<A, R> visitor) => visitor.Rest(Get);
}
