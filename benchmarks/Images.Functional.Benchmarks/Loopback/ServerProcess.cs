using System;
using System.Diagnostics;

namespace Images.Functional.Benchmarks;

/// <summary><see cref="Server"/> in a process of its own, so that what it does is not counted here. It ends with this one.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string Argument = "--serve";

    private readonly Process process;

    private ServerProcess(Process process, string address) =>
        (this.process, Address) = (process, address);

    public string Address { get; }

    public static ServerProcess Start()
    {
        // BenchmarkDotNet measures in a program that it makes; this assembly lies beside it.
        var start = new ProcessStartInfo("dotnet", [typeof(Server).Assembly.Location, Argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process =
            Process.Start(start)
            ?? throw new InvalidOperationException("The server did not start.");
        return process.StandardOutput.ReadLine() is { } address
            ? new ServerProcess(process, address)
            : throw new InvalidOperationException("The server said no address.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
