using System.IO;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Images.Functional.Cli;

/// <summary>
/// The lines of a server, written by one task. A reader that falls behind loses lines, and never holds up a request.
/// </summary>
internal sealed class ServeLog(TextWriter writer)
{
    private readonly Channel<string> lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    public void Add(string line) => lines.Writer.TryWrite(line);

    /// <summary>Writes lines as they come, until it is cancelled.</summary>
    public async Task Write(CancellationToken cancel)
    {
        await foreach (var line in lines.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
            await writer.WriteLineAsync(Printable.Line(line)).ConfigureAwait(false);
    }
}
