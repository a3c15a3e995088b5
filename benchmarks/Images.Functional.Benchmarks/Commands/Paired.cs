using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Calls on loopback, this library's and a bare <see cref="System.Net.Http.HttpClient"/>'s by turns, block by block: what
/// disturbs the machine disturbs both, and each ratio is of neighbours.
/// </summary>
internal static class Paired
{
    public static async Task<int> Run(int blocks, int calls)
    {
        using var server = ServerProcess.Start();
        using var own = Calls.To(server.Address);
        using var same = Calls.OverOneHandlerTo(server.Address);
        await own.CheckReplies().ConfigureAwait(false);
        await same.CheckReplies().ConfigureAwait(false);
        Way[] ways =
        [
            new("bare HttpClient", own.Bare),
            new("Images.Functional", own.ImagesFunctional),
            new("bare HttpClient, then System.Text.Json", own.BareDeserialised),
            new("bare HttpClient, then ImagesV1.ParseImage", own.BareThenParsed),
            new("bare HttpClient over CloudflareHandler", same.Bare),
        ];
        Console.WriteLine(
            $"{blocks} blocks of {calls} calls. Medians; in brackets minimum, quartiles and maximum."
        );

        var alone = await Measure(ways, blocks, calls, 1).ConfigureAwait(false);
        Report("one after the other", "time, of bare: at most 1.08", alone, alone[0], Time);
        var crowded = await Measure(ways, blocks, calls, CallsAtOnce.Concurrency)
            .ConfigureAwait(false);
        Report(
            "64 at a time",
            "calls a second, of System.Text.Json: at least 1.00",
            crowded,
            crowded[2],
            Rate
        );
        Add("a call: time", "at most 1.08", alone[1], alone[0], Time);
        Add("a call: time", "at most 1.00", alone[1], alone[2], Time);
        Add("a call: bytes", "at most 1.00", alone[1], alone[0], Bytes);
        Add("64 at once: calls a second", "at least 1.00", crowded[1], crowded[2], Rate);
        return 0;
    }

    private static double Time(Block one, Block other) => one.Microseconds / other.Microseconds;

    private static double Rate(Block one, Block other) => other.Microseconds / one.Microseconds;

    private static double Bytes(Block one, Block other) => one.Bytes / other.Bytes;

    private static async Task<Measured[]> Measure(Way[] ways, int blocks, int calls, int atATime)
    {
        await WarmUp
            .Run(
                blocks,
                async () =>
                {
                    foreach (var way in ways)
                        await Calls.Make(calls, atATime, way.Call).ConfigureAwait(false);
                }
            )
            .ConfigureAwait(false);

        var measured = Array.ConvertAll(ways, way => new Measured(way.Name, new Block[blocks]));
        for (var block = 0; block < blocks; block++)
        for (var turn = 0; turn < ways.Length; turn++)
        {
            // There and back again: a machine that slows down slows each the same.
            var way = block % 2 == 0 ? turn : ways.Length - 1 - turn;
            measured[way].Blocks[block] = await Block
                .Of(ways[way].Call, calls, atATime)
                .ConfigureAwait(false);
        }

        return measured;
    }

    private static void Add(
        string what,
        string limit,
        Measured own,
        Measured other,
        Func<Block, Block, double> compare
    ) =>
        Results.Add(
            $"{what}, of {other.Name}",
            limit,
            Spread.Of(own.Blocks.Zip(other.Blocks, compare)).Median
        );

    private static void Report(
        string how,
        string limit,
        Measured[] measured,
        Measured baseline,
        Func<Block, Block, double> compare
    )
    {
        Console.WriteLine();
        Console.WriteLine($"| {how} | us a call | {limit} | bytes a call |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (name, blocks) in measured)
        {
            var times = Spread.Of(blocks.Select(static one => one.Microseconds));
            var ratios = Spread.Of(blocks.Zip(baseline.Blocks, compare));
            var bytes = Spread.Of(blocks.Select(static one => one.Bytes));
            Console.WriteLine(
                $"| {name} | {times.ToString("0.0")} | {ratios.ToString("0.000")} | {bytes.ToString("N0")} |"
            );
        }
    }

    private sealed record Way(string Name, Func<Task> Call);

    private sealed record Measured(string Name, Block[] Blocks);

    /// <summary>What a call of a block took: of the time, and of this process's memory.</summary>
    private readonly record struct Block(double Microseconds, double Bytes)
    {
        public static async Task<Block> Of(Func<Task> call, int calls, int atATime)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            await Calls.Make(calls, atATime, call).ConfigureAwait(false);
            var elapsed = Stopwatch.GetElapsedTime(start);
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            return new Block(elapsed.TotalMicroseconds / calls, (double)allocated / calls);
        }
    }
}
