using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>Properties run by FsCheck itself, on the arbitraries as it finds them by type.</summary>
internal static class Checked
{
    private static readonly IArbMap Map = ArbMap.Default.Merge(typeof(Arbitraries));

    /// <summary>What FsCheck takes for a parameter of the type.</summary>
    public static Arbitrary<A> Arbitrary<A>() => Map.ArbFor<A>();

    /// <summary>The law holds.</summary>
    public static void Holds<A>(Func<A, bool> law) =>
        Check.One(Settings(1).WithMaxTest(50).WithEndSize(50), Prop.ForAll(Arbitrary<A>(), law));

    /// <summary>The counter-example to a law that doesn't hold, as FsCheck has shrunk it.</summary>
    public static CounterExample<A> CounterExample<A>(Func<A, bool> law, ulong seed = 1) =>
        CounterExample(Arbitrary<A>(), law, seed);

    public static CounterExample<A> CounterExample<A>(
        Arbitrary<A> arbitrary,
        Func<A, bool> law,
        ulong seed = 1
    )
    {
        var runner = new Runner();
        Check.One(Settings(seed).WithMaxTest(1000).WithRunner(runner), Prop.ForAll(arbitrary, law));
        var failed = Assert.IsType<TestResult.Failed>(runner.Result);
        return new((A)failed.Item3.Single(), FsCheck.Runner.onFinishedToString("", failed));
    }

    private static Config Settings(ulong seed) =>
        Config.QuickThrowOnFailure.WithReplay(
            new Replay(new Rnd(seed, 7UL), FSharpOption<int>.None)
        );

    private sealed class Runner : IRunner
    {
        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type t) { }

        public void OnArguments(
            int ntest,
            FSharpList<object> args,
            FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every
        ) { }

        public void OnShrink(
            FSharpList<object> args,
            FSharpFunc<FSharpList<object>, string> everyShrink
        ) { }

        public void OnFinished(string name, TestResult testResult) => Result = testResult;
    }
}

/// <param name="Value">The smallest value that was found.</param>
/// <param name="Report">All that FsCheck prints.</param>
internal sealed record CounterExample<A>(A Value, string Report)
{
    /// <summary>What FsCheck prints of the value: as shrunk, or as it was generated, where that was the smallest.</summary>
    public string Printed =>
        (
            Report.Split("\nShrunk:\n") is [_, var shrunk]
                ? shrunk
                : Report.Split("\nOriginal:\n")[1]
        ).Split("\nwith exception:\n")[0];
}
