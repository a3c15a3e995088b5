using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>What laws are written with.</summary>
internal static class Law
{
#if FEWER_CASES
    /// <summary>A run for each mutant of the code has time for a tenth of the cases.</summary>
    public const int Share = 10;
#else
    /// <summary>What a law's number of cases is divided by.</summary>
    public const int Share = 1;
#endif

    private static readonly Rnd Seed = new(20140102022000123UL, 7UL);

    /// <summary>A law over the values of one generator.</summary>
    public static Property ForAll<A>(Gen<A> gen, Action<A> law) => Prop.ForAll(Arb.From(gen), law);

    /// <summary>Checks a law in so many cases, from a new seed; a failure says which.</summary>
    public static void Check(int cases, Property law) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, cases / Share)), law);

    /// <summary>A law over raw texts, which shrink as texts.</summary>
    public static Property ForAll(Gen<string> gen, Action<string> law) =>
        Prop.ForAll(Arb.From(gen, ArbMap.Default.ArbFor<string>().Shrinker), law);

    /// <summary>Demands of each class that at least so many of a hundred values are in it, over a fixed seed.</summary>
    public static void HasClasses<A>(
        this Gen<A> gen,
        params (string Name, double Percent, Func<A, bool> IsIn)[] classes
    ) => gen.HasClasses(600, classes);

    /// <summary>The same over so many values, where each takes its time.</summary>
    public static void HasClasses<A>(
        this Gen<A> gen,
        int count,
        params (string Name, double Percent, Func<A, bool> IsIn)[] classes
    )
    {
        IReadOnlyList<A> values = [.. gen.Sample(count, Seed, 50)];
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

    /// <summary>The value, or a failed test that says why there is none.</summary>
    public static A Right<A>(this Either<CfErrors, A> either) =>
        either.Match(
            Right: static value => value,
            Left: static errors => throw new Xunit.Sdk.XunitException($"a Left: {errors}")
        );

    /// <summary>The errors, or a failed test.</summary>
    public static CfErrors Left<A>(this Either<CfErrors, A> either) =>
        either.Match(
            Right: static value => throw new Xunit.Sdk.XunitException($"a Right: {value}"),
            Left: static errors => errors
        );

    /// <summary>The only error, of the case that was expected.</summary>
    public static E Only<E>(this CfErrors errors)
        where E : CfError => Assert.IsType<E>(Assert.Single(errors.Items));
}
