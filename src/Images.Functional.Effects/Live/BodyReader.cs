using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects;

/// <summary>
/// A reply's body in pooled memory, read to the end that HTTP's framing states, and never past the limit. Dispose it to return the memory.
/// </summary>
internal readonly struct ReplyBody(byte[]? buffer, int length, BodyEnd end) : IDisposable
{
    public Span<byte> Bytes => buffer.AsSpan(0, length);

    public BodyEnd End => end;

    public void Dispose()
    {
        if (buffer is not null)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}

/// <summary>How the reading of a body ended.</summary>
internal enum BodyEnd
{
    /// <summary>At the end that HTTP's framing states.</summary>
    Whole,

    /// <summary>At the limit, with more to come.</summary>
    TooLarge,

    /// <summary>Before that end.</summary>
    CutShort,

    /// <summary>At an unknown place: the declared length is not a number, or there are several.</summary>
    Unknown,

    /// <summary>Because the token was cancelled.</summary>
    Cancelled,
}

internal static class BodyReader
{
    /// <summary>Most envelopes fit.</summary>
    private const int UsualBytes = 4096;

    /// <summary>Reads a body. Throws only if the process itself fails.</summary>
    /// <param name="content">The body.</param>
    /// <param name="limit">The maximum number of bytes.</param>
    /// <param name="heedsTokens">Whether reading surely ends when the token is cancelled.</param>
    /// <param name="cancel">Cancels reading.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ReplyBody> Read(
        HttpContent content,
        int limit,
        bool heedsTokens,
        CancellationToken cancel
    )
    {
        byte[]? buffer = null;
        var length = 0;
        Task<int>? pending = null;
        // The reader also reads one byte beyond the limit, and the array must hold it.
        limit = Math.Min(limit, Array.MaxLength - 1);
        try
        {
            // A user's own content may already throw here.
            var declared = content.Headers.ContentLength;
            buffer = ArrayPool<byte>.Shared.Rent(
                // One byte more than declared, to see the end without growing.
                (int)Math.Min(declared + 1 ?? UsualBytes, (long)limit + 1)
            );
            if (declared > limit)
                return new ReplyBody(buffer, length, BodyEnd.TooLarge);
            // The content owns the stream and disposes it.
            var stream = await Open(content, heedsTokens, cancel).ConfigureAwait(false);
            while (true)
            {
                if (length == buffer.Length)
                    buffer = Grow(buffer, limit);
                var room = buffer.AsMemory(length, Math.Min(buffer.Length, limit + 1) - length);
                var reading = stream.ReadAsync(room, cancel);
                var read =
                    heedsTokens || reading.IsCompleted
                        ? await reading.ConfigureAwait(false)
                        : await Abandonable
                            .Wait(pending = reading.AsTask(), cancel)
                            .ConfigureAwait(false);
                if (read == 0)
                    break;
                length += read;
                if (length > limit)
                    return new ReplyBody(buffer, limit, BodyEnd.TooLarge);
            }

            // .NET's own handler checks the length; the content of another handler may have another length than it declares.
            return new ReplyBody(
                buffer,
                length,
                !IsOneLength(content, declared) ? BodyEnd.Unknown
                    : declared is null || declared == length ? BodyEnd.Whole
                    : BodyEnd.CutShort
            );
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // An abandoned read may still write into its buffer, so the buffer does not go back to the pool.
            return new ReplyBody(
                pending is { IsCompleted: false } ? Copy(buffer!, length) : buffer,
                length,
                BodyEnd.Cancelled
            );
        }
        catch (Exception)
        {
            return new ReplyBody(buffer, length, BodyEnd.CutShort);
        }
    }

    /// <summary>Whether the declared length is valid HTTP.</summary>
    /// <remarks>.NET uses the first of several lengths, and ignores one that it can't read: not a number, or beyond 64 bits.</remarks>
    public static bool IsOneLength(HttpContent content, long? declared) =>
        !content.Headers.NonValidated.TryGetValues("Content-Length", out var values)
        || (declared is not null && !values.ToString().AsSpan().ContainsAnyExceptInRange('0', '9'));

    private static Task<Stream> Open(
        HttpContent content,
        bool heedsTokens,
        CancellationToken cancel
    )
    {
        var opening = content.ReadAsStreamAsync(cancel);
        return heedsTokens || opening.IsCompleted ? opening : Abandonable.Wait(opening, cancel);
    }

    private static byte[] Grow(byte[] buffer, int limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, limit + 1L));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static byte[] Copy(byte[] buffer, int length)
    {
        var copy = ArrayPool<byte>.Shared.Rent(length);
        buffer.AsSpan(0, length).CopyTo(copy);
        return copy;
    }
}
