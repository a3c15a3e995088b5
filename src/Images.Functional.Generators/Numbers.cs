namespace Images.Functional.Generators;

/// <summary>Generates and shrinks numbers.</summary>
internal static class Numbers
{
    private const long LargestExactDouble = 1L << 53;

    private const int AllUpTo = 1 << 16;

    // All small numbers, and then 256 of each number of bits.
    private static readonly long[] Grid =
    [
        .. Enumerable.Range(-AllUpTo, 2 * AllUpTo + 1).Select(static n => (long)n),
        .. from bits in Enumerable.Range(16, 47)
        from step in Enumerable.Range(1, 256)
        from sign in new[] { 1, -1 }
        select sign * ((1L << bits) + (step * (1L << (bits - 8)))),
    ];

    /// <summary>Numbers of which some are in any range that is not narrow; null for another type.</summary>
    public static IEnumerable<B>? Everywhere<B>() =>
        typeof(B) == typeof(long) ? (IEnumerable<B>)(object)Grid
        : typeof(B) == typeof(decimal) ? (IEnumerable<B>)(object)Grid.Select(static n => (decimal)n)
        : null;

    /// <summary>Integers: small ones, those at the limits of 32, 53 and 64 bits, and ones of every number of bits.</summary>
    public static Gen<long> Integers =>
        Gen.Frequency(
            (4, Gen.Choose(-1000, 1000).Select(static n => (long)n)),
            (
                2,
                Gen.Elements(
                    long.MinValue,
                    long.MinValue + 1,
                    long.MaxValue,
                    int.MinValue,
                    int.MaxValue + 1L,
                    LargestExactDouble + 1,
                    -LargestExactDouble - 1
                )
            ),
            (2, Dice.Roll(OfAnySize))
        );

    /// <summary>Decimal numbers: whole ones of every size, fractions of up to 28 digits, and those at both limits.</summary>
    public static Gen<decimal> Decimals =>
        Gen.Frequency(
            (3, Gen.Choose(-10_000, 10_000).Select(static n => (decimal)n)),
            (1, Dice.Roll(OfAnySize).Select(static n => (decimal)n)),
            (2, Gen.Elements(decimal.MinValue, decimal.MaxValue, 1e-28m, -1e-28m, 0.1m, 1m, 1.10m)),
            (
                3,
                Dice.Roll(static dice => new decimal(
                    (int)Integer(dice),
                    (int)Integer(dice),
                    (int)Integer(dice),
                    dice.OneIn(2),
                    (byte)dice.Below(29)
                ))
            )
        );

    /// <summary>Numbers within limits, a third of them at a limit. They shrink to the least.</summary>
    public static Arbitrary<long> Within(int least, int most) =>
        Arb.From(
            Gen.Frequency((1, Gen.Elements(least, most)), (2, Gen.Choose(least, most)))
                .Select(static number => (long)number),
            number => Shrinks.Toward(number - least).Select(more => least + more)
        );

    /// <summary>Numbers with fewer digits after the point, from none; then zero, a half, three quarters, and so on.</summary>
    public static IEnumerable<decimal> Smaller(decimal number)
    {
        for (var digits = 0; digits < number.Scale; digits++)
            yield return decimal.Round(number, digits, MidpointRounding.ToZero);
        for (
            var cut = number;
            cut != 0;
            cut = decimal.Round(cut / 2, number.Scale, MidpointRounding.ToZero)
        )
            yield return number - cut;
    }

    // A constructor may accept only years, or ports.
    private static long OfAnySize(Dice dice) => Integer(dice) >> dice.Below(64);

    // Fills all 64 bits.
    private static long Integer(Dice dice) =>
        unchecked(
            ((long)dice.Between(0, int.MaxValue - 1) << 33)
            ^ ((long)dice.Between(0, int.MaxValue - 1) << 2)
            ^ dice.Below(4)
        );
}
