using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>What must hold of one arbitrary.</summary>
internal abstract record ArbitraryLaw
{
    public abstract void Every_value_is_valid();

    public abstract void Every_smaller_value_is_valid_and_smaller();

    public abstract void A_law_that_never_holds_ends_at_the_smallest();

    public abstract void A_law_that_holds_now_and_then_ends_as_well();
}

/// <param name="IsValid">Whether a value is one that the core makes.</param>
/// <param name="SizeOf">How far a value is from the smallest.</param>
/// <param name="Ends">The smallest values, as <c>Show</c> shows them.</param>
internal sealed record ArbitraryLaw<A>(
    Func<A, bool> IsValid,
    Func<A, Size> SizeOf,
    params string[] Ends
) : ArbitraryLaw
{
    /// <summary>A text that no other value has: not the value's own, if that hides something.</summary>
    public Func<A, string> Show { get; init; } = static value => $"{value}";

    private static Arbitrary<A> Arbitrary => Checked.Arbitrary<A>();

    public override void Every_value_is_valid() => Checked.Holds(IsValid);

    /// <summary>The first 40 smaller ones of each value.</summary>
    public override void Every_smaller_value_is_valid_and_smaller()
    {
        var steps = Arbitrary
            .Generator.Values(20, size: 12)
            .SelectMany(value =>
            {
                var size = SizeOf(value);
                return Arbitrary.Shrinker(value).Take(40).Select(smaller => (value, size, smaller));
            });
        foreach (var (value, size, smaller) in steps)
        {
            Assert.True(IsValid(smaller), $"not valid: {Show(smaller)}");
            Assert.True(
                SizeOf(smaller).CompareTo(size) < 0,
                $"{SizeOf(smaller)} is no smaller than {size}:\n{Show(smaller)}\n{Show(value)}"
            );
        }
    }

    public override void A_law_that_never_holds_ends_at_the_smallest() =>
        Assert.All(
            Enumerable.Range(1, 12),
            seed =>
                Assert.Contains(
                    Show(Checked.CounterExample<A>(static _ => false, (ulong)seed).Value),
                    Ends
                )
        );

    /// <summary>Along ways that refuse the first steps, in no more steps than a run has time for.</summary>
    public override void A_law_that_holds_now_and_then_ends_as_well() =>
        Assert.All(
            Arbitrary.Generator.Values(8),
            value =>
            {
                var steps = 0;
                for (var at = value; Step(at) is [var next]; at = next)
                    Assert.True(steps++ < 5_000, $"5,000 steps, and still {Show(at)}");
            }
        );

    private IReadOnlyList<A> Step(A value) =>
        [.. Arbitrary.Shrinker(value).Where(smaller => Show(smaller).Length % 3 != 0).Take(1)];
}
