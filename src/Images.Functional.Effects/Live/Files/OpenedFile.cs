using System;
using System.Buffers;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>A file opened for one attempt: its first bytes, and the rest as a stream.</summary>
internal sealed class OpenedFile : IDisposable
{
    /// <summary>
    /// The number of bytes read and sent at a time. A typical file fits one piece, because each read of a file waits for a thread of the pool.
    /// After each piece, progress is reported and the stall timer restarts.
    /// </summary>
    public const int PieceBytes = 128 * 1024;

    // The sources of streams that were read, and where their streams began.
    private static readonly ConditionalWeakTable<Source.Once, Source.Once> WereRead = new();
    private static readonly ConditionalWeakTable<Stream, StrongBox<long>> Begun = new();

    private readonly Stream? stream;
    private readonly bool isOurs;
    private byte[]? buffer;

    private OpenedFile(ImageFile file, Stream? stream, bool isOurs, Option<long> length) =>
        (File, this.stream, this.isOurs, Length) = (
            file,
            stream,
            isOurs,
            length.Filter(static bytes => bytes >= 0)
        );

    public ImageFile File { get; }

    /// <summary>The number of bytes, if known.</summary>
    public Option<long> Length { get; }

    /// <summary>The first bytes, at the beginning of the buffer; for a file in memory, all bytes.</summary>
    public ReadOnlyMemory<byte> First { get; private set; }

    /// <summary>Whether a file on disk still has the length that it had when it was opened.</summary>
    public bool IsUnchanged =>
        stream is FileStream { CanSeek: true } at && at.Length == Length.IfNone(-1);

    /// <summary>Whether it is a pipe or the like, of which another attempt would read only the rest.</summary>
    public bool IsOnce => File.Source is Source.AtPath && stream is { CanSeek: false };

    public string ContentType => File.ContentTypeOf(First.Span);

    /// <summary>Opens a file and reads its first bytes. Throws <see cref="FileFailure"/>, or if the token is cancelled.</summary>
    public static async Task<OpenedFile> Open(ImageFile file, CancellationToken cancel)
    {
        if (file.Source is Source.Memory memory)
            return new OpenedFile(file, null, false, memory.Length)
            {
                First = memory.Content.Bytes,
            };
        var opened = await Stream(file, cancel).ConfigureAwait(false);
        if (opened.stream is null)
            throw new FileFailure(file, "the function that opens it returned no stream");
        try
        {
            var buffer = ArrayPool<byte>.Shared.Rent(PieceBytes);
            var length = 0;
            while (length < ImageFormat.DetectedBytes)
            {
                var read = await opened.Read(buffer.AsMemory(length), cancel).ConfigureAwait(false);
                if (read == 0)
                    break;
                length += read;
            }

            if (length == 0 && opened.stream is { CanSeek: true, Position: > 0 })
            {
                // Whoever wrote into the stream has not gone back, and may do so now.
                if (file.Source is Source.Once once)
                    WereRead.Remove(once);
                throw new FileFailure(
                    file,
                    "its stream is at its end: set its position to 0 first"
                );
            }

            (opened.buffer, opened.First) = (buffer, buffer.AsMemory(0, length));
            return opened;
        }
        catch
        {
            // The buffer does not go back to the pool: an abandoned read may still write into it.
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Takes the buffer for further reads, which then overwrite the first bytes. The caller must return it to the pool.</summary>
    public byte[] TakeBuffer() =>
        stream is null
            ? []
            : Interlocked.Exchange(ref buffer, null)
                ?? throw new ObjectDisposedException(nameof(OpenedFile));

    /// <summary>Reads more; returns 0 at the end. Throws <see cref="FileFailure"/>, or if the token is cancelled.</summary>
    public async ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancel)
    {
        if (stream is null)
            return 0;
        try
        {
            return await Abandonable
                .Wait(stream.ReadAsync(buffer, cancel), cancel)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            throw new FileFailure(File, e);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref buffer, null) is { } unused)
            ArrayPool<byte>.Shared.Return(unused);
        if (!isOurs)
            return;
        try
        {
            stream?.Dispose();
        }
        catch (Exception)
        {
            // The file has been read, and is no longer needed.
        }
    }

    private static async Task<OpenedFile> Stream(ImageFile file, CancellationToken cancel)
    {
        try
        {
            switch (file.Source)
            {
                case Source.AtPath { Path: var path } when FileFailure.NoPath(path) is { } reason:
                    throw new FileFailure(file, reason);
                case Source.AtPath at:
                    var stream = MayWait(at.Path)
                        ? await Wait(() => OnDisk(at.Path), cancel).ConfigureAwait(false)
                        : OnDisk(at.Path);
                    return new OpenedFile(
                        file,
                        stream,
                        true,
                        stream.CanSeek ? Some(stream.Length) : None
                    );
                case Source.Opener opener:
                    return new OpenedFile(
                        file,
                        await Wait(opener.Open, cancel).ConfigureAwait(false),
                        true,
                        opener.Bytes
                    );
                case Source.Once once:
                    return IsUnread(once)
                        ? new OpenedFile(file, once.Open, false, once.Bytes)
                        : throw new FileFailure(
                            file,
                            "its stream was read before, and can be read only once"
                        );
                case AsyncSource source:
                    return new OpenedFile(
                        file,
                        await Abandonable.Wait(source.Open(cancel), cancel).ConfigureAwait(false),
                        true,
                        source.Bytes
                    );
                default:
                    throw new FileFailure(file, "this client does not support its kind of source");
            }
        }
        catch (Exception e) when (e is not FileFailure && !cancel.IsCancellationRequested)
        {
            throw new FileFailure(file, e);
        }
    }

    // A second upload would store what is left of the stream: mostly an empty image. (A stream that can't seek may be that of another request:
    // web servers use it again.)
    private static bool IsUnread(Source.Once once) =>
        WereRead.TryAdd(once, once)
        && (
            once.Open is not { CanSeek: true } stream
            || stream.Position
                <= Begun.GetValue(stream, static one => new StrongBox<long>(one.Position)).Value
        );

    private static FileStream OnDisk(string path) =>
        new(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0,
            FileOptions.SequentialScan
        );

    // Opening a pipe waits for its writer. .NET does not distinguish a pipe from an empty file, and the length of a link is that of its text.
    private static bool MayWait(string path) =>
        new FileInfo(path) is { Exists: true } file
        && (file.Length == 0 || file.LinkTarget is not null);

    // Opening a stream may block forever, and takes no token.
    private static Task<A> Wait<A>(Func<A> open, CancellationToken cancel)
        where A : Stream => Abandonable.Wait(Task.Run(open, CancellationToken.None), cancel);
}
