using System;
using System.Globalization;
using System.Threading;
using Images.Functional.Effects;

namespace Images.Functional.Cli;

/// <summary>One line on a terminal that tells how far a file is. In a pipe there is none.</summary>
internal sealed class ProgressLine(Host host) : IDisposable
{
    // Back to the line's beginning, and whatever stood there away.
    private const string Begin = "\r\u001b[K";

    private readonly Lock gate = new();
    private bool isShown;

    /// <summary>What a call tells how far it is; null where nobody looks.</summary>
    public Action<TransferProgress>? Of(string name) =>
        host.ErrorIsTerminal && host.Variable("TERM") != "dumb"
            ? progress => Show($"{Printable.Line(name)}  {Share(progress)}")
            : null;

    /// <summary>Takes the line away, so that others can be written.</summary>
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
