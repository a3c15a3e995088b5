using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Images.Functional.Cli;

/// <summary>The signals that end the command, as a task that completes with the exit code.</summary>
internal sealed class Signals
{
    // The same number on Linux and macOS. .NET has no name for it, and takes numbers of the system.
    private const PosixSignal FileSizeExceeded = (PosixSignal)25;

    private readonly TaskCompletionSource<int> received = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly List<PosixSignalRegistration> registrations;

    public Signals()
    {
        registrations =
        [
            On(PosixSignal.SIGINT, ExitCode.Cancelled),
            On(PosixSignal.SIGTERM, ExitCode.Terminated),
            On(PosixSignal.SIGHUP, ExitCode.HungUp),
        ];
        // Beyond `ulimit -f` the system kills the process, unless it handles the signal: then the write fails.
        if (!OperatingSystem.IsWindows())
            registrations.Add(
                PosixSignalRegistration.Create(
                    FileSizeExceeded,
                    static context => context.Cancel = true
                )
            );
    }

    /// <summary>Completes when a signal arrives.</summary>
    public Task<int> Received => received.Task;

    private PosixSignalRegistration On(PosixSignal signal, int exitCode) =>
        PosixSignalRegistration.Create(
            signal,
            context =>
            {
                context.Cancel = true;
                received.TrySetResult(exitCode);
            }
        );
}
