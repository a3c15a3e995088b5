using System;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Images.Functional.Benchmarks;

const string Help = """
    dotnet run -c Release --project benchmarks/Images.Functional.Benchmarks -- …

      --filter '*'               every suite, by BenchmarkDotNet; '*.Parse.*' one of them
      table [processes] [most]   turns, paired, page, upload, download, uploads, list and details beside their limits, in 5 processes unless given, with at most so many blocks or pairs; 1 if a ratio is far beyond its limit
      turns [blocks] [calls]     the suites that need no server, by turns with their baselines; 500 blocks of 200 unless given
      paired [blocks] [calls]    calls on loopback, by turns with a bare HttpClient's; 40 blocks of 500 unless given
      growth [blocks] [MB]       what a unit costs as envelopes, lists, uploads and calls at once grow; 40 blocks, uploads up to 1,000 MB unless given
      start <cfimages> [runs]    from process start to printed image, and memory; 50 runs unless given
      upload [pairs] [MB]        a file up, beside a bare HttpClient that streams it; 20 pairs of 10 MB unless given
      download [pairs] [MB]      a file down, the same
      uploads [pairs] [files]    files of 100 KB, 16 at once, beside Parallel.ForEachAsync; 5 pairs of 2,000 unless given
      page [blocks] [images]     a page of a list read, beside System.Text.Json; 100 blocks of 1,000 images unless given
      list [pairs] [pages]       a list through Items, beside the same pages fetched and read; 5 pairs of 100 pages of 1,000 unless given
      details [pairs] [calls]    details through SendMany, 64 at once, beside Parallel.ForEachAsync; 5 pairs of 50,000 unless given
      typescript <folder> [pairs]  files and details, beside Cloudflare's TypeScript client in Node, which the folder has (npm install cloudflare); 10 pairs unless given
      allocations                what parsing, writing, signing and calling allocate; fails over the stated figures
    """;

if (args is [ServerProcess.Argument])
{
    await Server.Run();
    return 0;
}

await Agreement.Check();
switch (args)
{
    case ["table", .. var counts] when Counts(counts, 5, int.MaxValue) is [var processes, var most]:
        return Table.Run(processes, most);
    case ["turns", .. var counts] when Counts(counts, 500, 200) is [var blocks, var calls]:
        return await Turns.Run(blocks, calls);
    case ["paired", .. var counts] when Counts(counts, 40, 500) is [var blocks, var calls]:
        return await Paired.Run(blocks, calls);
    case ["upload", .. var counts] when Counts(counts, 20, 10) is [var pairs, var size]:
        return await Many.Upload(pairs, size);
    case ["download", .. var counts] when Counts(counts, 20, 10) is [var pairs, var size]:
        return await Many.Download(pairs, size);
    case ["uploads", .. var counts] when Counts(counts, 5, 2_000) is [var pairs, var files]:
        return await Many.Uploads(pairs, files);
    case ["page", .. var counts] when Counts(counts, 100, 1_000) is [var blocks, var images]:
        return await Many.Page(blocks, images);
    case ["list", .. var counts] when Counts(counts, 5, 100) is [var pairs, var pages]:
        return await Many.List(pairs, pages);
    case ["details", .. var counts] when Counts(counts, 5, 50_000) is [var pairs, var calls]:
        return await Many.Details(pairs, calls);
    case ["growth", .. var counts] when Counts(counts, 40, 1_000) is [var blocks, var size]:
        Console.WriteLine(
            $"{blocks} blocks. Medians; in brackets minimum, quartiles and maximum. Limit 1.15."
        );
        await GrowthOfEnvelopes.Run(blocks);
        return await GrowthOfCalls.Run(blocks, size);
    case ["start", var command, .. var counts] when Counts(counts, 50) is [var runs]:
        return StartUp.Run(command, runs);
    case ["typescript", var folder, .. var counts] when Counts(counts, 10) is [var pairs]:
        return await TypeScript.Run(folder, pairs);
    case ["allocations"]:
        return Allocations.Run();
    case [['-', ..], ..]:
        BenchmarkSwitcher
            .FromAssembly(typeof(Peers).Assembly)
            .Run(
                args,
                DefaultConfig
                    .Instance.AddColumn(new LimitColumn(), PerByteColumn.Time, PerByteColumn.Memory)
                    .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40))
            );
        return 0;
    default:
        await Console.Error.WriteLineAsync(Help);
        return 2;
}

// The numbers given in place of the usual ones; none where one is no number, or there are too many.
static int[] Counts(string[] given, params int[] usual)
{
    for (var i = 0; i < given.Length; i++)
        if (
            i == usual.Length
            || !int.TryParse(
                given[i],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out usual[i]
            )
            || usual[i] == 0
        )
            return [];
    return usual;
}
