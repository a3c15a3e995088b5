namespace Images.Functional;

/// <content>Objects of one to eight members.</content>
public static partial class Json
{
    /// <summary>An object whose members are written in this order. A duplicate member is a violation.</summary>
    /// <exception cref="ArgumentException">Two members have the same name, or there are two rests.</exception>
    public static Codec<A> Object<A, F1>(Member<A, F1> f1, Func<F1, A> make) =>
        Object(f1, None<A>(make), (v1, _) => make(v1));

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Func<F1, F2, A> make
    ) => Object(f1, f2, None<A>(make), (v1, v2, _) => make(v1, v2));

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Func<F1, F2, F3, A> make
    ) => Object(f1, f2, f3, None<A>(make), (v1, v2, v3, _) => make(v1, v2, v3));

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Func<F1, F2, F3, F4, A> make
    ) => Object(f1, f2, f3, f4, None<A>(make), (v1, v2, v3, v4, _) => make(v1, v2, v3, v4));

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4, F5>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Member<A, F5> f5,
        Func<F1, F2, F3, F4, F5, A> make
    ) =>
        Object(
            f1,
            f2,
            f3,
            f4,
            f5,
            None<A>(make),
            (v1, v2, v3, v4, v5, _) => make(v1, v2, v3, v4, v5)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4, F5, F6>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Member<A, F5> f5,
        Member<A, F6> f6,
        Func<F1, F2, F3, F4, F5, F6, A> make
    ) =>
        Object(
            f1,
            f2,
            f3,
            f4,
            f5,
            f6,
            None<A>(make),
            (v1, v2, v3, v4, v5, v6, _) => make(v1, v2, v3, v4, v5, v6)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4, F5, F6, F7>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Member<A, F5> f5,
        Member<A, F6> f6,
        Member<A, F7> f7,
        Func<F1, F2, F3, F4, F5, F6, F7, A> make
    ) =>
        Object(
            f1,
            f2,
            f3,
            f4,
            f5,
            f6,
            f7,
            None<A>(make),
            (v1, v2, v3, v4, v5, v6, v7, _) => make(v1, v2, v3, v4, v5, v6, v7)
        );

    /// <inheritdoc cref="Object{A, F1}"/>
    public static Codec<A> Object<A, F1, F2, F3, F4, F5, F6, F7, F8>(
        Member<A, F1> f1,
        Member<A, F2> f2,
        Member<A, F3> f3,
        Member<A, F4> f4,
        Member<A, F5> f5,
        Member<A, F6> f6,
        Member<A, F7> f7,
        Member<A, F8> f8,
        Func<F1, F2, F3, F4, F5, F6, F7, F8, A> make
    )
    {
        Member<A>?[] all = [f1, f2, f3, f4, f5, f6, f7, f8];
        foreach (var member in all)
            ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(make);
        string[] names =
        [
            .. all.Where(static one => !one!.IsAbsent).SelectMany(static one => one!.Names),
        ];
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length)
            throw new ArgumentException(
                $"An object may have each member once, and one rest; these are {Listed(names)}."
            );
        return new ObjectCodec<A, F1, F2, F3, F4, F5, F6, F7, F8>(
            f1,
            f2,
            f3,
            f4,
            f5,
            f6,
            f7,
            f8,
            make
        );
    }

    private static string Listed(string[] names) =>
        string.Join(", ", names.Select(static name => name.Length == 0 ? "the rest" : name));

    // A member that the object does not have. The function around the caller's would hide a null.
    private static Member<A, Option<Unit>> None<A>(Delegate make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return new OptionalMember<A, Unit>("", Nothing, static _ => Option<Unit>.None);
    }
}
