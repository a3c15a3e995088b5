using System;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>Numbers of peers that do not agree would mean nothing.</summary>
internal static class Agreement
{
    /// <summary>Throws where any suite's peers disagree.</summary>
    public static async Task Check()
    {
        Peers.Check();
        Everything.Check();
        Failures.Check();
        Write.Check();
        Request.Check();
        Sign.Check();
        BuildUrl.Check();
        await Calls.Check().ConfigureAwait(false);
        Lists.Check();
        GrownEnvelope.Check();
    }

    public static void Demand(string expected, string actual)
    {
        if (actual != expected)
            throw new InvalidOperationException($"A peer gives {actual}, not {expected}");
    }
}
