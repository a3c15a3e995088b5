using System;
using System.IO;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Images.Functional.Cli;

/// <summary>
/// The log of a server, written by one task. If its reader is slow, the oldest lines are dropped, and no request waits.
/// </summary>
internal sealed class ServeLog(TextWriter writer)
{
    private readonly Channel<string> lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    public void Add(string line) => lines.Writer.TryWrite(line);

    /// <summary>Writes the lines that have not been written yet.</summary>
    public void WriteRest()
    {
        while (lines.Reader.TryRead(out var line))
            writer.WriteLine(Printable.Line(line));
    }

    /// <summary>Writes lines as they arrive, until it is cancelled.</summary>
    public async Task Write(CancellationToken cancel)
    {
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
                await writer.WriteLineAsync(Printable.Line(line)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }
}
