using System;
using System.Diagnostics;
using System.Globalization;

namespace Images.Functional.Soak;

/// <summary>What the process holds.</summary>
internal readonly record struct Figures(int Handles, int Threads, long Heap, long WorkingSet)
{
    private const long MiB = 1 << 20;

    /// <summary>Client and server are in one process: each connection that is kept has two handles.</summary>
    private const int HandleTolerance = 2 * Run.Connections;

    /// <summary>The thread pool adds and takes away as it sees fit.</summary>
    private const int ThreadTolerance = 8;

    /// <summary>Each of the pool's threads keeps an array of each size that it has used.</summary>
    private const long HeapTolerance = 2 * MiB;

    /// <summary>The collector keeps what it may need again.</summary>
    private const long WorkingSetTolerance = 32 * MiB;

    /// <summary>After everything that can be collected was.</summary>
    public static Figures Now()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return new Figures(
            process.HandleCount,
            process.Threads.Count,
            GC.GetTotalMemory(forceFullCollection: true),
            process.WorkingSet64
        );
    }

    /// <summary>Says how these figures differ from earlier ones, and returns the names of those beyond their tolerances.</summary>
    public string[] GrownSince(Figures before) =>
        [
            .. Compare("handles", before.Handles, Handles, HandleTolerance, 1, ""),
            .. Compare("threads", before.Threads, Threads, ThreadTolerance, 1, ""),
            .. Compare("heap", before.Heap, Heap, HeapTolerance, MiB, " MiB"),
            .. Compare(
                "working set",
                before.WorkingSet,
                WorkingSet,
                WorkingSetTolerance,
                MiB,
                " MiB"
            ),
        ];

    private static string[] Compare(
        string name,
        long before,
        long after,
        long tolerance,
        long unit,
        string symbol
    )
    {
        var isFlat = after - before <= tolerance;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name, -12} {(double)before / unit:0.##}{symbol} after warm-up, {(double)after / unit:0.##}{symbol} at the end "
                    + $"(at most {(double)tolerance / unit:0.##}{symbol} more): {(isFlat ? "flat" : "NOT FLAT")}"
            )
        );
        return isFlat ? [] : [name];
    }
}
