using System;
using System.Globalization;
using System.Threading;
using Images.Functional.Effects;

namespace Images.Functional.Cli;

/// <summary>A line on the terminal that shows the progress of the current file. There is none if standard error is not a terminal.</summary>
internal sealed class ProgressLine(Host host) : IDisposable
{
    // Return to the beginning of the line, and erase it.
    private const string Begin = "\r\u001b[K";

    private readonly Lock gate = new();
    private bool isShown;

    /// <summary>The progress callback for a file; null if there is no terminal.</summary>
    public Action<TransferProgress>? Of(string name) =>
        host.ErrorIsTerminal && !host.Say.IsQuiet && host.Variable("TERM") != "dumb"
            ? progress => Show($"{Printable.Line(name)}  {Share(progress)}")
            : null;

    /// <summary>Removes the line, so that other lines can be printed.</summary>
    public void Dispose() => Clear();

    /// <inheritdoc cref="Dispose"/>
    public void Clear()
    {
        lock (gate)
        {
            if (isShown)
                host.Error.Write(Begin);
            isShown = false;
        }
    }

    private void Show(string line)
    {
        lock (gate)
        {
            host.Error.Write(Begin + line);
            isShown = true;
        }
    }

    private static string Share(TransferProgress progress) =>
        progress.Total.Case is long total and > 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * progress.Bytes / total} % of {total:N0} bytes"
            )
            : string.Create(CultureInfo.InvariantCulture, $"{progress.Bytes:N0} bytes");
}
