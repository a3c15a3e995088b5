using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Images.Functional.Benchmarks;

/// <summary>
/// <c>cfimages get</c> against a server on loopback: from the start of the process to its end, after the printed image, and the most
/// memory that it had.
/// </summary>
internal static class StartUp
{
    // Asked by this process, the kernel would count as the command's what this process had when it started it.
    private const string Time = "/usr/bin/time";

    private const int WarmUpRuns = 3;
    private const int MemoryRuns = 5;

    public static int Run(string command, int runs)
    {
        using var server = ServerProcess.Start();
        for (var i = 0; i < WarmUpRuns; i++)
            Fetch(server, command);
        var times = Spread.Of(
            Enumerable.Range(0, runs).Select(_ => Fetch(server, command).Elapsed.TotalMilliseconds)
        );
        Console.WriteLine($"{runs} runs. Median; in brackets minimum, quartiles and maximum.");
        Console.WriteLine($"start to end   {times.ToString("0.0")} ms (limit 20)");
        Console.WriteLine(
            File.Exists(Time)
                ? $"most memory    {Memory(server, command).ToString("0.0")} MiB (limit 25)"
                : $"most memory    not measured: there is no {Time}"
        );
        return 0;
    }

    private static Spread Memory(ServerProcess server, string command) =>
        Spread.Of(
            Enumerable
                .Range(0, MemoryRuns)
                .Select(_ =>
                    int.Parse(
                        Fetch(server, Time, "-f", "%M", command).Error,
                        CultureInfo.InvariantCulture
                    ) / 1024.0
                )
        );

    private static (TimeSpan Elapsed, string Error) Fetch(
        ServerProcess server,
        string command,
        params string[] arguments
    )
    {
        var info = new ProcessStartInfo(command, [.. arguments, "get", Calls.ImageText])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["CLOUDFLARE_BASE_URL"] = server.Address;
        info.Environment["CLOUDFLARE_ACCOUNT_ID"] = Calls.AccountText;
        info.Environment["CLOUDFLARE_API_TOKEN"] = Calls.Token;
        var start = Stopwatch.GetTimestamp();
        using var process =
            Process.Start(info) ?? throw new InvalidOperationException($"{command} did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var elapsed = Stopwatch.GetElapsedTime(start);
        var error = process.StandardError.ReadToEnd();
        return process.ExitCode == 0 && output.Contains("logo.png", StringComparison.Ordinal)
            ? (elapsed, error)
            : throw new InvalidOperationException($"{command} failed: {error}");
    }
}
