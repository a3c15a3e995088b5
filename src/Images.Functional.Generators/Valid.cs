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

    /// <summary>The values that a constructor accepts.</summary>
    /// <param name="values">The values.</param>
    /// <param name="create">The constructor.</param>
    /// <param name="name">What the exception calls the values if it refuses almost all.</param>
    public static Gen<A> Through<A, B>(
        this Gen<B> values,
        Func<B, Either<CfErrors, A>> create,
        string name
    ) => values.Through(create, Last<A>.Refused(name));

    /// <summary>The values that a constructor accepts; if it refuses too many in a row, one of the last.</summary>
    public static Gen<A> Through<A, B>(
        this Gen<B> values,
        Func<B, Either<CfErrors, A>> create,
        Last<A> last,
        int count = 1
    ) =>
        values
            .ArrayOf(count)
            .SelectMany(some =>
                Through(some, create).Take(1).ToArray() is [var first] ? Gen.Constant(first)
                : count < last.After ? values.Through(create, last, 2 * count)
                : last.Values
            );

    /// <summary>The values that fulfil a condition; if too many in a row do not, one of the last.</summary>
    public static Arbitrary<A> Only<A>(
        this Arbitrary<A> values,
        Func<A, bool> isValid,
        Last<A> last
    )
    {
        Either<CfErrors, A> Checked(A value) =>
            isValid(value) ? value : CfErrors.Of(new CfError.Cancelled());
        return Arb.From(
            values.Generator.Through(Checked, last),
            value => values.Shrinker(value).Where(isValid)
        );
    }

    /// <summary>Smaller values that a constructor still accepts.</summary>
    public static IEnumerable<A> Through<A, B>(
        IEnumerable<B> smaller,
        Func<B, Either<CfErrors, A>> create
    ) => smaller.SelectMany(value => create(value).RightAsEnumerable());
}

/// <summary>What is generated if a constructor refuses almost all values.</summary>
/// <param name="Values">Values that were not tried.</param>
/// <param name="After">They come after twice as many refused ones in a row.</param>
internal sealed record Last<A>(Gen<A> Values, int After = 1 << 6)
{
    /// <summary>An exception, after sixteen thousand.</summary>
    public static Last<A> Refused(string name) =>
        new(
            Gen.Constant(name)
                .Select(
                    static A (refused) =>
                        throw new InvalidOperationException(
                            $"{refused}: the smart constructor refuses almost all generated values. For a text, name some valid ones with "
                                + "Text.WithNamed; otherwise write an arbitrary of your own."
                        )
                ),
            1 << 13
        );

    /// <summary>The values that a constructor makes of these.</summary>
    public static Last<A> Among<B>(
        IEnumerable<B> values,
        Func<B, Either<CfErrors, A>> create,
        string name
    )
    {
        var made = new Lazy<A[]>(() => [.. Valid.Through(values, create)]);
        return new(
            Gen.Constant(made)
                .SelectMany(all =>
                    all.Value.Length > 0 ? Gen.Elements(all.Value) : Refused(name).Values
                )
        );
    }

    /// <summary>The named values of a text, if it has any.</summary>
    public static Last<A> Of(Text<A> text) =>
        text.Named.IsEmpty ? Refused(text.Name) : new(Gen.Elements(text.Named.ToArray()));
}
