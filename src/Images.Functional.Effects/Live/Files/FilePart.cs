using System;
using System.Buffers;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects;

/// <summary>The part of a form that is a file, copied from its stream as it is sent. It can be sent once: each attempt opens the file again.</summary>
internal sealed class FilePart(OpenedFile file, Transfer transfer) : HttpContent
{
    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    ) => Copy(stream, cancellationToken);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        Copy(stream, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = file.Length.IfNone(0);
        return file.Length.IsSome;
    }

    private async Task Copy(Stream to, CancellationToken cancel)
    {
        transfer.Total = file.Length;
        var left = file.Length.IfNone(long.MaxValue);
        var buffer = file.TakeBuffer();
        var isReading = false;
        try
        {
            for (var next = file.First; next.Length > 0; )
            {
                if ((left -= next.Length) < 0)
                    throw Changed("longer");
                for (var at = 0; at < next.Length; at += OpenedFile.PieceBytes)
                {
                    var piece = next.Slice(at, Math.Min(OpenedFile.PieceBytes, next.Length - at));
                    await to.WriteAsync(piece, cancel).ConfigureAwait(false);
                    transfer.Move(piece.Length);
                }

                if (left == 0 && file.IsUnchanged)
                    break;
                isReading = true;
                var read = await file.Read(buffer, cancel).ConfigureAwait(false);
                isReading = false;
                next = buffer.AsMemory(0, read);
            }
        }
        finally
        {
            // An abandoned read may still write into its buffer.
            if (!isReading)
                ArrayPool<byte>.Shared.Return(buffer);
        }

        if (file.Length.IsSome && left > 0)
            throw Changed("shorter");
        transfer.End();
    }

    private FileFailure Changed(string how) =>
        new(file.File, $"it is {how} than the length it was opened with");
}
