using System;
using System.IO;
using System.Threading;

namespace Images.Functional.Fuzz;

/// <summary>Ends the campaign when one input takes too long: a hang is a finding.</summary>
internal sealed class Watch : IDisposable
{
    /// <summary>An input takes microseconds; this is a machine that is busy with other things, many times over.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly ITimer timer;
    private readonly Target target;
    private readonly DirectoryInfo findings;
    private readonly Action end;
    private volatile byte[]? current;
    private byte[]? before;

    /// <param name="target">What is fuzzed.</param>
    /// <param name="findings">Where the input is written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="end">Ends the campaign, which hangs.</param>
    public Watch(Target target, DirectoryInfo findings, TimeProvider time, Action end)
    {
        (this.target, this.findings, this.end) = (target, findings, end);
        timer = time.CreateTimer(Look, null, Longest, Longest);
    }

    public void Begin(byte[] input) => current = input;

    public void End() => current = null;

    public void Dispose() => timer.Dispose();

    // The very same array as a whole interval ago.
    private void Look(object? state)
    {
        var input = current;
        if (input is not null && ReferenceEquals(input, before))
        {
            Finding.Write(target, findings, input, $"not done after {Longest.TotalSeconds:F0} s");
            end();
        }

        before = input;
    }
}
