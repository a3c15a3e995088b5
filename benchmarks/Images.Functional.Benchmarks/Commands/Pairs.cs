using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Two ways to do the same, by turns: each ratio is of neighbours. Beside it what each allocates, and what the heap holds in the midst of it,
/// over what it held before, in a run of its own whose time does not count. Before that, each runs as often without being measured.
/// </summary>
internal static class Pairs
{
    /// <param name="what">What is done.</param>
    /// <param name="limit">The limit of the speed, of the bare way's; empty if there is none.</param>
    /// <param name="pairs">How often each is measured.</param>
    /// <param name="own">The library's way.</param>
    /// <param name="bare">The way to which it is compared.</param>
    /// <param name="bytes">The limit of the allocated bytes, of the bare way's; empty if there is none.</param>
    public static async Task Report(
        string what,
        string limit,
        int pairs,
        Way own,
        Way bare,
        string bytes = ""
    )
    {
        // The runtime still compiles after thousands of calls.
        for (var i = 0; i < pairs; i++)
        {
            await bare.Run(Nothing).ConfigureAwait(false);
            await own.Run(Nothing).ConfigureAwait(false);
        }

        var (ours, theirs) = (new Cost[pairs], new Cost[pairs]);
        for (var i = 0; i < pairs; i++)
        {
            if (i % 2 == 0)
                theirs[i] = await Cost.Of(bare).ConfigureAwait(false);
            ours[i] = await Cost.Of(own).ConfigureAwait(false);
            if (i % 2 == 1)
                theirs[i] = await Cost.Of(bare).ConfigureAwait(false);
        }

        Console.WriteLine(
            $"{what}, {pairs} pairs. Medians; in brackets minimum, quartiles and maximum."
        );
        Console.WriteLine();
        var speed = limit.Length > 0 ? $"speed of bare: {limit}" : "speed of bare";
        Console.WriteLine($"| way | ms | {speed} | KiB allocated | KiB held |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        Line(bare, theirs, theirs, await Held(bare).ConfigureAwait(false));
        Line(own, ours, theirs, await Held(own).ConfigureAwait(false));
        if (limit.Length > 0)
            Results.Add($"{what}: speed, of {bare.Name}", limit, Speeds(ours, theirs).Median);
        if (bytes.Length > 0)
            Results.Add(
                $"{what}: bytes, of {bare.Name}",
                bytes,
                Bytes(ours).Median / Bytes(theirs).Median
            );
    }

    private static Spread Speeds(Cost[] costs, Cost[] bare) =>
        Spread.Of(costs.Zip(bare, static (one, other) => other.Milliseconds / one.Milliseconds));

    private static Spread Bytes(Cost[] costs) => Spread.Of(costs.Select(static one => one.Bytes));

    private static void Line(Way way, Cost[] costs, Cost[] bare, long held)
    {
        var times = Spread.Of(costs.Select(static one => one.Milliseconds));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {way.Name} | {times.ToString("N1")} | {Speeds(costs, bare).ToString("0.000")} | {Bytes(costs).Median / 1024:N0} | {held / 1024:N0} |"
            )
        );
    }

    private static async Task<long> Held(Way way)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var held = 0L;
        await way.Run(() => held = Math.Max(held, GC.GetTotalMemory(forceFullCollection: true)))
            .ConfigureAwait(false);
        return Math.Max(0, held - before);
    }

    private static void Nothing() { }

    /// <summary>A way to do it.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Run">Does it, and calls this once in its midst.</param>
    internal sealed record Way(string Name, Func<Action, Task> Run);

    private readonly record struct Cost(double Milliseconds, double Bytes)
    {
        public static async Task<Cost> Of(Way way)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            await way.Run(Nothing).ConfigureAwait(false);
            var elapsed = Stopwatch.GetElapsedTime(start);
            return new Cost(
                elapsed.TotalMilliseconds,
                GC.GetTotalAllocatedBytes(precise: true) - before
            );
        }
    }
}
