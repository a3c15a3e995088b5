using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Two ways to do the same, by turns: each ratio is of neighbours. Beside it what each allocates, and what the heap holds in the midst of it,
/// over what it held before, in a run of its own whose time does not count.
/// </summary>
internal static class Pairs
{
    // Long runs warm up in one.
    private const int WarmUps = 2;

    public static async Task Report(string what, string limit, int pairs, Way own, Way bare)
    {
        for (var i = 0; i < WarmUps; i++)
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
        Console.WriteLine($"| way | ms | speed of bare: {limit} | KiB allocated | KiB held |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        Line(bare, theirs, theirs, await Held(bare).ConfigureAwait(false));
        Line(own, ours, theirs, await Held(own).ConfigureAwait(false));
    }

    private static void Line(Way way, Cost[] costs, Cost[] bare, long held)
    {
        var times = Spread.Of(costs.Select(static one => one.Milliseconds));
        var speeds = Spread.Of(
            costs.Zip(bare, static (one, other) => other.Milliseconds / one.Milliseconds)
        );
        var bytes = Spread.Of(costs.Select(static one => one.Bytes / 1024));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {way.Name} | {times.ToString("N1")} | {speeds.ToString("0.000")} | {bytes.Median:N0} | {held / 1024:N0} |"
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
