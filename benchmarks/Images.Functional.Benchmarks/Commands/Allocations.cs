using System;
using System.Diagnostics;
using System.Globalization;

namespace Images.Functional.Benchmarks;

/// <summary>What is allocated, which is deterministic, unlike time. Fails where it is more than is stated.</summary>
internal static class Allocations
{
    // Without it the compiler's first tier is counted, which allocates what no later one does, and goes when it pleases.
    private const string QuickJit = "DOTNET_TC_QuickJit";

    private const int Runs = 100;

    public static int Run() =>
        Environment.GetEnvironmentVariable(QuickJit) == "0" ? Report() : RunWithoutQuickJit();

    private static int RunWithoutQuickJit()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(Allocations).Assembly.Location, "allocations"]
        );
        start.Environment[QuickJit] = "0";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int Report()
    {
        using var calls = Calls.InProcess();
        using var write = new Write();
        Console.WriteLine("| in this process | bytes | at most |");
        Console.WriteLine("| --- | ---: | ---: |");
        var parse = Holds(
            "parsing the documented envelope",
            () => ImagesV1.ParseImage(Documented.Bytes),
            StatedBytes.Parse
        );
        var writing = Holds("writing its image", () => write.ImagesFunctional(), StatedBytes.Write);
        // Variants are decoded on demand, and kept.
        Line(
            "writing an image just parsed",
            Of(() => write.Parsed()) - Of(static () => ImagesV1.ParseImage(Documented.Bytes)),
            ""
        );
        var sign = new Sign();
        var signing = Holds("signing a URL", () => sign.ImagesFunctional(), StatedBytes.Sign);
        var call = Holds(
            "a call",
            () => calls.ImagesFunctional().GetAwaiter().GetResult(),
            StatedBytes.Call
        );
        Line("a call by a bare HttpClient", Of(() => calls.Bare().GetAwaiter().GetResult()), "");
        return parse && writing && signing && call ? 0 : 1;
    }

    private static bool Holds(string what, Action action, long limit)
    {
        var bytes = Of(action);
        Line(what, bytes, limit.ToString("N0", CultureInfo.InvariantCulture));
        return bytes <= limit;
    }

    private static void Line(string what, long bytes, string limit) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| {what} | {bytes:N0} | {limit} |")
        );

    private static long Of(Action action)
    {
        for (var i = 0; i < Runs; i++)
            action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Runs; i++)
            action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }
}
