using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FsCheck;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>A generator, and how often each class that a tester looks for occurs at least.</summary>
/// <param name="Name">The generator's class and name: <c>Arbitraries.Image</c>.</param>
/// <param name="Rates">The rates as its documentation states them; null if there is only one class.</param>
/// <param name="Check">Asserts that each class occurs as often as stated.</param>
internal sealed record Rated(string Name, string? Rates, Action Check)
{
    public static Rated Of<A>(
        Gen<A> gen,
        (string Name, int Percent, Func<A, bool> IsIn)[] classes,
        [CallerArgumentExpression(nameof(gen))] string name = ""
    ) =>
        new(
            NameOf(name),
            $"Of a hundred, at least: {string.Join(", ", classes.Select(static c => $"{c.Percent} {c.Name}"))}.",
            () => HasClasses(gen.Values(), classes)
        );

    public static Rated Of<A>(
        Arbitrary<A> arbitrary,
        (string Name, int Percent, Func<A, bool> IsIn)[] classes,
        [CallerArgumentExpression(nameof(arbitrary))] string name = ""
    ) => Of(arbitrary.Generator, classes, name);

    /// <summary>A generator all of whose values are what its name says.</summary>
    public static Rated Always<A>(
        Gen<A> gen,
        Func<A, bool> isIn,
        [CallerArgumentExpression(nameof(gen))] string name = ""
    ) =>
        new(
            NameOf(name),
            null,
            () => Assert.All(gen.Values(100), value => Assert.True(isIn(value), $"{value}"))
        );

    private static string NameOf(string expression) =>
        Regex.Match(expression, @"^(\w+)\s*\.\s*(\w+)").Result("$1.$2");

    private static void HasClasses<A>(
        IReadOnlyCollection<A> values,
        (string Name, int Percent, Func<A, bool> IsIn)[] classes
    ) =>
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
