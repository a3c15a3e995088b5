using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Cli;

/// <summary>The command as a process: its standard handles, its signals and its exit code.</summary>
internal static class Entry
{
    // After a signal, how long the command waits for the reader of standard error.
    private static readonly TimeSpan LastLine = TimeSpan.FromSeconds(2);

    // After a signal, how long it may take to record or save what is under way.
    private static readonly TimeSpan LastSteps = TimeSpan.FromSeconds(5);

    // Of terminals (DECTCEM).
    private const string ShowCursor = "\e[?25h";

    // Until the process has ended: a signal of the last write may arrive late, and would kill it.
    private static Signals? kept;

    public static async Task<int> Run(string[] args)
    {
        NoClassInstances.Declare();
        var closed = StandardHandles.Secure();
        using var output = new Output(
            Opens(StandardHandles.Output, "standard output", Console.OpenStandardOutput)
        );
        using var error = new Output(
            Opens(StandardHandles.Error, "standard error", Console.OpenStandardError)
        );
        using var stop = new CancellationTokenSource();
        var host = Host.Process(
            output.Writer(),
            error.Writer(),
            Opens(StandardHandles.Input, "standard input", Console.OpenStandardInput)
        ) with
        {
            Stop = stop.Token,
            OutputBytes = output,
            OutputHasFailed = () => output.Failure is not null,
            OutputIsClosed = () =>
                output.Failure is not null || PipeReader.IsGone(StandardHandles.Output),
        };
        var signals = kept = new Signals();

        // On another thread: opening, reading and writing can block for as long as the other side likes.
        var running = Task.Run(() => CommandLine.Run(args, host));
        if (await Task.WhenAny(running, signals.Received).ConfigureAwait(false) != running)
        {
            // A run of many records the outcome of the requests that are under way, and counts them. A download deletes its part of a file.
            if (host.AfterSignal.IsClean)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await Task.WhenAny(running, Task.Delay(LastSteps)).ConfigureAwait(false);
            }

            return await Cancelled(
                    await signals.Received.ConfigureAwait(false),
                    output,
                    error,
                    closed.Contains(StandardHandles.Error)
                        ? static _ => { }
                        : StandardHandles.WriteError,
                    host.AfterSignal
                )
                .ConfigureAwait(false);
        }

        return Finish(await running.ConfigureAwait(false), output, host);

        Func<Stream> Opens(int number, string name, Func<Stream> open) =>
            closed.Contains(number) ? () => throw new IOException($"{name} is closed") : open;
    }

    // A failure of the command itself takes precedence over one of its output.
    private static int Finish(int exitCode, Output output, Host host)
    {
        if (output.Failure is not { } failure)
            return exitCode;
        host.Alarm($"can't write the output: {Printable.Line(failure)}");
        return exitCode == ExitCode.Success ? ExitCode.Unwritable : exitCode;
    }

    // Does not wait for the command, which prints nothing more and ends with the process.
    private static async Task<int> Cancelled(
        int exitCode,
        Output output,
        Output error,
        Action<byte[]> writeError,
        Host.Advice after
    )
    {
        output.Stop();
        error.Stop();
        await Task.WhenAny(
                Task.Run(() =>
                    writeError(
                        Encoding.UTF8.GetBytes(
                            $"{(after.ShowsCursor ? ShowCursor : "")}cancelled\n{after.Text}"
                        )
                    )
                ),
                Task.Delay(LastLine)
            )
            .ConfigureAwait(false);
        return exitCode;
    }
}
