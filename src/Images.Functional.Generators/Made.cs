namespace Images.Functional.Generators;

/// <summary>Values that a constructor makes of others.</summary>
internal static class Made
{
    /// <summary>If the type has rules that no codec describes, they come from its known values.</summary>
    /// <param name="own">What the constructor takes.</param>
    /// <param name="create">The constructor.</param>
    /// <param name="show">Returns the value from which it creates the same one.</param>
    /// <param name="said">Tells two of these values apart.</param>
    /// <param name="last">What to generate if it refuses almost all of them.</param>
    public static Arbitrary<A> Of<A, B>(
        Arbitrary<B> own,
        Func<B, Either<CfErrors, A>> create,
        Func<A, B> show,
        Func<B, string> said,
        Last<A> last
    )
    {
        if (Known.Find<A>() is { } known)
            return Arb.From(
                known.Generator.Select(show).Through(create, last),
                // A constructor that rounds may make the same value of a smaller one.
                value =>
                    known
                        .Shrinker(value)
                        .SelectMany(smaller =>
                            Kept(show(smaller), create, show, said).AsEnumerable()
                        )
                        .Where(smaller => said(show(smaller)) != said(show(value)))
            );
        var made = From(own, create, show, said, last);
        return Known.Leaf<A>() is { } leaf
            ? Arb.From(
                own.Generator.Through(
                    create,
                    new Last<A>(leaf.Generator.Select(show).Through(create, last))
                ),
                made.Shrinker
            )
            : made;
    }

    /// <summary>The same, for any type.</summary>
    public static Arbitrary<A> From<A, B>(
        Arbitrary<B> own,
        Func<B, Either<CfErrors, A>> create,
        Func<A, B> show,
        Func<B, string> said,
        Last<A> last
    ) =>
        Arb.From(
            own.Generator.Through(create, last),
            value =>
                own.Shrinker(show(value))
                    .SelectMany(smaller => Kept(smaller, create, show, said).AsEnumerable())
        );

    // Shrinking could go round in circles if the constructor made other values of smaller ones.
    private static Option<A> Kept<A, B>(
        B value,
        Func<B, Either<CfErrors, A>> create,
        Func<A, B> show,
        Func<B, string> said
    ) => create(value).ToOption().Filter(made => said(show(made)) == said(value));
}
