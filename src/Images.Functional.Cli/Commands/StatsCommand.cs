using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary><c>cfimages stats</c>: how many images the account has and may have.</summary>
internal static class StatsCommand
{
    public static Command Of(Host host) =>
        CallCommand.Of(
            new ExampleCommand(
                "stats",
                "Shows how many images the account has, and how many it may have.",
                "cfimages stats --sandbox",
                "cfimages stats --json"
            ),
            [],
            host,
            static _ => new Call<ImagesStats>(
                ImagesV1.Stats,
                new Printer<ImagesStats>(ImagesV1.Endpoints.Stats.Result, Lines)
            )
        );

    private static IEnumerable<string> Lines(ImagesStats stats, Paint paint) =>
        Columns.Rows(
            [.. Count("current", stats.Current), .. Count("allowed", stats.Allowed)],
            paint
        );

    private static IEnumerable<(string, string)> Count(
        string name,
        LanguageExt.Option<long> number
    ) =>
        number.AsEnumerable().Select(count => (name, count.ToString(CultureInfo.InvariantCulture)));
}
