using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using LanguageExt;

namespace Images.Functional.Generators.Tests;

/// <summary>
/// How far a value is from the smallest one: every step of a shrinker must make it smaller, and nothing can get smaller
/// forever. What is odd counts first, then length, then characters that are not the plainest, then numbers.
/// </summary>
/// <param name="Odd">How many things are not as plain as they can be.</param>
/// <param name="Length">How many characters, members and items.</param>
/// <param name="Hard">How far its characters are from <c>a</c>, to which texts shrink; <c>0</c>, to which numbers do, is nearest.</param>
/// <param name="Number">How large its numbers are together.</param>
internal readonly record struct Size(
    long Odd,
    long Length = 0,
    long Hard = 0,
    BigInteger Number = default
) : IComparable<Size>
{
    public int CompareTo(Size other) =>
        (Odd, Length, Hard, Number).CompareTo((other.Odd, other.Length, other.Hard, other.Number));

    public static Size operator +(Size one, Size two) =>
        new(
            one.Odd + two.Odd,
            one.Length + two.Length,
            one.Hard + two.Hard,
            one.Number + two.Number
        );

    public static Size Of(string text) =>
        new(
            0,
            text.EnumerateRunes().Count(),
            text.EnumerateRunes()
                .Sum(static rune =>
                    rune.Value switch
                    {
                        'a' => 0,
                        '0' => 1,
                        _ => 2,
                    }
                )
        );

    public static Size OddUnless(bool isPlain) => new(isPlain ? 0 : 1);

    public static Size OfNumber(BigInteger number) => new(0, 0, 0, number);

    /// <summary>Its distance from zero; then its digits after the point.</summary>
    public static Size OfDecimal(decimal number) =>
        OfNumber(
            ((BigInteger.Abs(new BigInteger(decimal.Truncate(number))) * One) + Fraction(number))
                * 100
                + number.Scale
        );

    private static BigInteger One { get; } = BigInteger.Pow(10, 28);

    private static BigInteger Fraction(decimal number) =>
        new(Math.Abs(number % 1) * 10_000_000_000_000_000_000_000_000_000m);

    /// <summary>Each item counts for itself, too.</summary>
    public static Size All<A>(IEnumerable<A> items, Func<A, Size> size) =>
        items.Aggregate(default(Size), (sum, item) => sum + new Size(0, 1) + size(item));

    public static Size OfOption<A>(Option<A> option, Func<A, Size> size) => All(option, size);
}
