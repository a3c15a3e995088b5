using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Images.Functional.Benchmarks;

/// <summary>
/// The results of most commands beside their limits, in one table. Each command runs several times, each time in a new process: the runtime compiles
/// differently in each, and that moves a ratio more than a longer run would.
/// </summary>
internal static class Table
{
    // On a busy machine, a ratio may be far off once.
    private const int MoreProcesses = 2;

    private static readonly (string Name, int Blocks, int Size)[] Commands =
    [
        ("turns", 300, 200),
        ("paired", 30, 300),
        ("page", 100, 1_000),
        ("upload", 20, 10),
        ("download", 20, 10),
        ("uploads", 20, 2_000),
        ("list", 10, 100),
        ("details", 5, 50_000),
    ];

    // How far a ratio may be beyond its limit. Without the compiler's tiers, as CI measures, "request" is always at 1.5 of it.
    private const double Far = 2;

    // The one row that is far from its limit on every machine.
    private static readonly (string What, double Far) FarOnEveryMachine = (
        "URL of five options",
        3
    );

    /// <summary>
    /// Measures and prints. A ratio is far beyond its limit if it is in every process: what has become slower is slow in all, a busy machine in some.
    /// Such a ratio is measured in two more processes; the result is 1 if it is far in these too.
    /// </summary>
    /// <param name="processes">The number of processes for each command.</param>
    /// <param name="most">The largest number of blocks or pairs in one.</param>
    public static int Run(int processes, int most)
    {
        var results = new List<Result>();
        for (var i = 1; i <= processes; i++)
            results.AddRange(Commands.SelectMany(one => Measure(one, most)));
        for (var i = 0; i < MoreProcesses; i++)
            foreach (
                var far in Rows(results).Where(IsFar).Select(static row => row.Command).ToHashSet()
            )
                results.AddRange(Measure(Commands.Single(one => one.Name == far), most));

        Console.WriteLine(
            $"Medians of at least {processes} processes; in brackets minimum, quartiles and maximum."
        );
        Console.WriteLine();
        Console.WriteLine("| command | what | measured | limit | |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var row in Rows(results))
            Console.WriteLine(
                $"| `{row.Command}` | {row.What} | {row.Measured.ToString("0.00")} | {row.Limit} | {(IsMet(row) ? "met" : "not met")} |"
            );
        Row[] allFar = [.. Rows(results).Where(IsFar)];
        foreach (var row in allFar)
            Console.Error.WriteLine($"{row.What}: far beyond the limit");
        return allFar.Length == 0 ? 0 : 1;
    }

    private static IEnumerable<Row> Rows(List<Result> results) =>
        results
            .GroupBy(static one => (one.Command, one.What, one.Limit))
            .Select(static row => new Row(
                row.Key.Command,
                row.Key.What,
                row.Key.Limit,
                Spread.Of(row.Select(static one => one.Median))
            ));

    private static Result[] Measure((string Name, int Blocks, int Size) one, int most)
    {
        string[] command = [one.Name, Shown(Math.Min(one.Blocks, most)), Shown(one.Size)];
        Console.Error.WriteLine(string.Join(' ', command));
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(
                "dotnet",
                [typeof(Table).Assembly.Location, .. command]
            )
            {
                RedirectStandardOutput = true,
            };
            start.Environment[Results.Variable] = file;
            using var process =
                Process.Start(start)
                ?? throw new InvalidOperationException("The process did not start.");
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Result[] results =
            [
                .. File.ReadLines(file).Select(line => Result.Of(command[0], line)),
            ];
            return process.ExitCode == 0 && results.Length > 0
                ? results
                : throw new InvalidOperationException($"{command[0]} failed.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);

    // As it is printed.
    private static bool IsMet(Row row) =>
        Excess(row.Limit, Math.Round(row.Measured.Median, 2)) <= 1;

    private static bool IsFar(Row row) =>
        Math.Min(Excess(row.Limit, row.Measured.Minimum), Excess(row.Limit, row.Measured.Maximum))
        > (
            row.What.StartsWith(FarOnEveryMachine.What, StringComparison.Ordinal)
                ? FarOnEveryMachine.Far
                : Far
        );

    // How far beyond "at most 1.08", or "at least 1.82 (0.55 of its time)"; 1 is at the limit.
    private static double Excess(string limit, double measured)
    {
        var words = limit.Split(' ');
        var bound = double.Parse(words[2], CultureInfo.InvariantCulture);
        return words[1] == "most" ? measured / bound : bound / measured;
    }

    private readonly record struct Row(string Command, string What, string Limit, Spread Measured);

    /// <summary>The median of one process.</summary>
    private readonly record struct Result(string Command, string What, string Limit, double Median)
    {
        public static Result Of(string command, string line)
        {
            var cells = line.Split('\t');
            return new Result(
                command,
                cells[0],
                cells[1],
                double.Parse(cells[2], CultureInfo.InvariantCulture)
            );
        }
    }
}
