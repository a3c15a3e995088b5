using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>A file that is open for one attempt: its first bytes, and the rest as a stream.</summary>
internal sealed class OpenedFile : IDisposable
{
    private readonly Stream? stream;
    private readonly bool isOurs;

    private OpenedFile(ImageFile file, Stream? stream, bool isOurs, Option<long> length) =>
        (File, this.stream, this.isOurs, Length) = (
            file,
            stream,
            isOurs,
            length.Filter(static bytes => bytes >= 0)
        );

    public ImageFile File { get; }

    /// <summary>How many bytes there are, if that is known.</summary>
    public Option<long> Length { get; }

    /// <summary>The first bytes; all of a file in memory.</summary>
    public ReadOnlyMemory<byte> First { get; private set; }

    public string ContentType => File.ContentTypeOf(First.Span);

    /// <summary>Opens a file and reads its first bytes. Throws <see cref="FileFailure"/>, and for the token.</summary>
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
            var first = new byte[ImageFormat.DetectedBytes];
            var read = 0;
            while (
                read < first.Length
                && await opened.Read(first.AsMemory(read), cancel).ConfigureAwait(false)
                    is > 0
                        and var more
            )
                read += more;
            opened.First = first.AsMemory(0, read);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Reads on, 0 at the end. Throws <see cref="FileFailure"/>, and for the token.</summary>
    public async ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancel)
    {
        if (stream is null)
            return 0;
        try
        {
            return await Heedless
                .Wait(stream.ReadAsync(buffer, cancel), static _ => { }, cancel)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            throw new FileFailure(File, e);
        }
    }

    public void Dispose()
    {
        if (!isOurs)
            return;
        try
        {
            stream?.Dispose();
        }
        catch (Exception)
        {
            // It was read, and is not needed any more.
        }
    }

    private static async Task<OpenedFile> Stream(ImageFile file, CancellationToken cancel)
    {
        try
        {
            switch (file.Source)
            {
                case Source.AtPath at:
                    var stream = new FileStream(
                        at.Path,
                        FileMode.Open,
                        FileAccess.Read,
                        FileShare.ReadWrite | FileShare.Delete,
                        bufferSize: 0,
                        FileOptions.SequentialScan
                    );
                    return new OpenedFile(
                        file,
                        stream,
                        true,
                        stream.CanSeek ? Some(stream.Length) : None
                    );
                case Source.Opener opener:
                    return new OpenedFile(file, opener.Open(), true, opener.Bytes);
                case Source.Once once:
                    return new OpenedFile(file, once.Open, false, once.Bytes);
                case AsyncSource source:
                    return new OpenedFile(
                        file,
                        await Heedless
                            .Wait(source.Open(cancel), static late => late?.Dispose(), cancel)
                            .ConfigureAwait(false),
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
}
