namespace Images.Functional;

/// <summary>Visits the parts of a codec, to generate values or to compare it with the API's schema.</summary>
internal interface ICodecVisitor<A, out R>
{
    /// <summary>A string.</summary>
    R Text(Text<A> text);

    /// <summary>A codec without parts.</summary>
    R Leaf(Codec<A> leaf);

    /// <summary>A value that is created from another one.</summary>
    R Checked<B>(Codec<B> inner, Func<B, Either<CfErrors, A>> create, Func<A, B> show);

    /// <summary>An array.</summary>
    R List<B>(Codec<B> element);

    /// <summary>An array whose elements fail individually.</summary>
    R Each<B>(Codec<B> element);

    /// <summary>An object whose member names are data.</summary>
    R Map<K, B>(Text<K> key, Codec<B> value)
        where K : IComparable<K>;

    /// <summary>An object with members of known names. <paramref name="make"/> takes the members' values in order.</summary>
    R Object(IReadOnlyList<Member<A>> members, Func<object?[], A> make);
}

/// <summary>Visits a member of an object.</summary>
internal interface IMemberVisitor<A, out R>
{
    /// <summary>A required member.</summary>
    R Required<F>(Codec<F> codec, Func<A, F> get);

    /// <summary>An optional member, which may be missing or null.</summary>
    R Optional<F>(Codec<F> codec, Func<A, Option<F>> get);

    /// <summary>All members with other names.</summary>
    R Rest(Func<A, HashMap<string, JsonText>> get);
}
