using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>
/// What a byte of an envelope costs, in time and in bytes allocated, of envelopes that grow, all by turns. Past 2 KB the dearest costs at
/// most 15 % more than the cheapest. What the tokenizer takes for the same bytes stands beside it.
/// </summary>
internal static class GrowthOfEnvelopes
{
    private const int Past = 2_048;
    private const int BytesOfABlock = 1_000_000;

    public static async Task Run(int blocks)
    {
        await Report("variants", GrownEnvelope.ByVariants, blocks).ConfigureAwait(false);
        await Report("metadata", GrownEnvelope.ByMetadata, blocks).ConfigureAwait(false);
    }

    private static async Task Report(
        string what,
        IReadOnlyList<GrownEnvelope> envelopes,
        int blocks
    )
    {
        var measured = await Measure(envelopes, blocks).ConfigureAwait(false);
        Console.WriteLine();
        Console.WriteLine(
            $"| growing {what} | bytes | ns a byte | of the walk of its tokens | bytes allocated a byte |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (envelope, costs) in envelopes.Zip(measured))
            Console.WriteLine(
                $"| {envelope} | {envelope.Json.Length} | {Time(costs).ToString("0.00")} | {OfWalk(costs).ToString("0.00")} | {Memory(costs).Median.ToString("0.00", CultureInfo.InvariantCulture)} |"
            );
        Cost[][] past = [.. measured.Where((_, i) => envelopes[i].Json.Length > Past)];
        Console.WriteLine(
            $"| past 2 KB, dearest to cheapest | | {Spread.Range(past.Select(Time))} | {Spread.Range(past.Select(OfWalk))} | {Spread.Range(past.Select(Memory))} |"
        );
    }

    private static async Task<Cost[][]> Measure(IReadOnlyList<GrownEnvelope> envelopes, int blocks)
    {
        await WarmUp
            .Run(
                blocks,
                () =>
                {
                    foreach (var envelope in envelopes)
                        Cost.Of(envelope);
                }
            )
            .ConfigureAwait(false);

        var measured = envelopes.Select(_ => new Cost[blocks]).ToArray();
        for (var block = 0; block < blocks; block++)
        for (var i = 0; i < envelopes.Count; i++)
            measured[i][block] = Cost.Of(envelopes[i]);
        return measured;
    }

    private static Spread Time(Cost[] costs) =>
        Spread.Of(costs.Select(static one => one.Nanoseconds));

    private static Spread OfWalk(Cost[] costs) =>
        Spread.Of(costs.Select(static one => one.Nanoseconds / one.Walk));

    private static Spread Memory(Cost[] costs) => Spread.Of(costs.Select(static one => one.Bytes));

    /// <summary>Of reading one envelope, for each of its bytes.</summary>
    private readonly record struct Cost(double Nanoseconds, double Walk, double Bytes)
    {
        public static Cost Of(GrownEnvelope envelope)
        {
            var runs = Math.Max(1, BytesOfABlock / envelope.Json.Length);
            var read = (double)runs * envelope.Json.Length;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < runs; i++)
                _ = ImagesV1.ParseImage(envelope.Json);
            var elapsed = Stopwatch.GetElapsedTime(start);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            start = Stopwatch.GetTimestamp();
            for (var i = 0; i < runs; i++)
                _ = Peers.Tokens(envelope.Json);
            var walk = Stopwatch.GetElapsedTime(start);
            return new Cost(
                elapsed.TotalNanoseconds / read,
                walk.TotalNanoseconds / read,
                allocated / read
            );
        }
    }
}
