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

    /// <param name="processes">The number of processes for each command.</param>
    /// <param name="most">The largest number of blocks or pairs in one.</param>
    public static int Run(int processes, int most)
    {
        var results = new List<Result>();
        for (var i = 1; i <= processes; i++)
            foreach (var (name, blocks, size) in Commands)
            {
                string[] command = [name, Shown(Math.Min(blocks, most)), Shown(size)];
                Console.Error.WriteLine($"{i} of {processes}: {string.Join(' ', command)}");
                results.AddRange(Measure(command));
            }

        Console.WriteLine(
            $"Medians of {processes} processes; in brackets minimum, quartiles and maximum."
        );
        Console.WriteLine();
        Console.WriteLine("| command | what | measured | limit | |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var row in results.GroupBy(static one => (one.Command, one.What, one.Limit)))
        {
            var spread = Spread.Of(row.Select(static one => one.Median));
            Console.WriteLine(
                $"| `{row.Key.Command}` | {row.Key.What} | {spread.ToString("0.00")} | {row.Key.Limit} | {(IsMet(spread.Median, row.Key.Limit) ? "met" : "not met")} |"
            );
        }

        return 0;
    }

    private static Result[] Measure(string[] command)
    {
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

    // "at most 1.08", or "at least 1.82 (0.55 of its time)"
    private static bool IsMet(double median, string limit)
    {
        var words = limit.Split(' ');
        var bound = double.Parse(words[2], CultureInfo.InvariantCulture);
        // As it is printed.
        var shown = Math.Round(median, 2);
        return words[1] == "most" ? shown <= bound : shown >= bound;
    }

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
