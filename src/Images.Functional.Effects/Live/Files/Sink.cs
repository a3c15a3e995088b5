using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>The destination of a download: the caller's stream, or a file that is not yet complete.</summary>
internal sealed class Sink(
    Func<DownloadStart, Stream> open,
    string name,
    bool canBeginAgain,
    Action<TransferProgress>? progress
)
{
    private const int BufferBytes = 64 * 1024;

    private Stream? to;

    // The last write. It may still be running after a timeout.
    private Task<Unit>? writing;

    /// <summary>The number of bytes written.</summary>
    public long Written { get; private set; }

    /// <summary>The number of bytes received, including earlier attempts.</summary>
    public long Received { get; private set; }

    /// <summary>The content type in the response.</summary>
    public Option<string> ContentType { get; private set; }

    /// <summary>Whether another attempt is possible: nothing was written yet, or the destination can be emptied.</summary>
    public bool CanBeginAgain =>
        Written == 0 || (canBeginAgain && writing is not { IsCompleted: false });

    /// <summary>Copies a body of at most so many bytes. Returns null if all of it was copied.</summary>
    public async Task<CfError?> Copy(
        HttpContent content,
        ResponseInfo info,
        Credentials secrets,
        Deadline deadline,
        TimeSpan stall,
        TimeProvider time,
        Option<int> limit = default
    )
    {
        if (!BodyReader.IsOneLength(content, content.Headers.ContentLength))
            return TransportErrors.BadLength;
        var most = limit.Map(static bytes => (long)bytes).IfNone(long.MaxValue);
        if (content.Headers.ContentLength > most)
            return new CfError.TooLarge(most);
        if (Written > 0)
        {
            to!.SetLength(0);
            Written = 0;
        }

        ContentType = Optional(content.Headers.ContentType?.MediaType)
            .Map(type => secrets.Redact(type));
        var transfer = new Transfer(deadline, stall, stall, progress, time)
        {
            Total = Optional(content.Headers.ContentLength),
        };
        // No byte moves while the function runs, however long that takes.
        deadline.Await(Timeout.InfiniteTimeSpan);
        var start = new DownloadStart(transfer.Total, ContentType, info);
        if (Open(start, deadline.Token) is { } closed)
            return closed;
        deadline.Await(stall);
        var stream = await Abandonable
            .Wait(content.ReadAsStreamAsync(deadline.Token), deadline.Token)
            .ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var isWhole = false;
        try
        {
            while (true)
            {
                var read = await Read(stream, buffer, deadline.Token).ConfigureAwait(false);
                if (read is null)
                    return TransportErrors.CutShort;
                if (read == 0)
                    break;
                Received += read.Value;
                if (read > most - Written)
                    return new CfError.TooLarge(most);
                transfer.Move(read.Value);
                if (
                    await Write(buffer.AsMemory(0, read.Value), deadline.Token)
                        .ConfigureAwait(false) is
                    { } failed
                )
                    return failed;
                // The next read has the whole stall time, however long the write took.
                deadline.Await(stall);
            }

            isWhole = true;
        }
        finally
        {
            // An abandoned read or write may still use the buffer.
            if (isWhole)
                ArrayPool<byte>.Shared.Return(buffer);
        }

        if (content.Headers.ContentLength is { } declared && declared != Written)
            return TransportErrors.CutShort;
        transfer.End();
        return null;
    }

    private CfError.File? Open(DownloadStart start, CancellationToken cancel)
    {
        try
        {
            to = open(start);
            return to is null ? Failed("the function returned no stream") : null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            return Failed(FileFailure.Reason(e));
        }
    }

    private async ValueTask<CfError?> Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        // Even if this fails, some bytes may have been written.
        Written += bytes.Length;
        try
        {
            writing = WriteAll(bytes, cancel);
            await Abandonable.Wait(writing, cancel).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            return Failed(FileFailure.Reason(e));
        }
    }

    private CfError.File Failed(string reason) => new(name, reason, IsOutput: true);

    private async Task<Unit> WriteAll(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await to!.WriteAsync(bytes, cancel).ConfigureAwait(false);
        return unit;
    }

    // Null if the body ended earlier than HTTP's framing states.
    private static async ValueTask<int?> Read(Stream from, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await Abandonable
                .Wait(from.ReadAsync(buffer.AsMemory(), cancel), cancel)
                .ConfigureAwait(false);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
