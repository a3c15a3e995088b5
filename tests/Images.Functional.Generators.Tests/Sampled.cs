using System.Collections.Generic;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators.Tests;

/// <summary>Generated values, always the same ones.</summary>
internal static class Sampled
{
    // Any fixed one: rates are then the same on every run.
    private static readonly Rnd Seed = new(20140102022000123UL, 7UL);

    public static IReadOnlyList<A> Values<A>(this Gen<A> gen, int count = 600, int size = 50) =>
        [.. gen.Sample(count, Seed, size)];
}
