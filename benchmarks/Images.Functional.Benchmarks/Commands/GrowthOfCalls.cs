using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Measures over loopback what an image costs as lists grow, a kilobyte as uploads grow, and a call as more are made at once, by turns with a
/// bare <see cref="System.Net.Http.HttpClient"/>. Apart from the smallest size, the dearest should cost at most 15 % more than the cheapest.
/// </summary>
internal static class GrowthOfCalls
{
    // A block repeats small work until it has done this much, but not more often than MostTimes.
    private const int Images = 10_000;
    private const int Kilobytes = 10_000;
    private const int Calls = 1_024;
    private const int MostTimes = 100;

    // As in Pairs: each run is long enough for the runtime to compile what is called often.
    private const int WarmUps = 2;

    public static Task<int> Run(int blocks, int megabytes) =>
        Many.With(async both =>
        {
            var folder = Directory.CreateTempSubdirectory("growth");
            try
            {
                await Report(
                        "images in a list",
                        "an image",
                        blocks,
                        Growing(10, 10_000).Select(images => OfList(both, images))
                    )
                    .ConfigureAwait(false);
                await Report(
                        "kilobytes of an upload",
                        "a kilobyte",
                        blocks,
                        Growing(1, megabytes * 1_000)
                            .Select(kilobytes => OfUpload(both, folder.FullName, kilobytes))
                    )
                    .ConfigureAwait(false);
                await Report(
                        "calls at once",
                        "a call",
                        blocks,
                        ((int[])[1, 4, 16, 64, 256]).Select(atOnce => OfDetails(both, atOnce))
                    )
                    .ConfigureAwait(false);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });

    private static IEnumerable<int> Growing(int smallest, int largest)
    {
        for (long size = smallest; size <= largest; size *= 10)
            yield return (int)size;
    }

    private static Work OfList(Bare both, int images)
    {
        var pages = Math.Max(1, images / Many.PageSize);
        var size = images / pages;
        return new Work(
            images,
            images,
            Times(Images, images),
            () => Many.List(both, pages, size, Nothing),
            () => both.List(pages, size, Nothing)
        );
    }

    private static Work OfUpload(Bare both, string folder, int kilobytes)
    {
        var path = Path.Combine(folder, $"{kilobytes}.png");
        using (var file = File.Create(path))
            file.SetLength(kilobytes * 1_000L);
        return new Work(
            kilobytes,
            kilobytes,
            Times(Kilobytes, kilobytes),
            () => Many.Upload(both, path, Nothing),
            () => both.Upload(path, Nothing)
        );
    }

    private static Work OfDetails(Bare both, int atOnce) =>
        new(
            atOnce,
            Calls,
            1,
            () => Many.Details(both, Calls, atOnce, Nothing),
            () => Bare.InParallel(Calls, atOnce, both.Details, Nothing)
        );

    private static int Times(int all, int one) => Math.Clamp(all / one, 1, MostTimes);

    private static void Nothing() { }

    private static async Task Report(string what, string unit, int blocks, IEnumerable<Work> sizes)
    {
        Work[] all = [.. sizes];
        for (var i = 0; i < WarmUps; i++)
            foreach (var work in all)
                await Cost.Of(work).ConfigureAwait(false);

        var measured = all.Select(_ => new Cost[blocks]).ToArray();
        for (var block = 0; block < blocks; block++)
        for (var i = 0; i < all.Length; i++)
            measured[i][block] = await Cost.Of(all[i]).ConfigureAwait(false);

        // The number of calls at once is no amount of work.
        (Work Work, Cost[] Costs)[] grown =
        [
            .. Enumerable.Zip(all, measured).Where(static one => one.First.Units == one.First.Size),
        ];
        Cost[][] further = [.. Enumerable.Zip(grown, grown.AsEnumerable().Skip(1), Further)];
        Console.WriteLine();
        Console.WriteLine(
            $"| {what} | µs {unit} | of bare | processor µs | bytes allocated | a further one: µs | bytes |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (var i = 0; i < all.Length; i++)
            Console.WriteLine(
                $"| {all[i].Size.ToString("N0", CultureInfo.InvariantCulture)} | {Time(measured[i]).ToString("0.00")} | {OfBare(measured[i]).ToString("0.00")} | {Processor(measured[i]).ToString("0.00")} | {Bytes(measured[i])} | {(i == 0 || further.Length == 0 ? " | " : $"{Time(further[i - 1]).ToString("0.00")} | {Bytes(further[i - 1])}")} |"
            );
        var past = measured[1..];
        Console.WriteLine(
            $"| past the smallest, dearest to cheapest | {Spread.Range(past.Select(Time))} | {Spread.Range(past.Select(OfBare))} | {Spread.Range(past.Select(Processor))} | {Spread.Range(past.Select(Memory))} | {(further.Length == 0 ? " | " : $"{Spread.Range(further.Select(Time))} | {Spread.Range(further.Select(Memory))}")} |"
        );
    }

    private static string Bytes(Cost[] costs) =>
        Memory(costs).Median.ToString("N0", CultureInfo.InvariantCulture);

    // What a unit costs beyond the next smaller size. So the cost of the call itself, which all sizes pay once, does not count.
    private static Cost[] Further((Work Work, Cost[] Costs) less, (Work Work, Cost[] Costs) more) =>
        [
            .. less.Costs.Zip(
                more.Costs,
                (one, other) =>
                {
                    double Beyond(Func<Cost, double> of) =>
                        (of(other) * more.Work.Size - of(one) * less.Work.Size)
                        / (more.Work.Size - less.Work.Size);
                    return new Cost(
                        Beyond(static cost => cost.Microseconds),
                        Beyond(static cost => cost.Bare),
                        Beyond(static cost => cost.Processor),
                        Beyond(static cost => cost.Bytes)
                    );
                }
            ),
        ];

    private static Spread Time(Cost[] costs) =>
        Spread.Of(costs.Select(static one => one.Microseconds));

    private static Spread OfBare(Cost[] costs) =>
        Spread.Of(costs.Select(static one => one.Microseconds / one.Bare));

    private static Spread Processor(Cost[] costs) =>
        Spread.Of(costs.Select(static one => one.Processor));

    private static Spread Memory(Cost[] costs) => Spread.Of(costs.Select(static one => one.Bytes));

    /// <summary>Work of one size: how many units it has, and how often a block repeats it.</summary>
    private sealed record Work(int Size, int Units, int Times, Func<Task> Own, Func<Task> Bare);

    /// <summary>Of one unit. The processor's time is that of all threads of this process, without waits.</summary>
    private readonly record struct Cost(
        double Microseconds,
        double Bare,
        double Processor,
        double Bytes
    )
    {
        public static async Task<Cost> Of(Work work)
        {
            var units = (double)work.Units * work.Times;
            var bare = await Time(work.Bare, work.Times).ConfigureAwait(false);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var processor = Environment.CpuUsage.TotalTime;
            var own = await Time(work.Own, work.Times).ConfigureAwait(false);
            processor = Environment.CpuUsage.TotalTime - processor;
            var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            return new Cost(
                own / units,
                bare / units,
                processor.TotalMicroseconds / units,
                bytes / units
            );
        }

        private static async Task<double> Time(Func<Task> run, int times)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < times; i++)
                await run().ConfigureAwait(false);
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
    }
}
