using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>Counts how often generated values fall into classes, always over the same values.</summary>
internal static class Sampled
{
    private const int Count = 600;

    // Any fixed one: rates are then the same on every run.
    private static readonly Rnd Seed = new(20140102022000123UL, 7UL);

    public static IReadOnlyList<A> Values<A>(this Gen<A> gen, int count = Count, int size = 50) =>
        [.. gen.Sample(count, Seed, size)];

    /// <summary>Demands of each class that at least so many of a hundred values are in it.</summary>
    public static void HasClasses<A>(
        this Gen<A> gen,
        params (string Name, double Percent, Func<A, bool> IsIn)[] classes
    )
    {
        var values = gen.Values();
        Assert.All(
            classes,
            c =>
            {
                var percent = 100.0 * values.Count(c.IsIn) / values.Count;
                Assert.True(
                    percent >= c.Percent,
                    $"{c.Name}: {percent} %, less than {c.Percent} %"
                );
            }
        );
    }
}
