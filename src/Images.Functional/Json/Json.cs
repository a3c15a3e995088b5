namespace Images.Functional;

/// <summary>
/// Has the basic codecs, and combines them. One description of a type reads, writes and checks it:
/// <c>Json.Object(Json.Required("name", Json.String, (Tag t) =&gt; t.Name), name =&gt; new Tag(name))</c>.
/// </summary>
public static partial class Json
{
    /// <summary>Any string.</summary>
    public static Codec<string> String { get; } =
        Of(Text.Of("text", 0, int.MaxValue, static text => text, static text => text));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static Codec<bool> Boolean { get; } =
        new LeafCodec<bool>("a boolean", Leaves.Boolean, static (to, v) => to.WriteBooleanValue(v));

    /// <summary>A 64-bit integer in any notation: <c>1e3</c> is 1000.</summary>
    public static Codec<long> Integer { get; } =
        new LeafCodec<long>(
            "a 64-bit integer",
            Leaves.Integer,
            static (to, v) => to.WriteNumberValue(v)
        );

    /// <summary>A decimal number; digits after the 28th are rounded.</summary>
    public static Codec<decimal> Number { get; } =
        new LeafCodec<decimal>(
            "a number with at most 28 digits before the decimal point",
            Leaves.Number,
            static (to, v) => to.WriteNumberValue(v)
        );

    /// <summary>Any JSON value, kept unchanged. If an envelope has no result, this result is <c>null</c>.</summary>
    public static Codec<JsonText> Any { get; } = new AnyCodec(isObject: false);

    /// <summary>Any JSON object, kept unchanged.</summary>
    public static Codec<JsonText> AnyObject { get; } = new AnyCodec(isObject: true);

    /// <summary>Ignores the value, which may also be missing: <c>{}</c>, a string, <c>null</c>.</summary>
    public static Codec<Unit> Nothing { get; } = new NothingCodec();

    /// <summary>A checked string. (For an enumeration, see <see cref="Text{A}.WithNamed"/>.)</summary>
    public static Codec<A> Of<A>(Text<A> text) => new TextCodec<A>(text.NotNull());

    /// <summary>An array. One invalid element makes the whole array invalid; use <see cref="Each"/> to keep the others.</summary>
    public static Codec<Arr<A>> List<A>(Codec<A> element) => new ListCodec<A>(element.NotNull());

    /// <summary>An array whose elements fail individually: an invalid one is a Left with its JSON and its errors.</summary>
    public static Codec<Arr<Either<Unreadable, A>>> Each<A>(Codec<A> element) =>
        new EachCodec<A>(element.NotNull());

    /// <summary>An object whose member names are data: <c>{"hero": …, "thumbnail": …}</c>. Written in the order of the keys.</summary>
    /// <exception cref="ArgumentException">The keys are of type <c>string</c>, which LanguageExt's <c>Map</c> compares by culture, or secret.</exception>
    public static Codec<Map<K, A>> Map<K, A>(Text<K> key, Codec<A> value)
        where K : IComparable<K> =>
        key.NotNull().IsSecret || typeof(K) == typeof(string)
            ? throw new ArgumentException(
                "The keys need a type of their own, which is compared ordinally, and must not be secret: errors show them.",
                nameof(key)
            )
            : new MapCodec<K, A>(key, value.NotNull());

    /// <summary>A value wrapped in an object with one member: <c>{"keys": …}</c>.</summary>
    public static Codec<A> In<A>(string name, Codec<A> value) =>
        Object(Required(name, value, static (A a) => a), static a => a);

    /// <summary>A required member.</summary>
    public static Member<A, F> Required<A, F>(string name, Codec<F> value, Func<A, F> get)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new RequiredMember<A, F>(name, value.NotNull(), get.NotNull());
    }

    /// <summary>An optional member: missing and null both read as None, and None is not written.</summary>
    public static Member<A, Option<F>> Optional<A, F>(
        string name,
        Codec<F> value,
        Func<A, Option<F>> get
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new OptionalMember<A, F>(name, value.NotNull(), get.NotNull());
    }

    /// <summary>All members with other names, kept unchanged and written back. An object without this member ignores them.</summary>
    public static Member<A, HashMap<string, JsonText>> Rest<A>(
        Func<A, HashMap<string, JsonText>> get
    ) => new RestMember<A>(get.NotNull());
}
