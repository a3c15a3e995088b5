using System;
using System.Linq;
using System.Threading.Tasks;

namespace Images.Functional.Soak;

/// <summary>A mistake that is made on purpose. A run's figure counts only if the soak finds each.</summary>
internal enum Planted
{
    /// <summary>No mistake.</summary>
    Nothing,

    /// <summary>Uploads that may not be repeated are repeated.</summary>
    RetryAlways,

    /// <summary>Each program leaves a file.</summary>
    FileLeft,

    /// <summary>Each program leaves a stream open.</summary>
    StreamLeftOpen,
}

internal static class PlantedRuns
{
    private const int Calls = 2_000;

    /// <summary>Makes a run for each mistake. 0 if each verdict names its mistake.</summary>
    public static async Task<int> Of()
    {
        var missed = new (string Mistake, bool IsFound)[]
        {
            ("one attempt too many", (await Run.Of(Calls, Run.Retries + 1)).Wrong > 0),
            ("a repeated upload", (await OperationsRun.Of(Calls, Planted.RetryAlways)).Wrong > 0),
            ("a file left", (await OperationsRun.Of(Calls, Planted.FileLeft)).FilesLeft > 0),
            (
                "a stream left open",
                (await OperationsRun.Of(Calls, Planted.StreamLeftOpen)).Grown.Contains("handles")
            ),
        }
            .Where(static one => !one.IsFound)
            .ToArray();
        foreach (var (mistake, _) in missed)
            await Console.Error.WriteLineAsync($"did not find {mistake}");
        return missed.Length == 0 ? 0 : 1;
    }
}
