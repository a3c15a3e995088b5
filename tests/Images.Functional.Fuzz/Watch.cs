using System;
using System.IO;
using System.Threading;

namespace Images.Functional.Fuzz;

/// <summary>Ends the program when one input takes too long: a hang is a finding.</summary>
internal sealed class Watch : IDisposable
{
    // An input takes microseconds; this is a machine that is busy with other things, many times over.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Timer timer;
    private readonly Target target;
    private readonly DirectoryInfo findings;
    private volatile byte[]? current;
    private byte[]? before;

    public Watch(Target target, DirectoryInfo findings)
    {
        (this.target, this.findings) = (target, findings);
        timer = new Timer(Look, null, Longest, Longest);
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
            Environment.Exit(1);
        }

        before = input;
    }
}
