namespace Images.Functional.Generators;

/// <summary>Ensures that the core's own constructors accept every generated value.</summary>
internal static class Valid
{
    /// <summary>The value of a Right; throws for a Left, which must not happen.</summary>
    public static A Value<A>(this Either<CfErrors, A> either) =>
        either.Match(
            Right: static value => value,
            Left: static errors => throw new InvalidOperationException(errors.Message)
        );

    /// <summary>The values that a constructor accepts. Throws if it refuses sixteen thousand in a row.</summary>
    /// <param name="values">The values.</param>
    /// <param name="create">The constructor.</param>
    /// <param name="name">What the exception calls the values.</param>
    public static Gen<A> Through<A, B>(
        this Gen<B> values,
        Func<B, Either<CfErrors, A>> create,
        string name
    ) =>
        values.Through(
            create,
            1 << 13,
            Gen.Constant(name)
                .Select(
                    static A (refused) =>
                        throw new InvalidOperationException(
                            $"{refused}: the smart constructor refuses almost all generated values. Name some valid ones with Text.WithNamed, "
                                + "or write an arbitrary of your own."
                        )
                )
        );

    /// <summary>The values that a constructor accepts. If it refuses twice as many as <paramref name="most"/> in a row, another generator's.</summary>
    public static Gen<A> Through<A, B>(
        this Gen<B> values,
        Func<B, Either<CfErrors, A>> create,
        int most,
        Gen<A> otherwise,
        int count = 1
    ) =>
        values
            .ArrayOf(count)
            .SelectMany(some =>
                Through(some, create).Take(1).ToArray() is [var first] ? Gen.Constant(first)
                : count < most ? values.Through(create, most, otherwise, 2 * count)
                : otherwise
            );

    /// <summary>The values that fulfil a condition. Throws if sixteen thousand in a row do not.</summary>
    public static Arbitrary<A> Only<A>(this Arbitrary<A> values, Func<A, bool> isValid, string name)
    {
        Either<CfErrors, A> Checked(A value) =>
            isValid(value) ? value : CfErrors.Of(new CfError.Cancelled());
        return Arb.From(
            values.Generator.Through(Checked, name),
            value => values.Shrinker(value).Where(isValid)
        );
    }

    /// <summary>Smaller values that a constructor still accepts.</summary>
    public static IEnumerable<A> Through<A, B>(
        IEnumerable<B> smaller,
        Func<B, Either<CfErrors, A>> create
    ) => smaller.SelectMany(value => create(value).RightAsEnumerable());
}
