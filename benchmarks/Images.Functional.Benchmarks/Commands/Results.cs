using System;
using System.Globalization;
using System.IO;

namespace Images.Functional.Benchmarks;

/// <summary>The results of a command that <see cref="Table"/> started in a process of its own: it reads them from a file.</summary>
internal static class Results
{
    public const string Variable = "BENCHMARK_RESULTS";

    private static readonly string? Path = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Adds a result, if <see cref="Table"/> asked for it.</summary>
    /// <param name="what">What was measured, and of what it is a share.</param>
    /// <param name="limit"><c>at most 1.08</c>, or <c>at least 0.95</c>.</param>
    /// <param name="median">The median.</param>
    public static void Add(string what, string limit, double median)
    {
        if (Path is not null)
            File.AppendAllText(
                Path,
                string.Create(CultureInfo.InvariantCulture, $"{what}\t{limit}\t{median:R}\n")
            );
    }
}
