using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>
/// The suites that need no server, each method by turns with what it is compared to, in blocks so short that most are not disturbed:
/// where a machine is shared, the ratio of neighbours holds when means of seconds do not.
/// </summary>
internal static class Turns
{
    public static async Task<int> Run(int blocks, int calls)
    {
        var parse = new Parse();
        var everything = new ReadEverything();
        var failures = new ParseFailures();
        var request = new Request();
        using var write = new Write();
        using var call = new Call();
        var sign = new Sign();
        var build = new BuildUrl();
        var walk = Way.Of("walk with strings", parse.WalkWithStrings);
        var image = Way.Of("parse", parse.ImagesFunctional);
        var right = Way.Of("the right envelope", failures.Right);
        Pair[] pairs =
        [
            new(image, walk, "at most 1.35"),
            new(image, Way.Of("System.Text.Json", parse.SourceGenerated), "at most 0.44"),
            new(
                Way.Of("read everything", everything.ImagesFunctional),
                Way.Of("System.Text.Json", everything.SourceGenerated),
                "at most 0.75"
            ),
            new(Way.Of("the API's error", failures.ApiError), right, "at most 2.00"),
            new(Way.Of("the API's error of 404", failures.ApiErrorOf404), right, "at most 2.00"),
            new(Way.Of("three broken fields", failures.ThreeBrokenFields), right, "at most 2.00"),
            new(
                Way.Of("write", write.ImagesFunctional),
                Way.Of("System.Text.Json", write.SourceGenerated),
                "at most 0.80"
            ),
            new(
                Way.Of("request", request.ImagesFunctional),
                Way.Of("by hand", request.ByHand),
                "at most 1.20"
            ),
            new(
                Way.Of("sign", sign.ImagesFunctional),
                Way.Of("hash and hex", sign.HashAndHex),
                "at most 1.30"
            ),
            new(
                Way.Of("URL of a transformation", build.OfATransformation),
                Way.Of("by hand", build.ByHand),
                "at most 1.50"
            ),
            new(
                Way.Of("URL of five options", build.OfOptions),
                Way.Of("by hand", build.ByHand),
                "at most 1.50"
            ),
            new(
                Way.Of(
                    "a call in this process",
                    () => call.ImagesFunctional().GetAwaiter().GetResult()
                ),
                Way.Of("bare HttpClient", () => call.Bare().GetAwaiter().GetResult()),
                ""
            ),
        ];

        await WarmUp
            .Run(
                blocks,
                () =>
                {
                    foreach (var pair in pairs)
                        Cost.Of(pair, calls);
                }
            )
            .ConfigureAwait(false);

        Console.WriteLine(
            $"{blocks} blocks of {calls} calls. Medians; in brackets minimum, quartiles and maximum."
        );
        Console.WriteLine();
        Console.WriteLine("| what | ns | of | ns | ratio | of the minima | limit |");
        Console.WriteLine("| --- | ---: | --- | ---: | ---: | ---: | ---: |");
        foreach (var pair in pairs)
            Report(pair, [.. Enumerable.Range(0, blocks).Select(_ => Cost.Of(pair, calls))]);
        return 0;
    }

    private static void Report(Pair pair, Cost[] costs)
    {
        var own = Spread.Of(costs.Select(static one => one.Own));
        var other = Spread.Of(costs.Select(static one => one.Other));
        var ratio = Spread.Of(costs.Select(static one => one.Own / one.Other));
        if (pair.Limit.Length > 0)
            Results.Add($"{pair.Own.Name}, of {pair.Other.Name}", pair.Limit, ratio.Median);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {pair.Own.Name} | {own.Median:0} | {pair.Other.Name} | {other.Median:0} | {ratio.ToString("0.00")} | {own.Minimum / other.Minimum:0.00} | {pair.Limit} |"
            )
        );
    }

    private sealed record Pair(Way Own, Way Other, string Limit);

    /// <summary>Something that is measured: how long so many calls of it take.</summary>
    private sealed record Way(string Name, Func<int, TimeSpan> Time)
    {
        public static Way Of<A>(string name, Func<A> call) =>
            new(
                name,
                calls =>
                {
                    var start = Stopwatch.GetTimestamp();
                    for (var i = 0; i < calls; i++)
                        call();
                    return Stopwatch.GetElapsedTime(start);
                }
            );
    }

    /// <summary>Nanoseconds a call, of neighbours.</summary>
    private readonly record struct Cost(double Own, double Other)
    {
        public static Cost Of(Pair pair, int calls)
        {
            var other = pair.Other.Time(calls);
            var own = pair.Own.Time(calls);
            return new Cost(own.TotalNanoseconds / calls, other.TotalNanoseconds / calls);
        }
    }
}
