using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>A file of zeros, of any size, in which something may happen once before a byte. It counts how often it is disposed.</summary>
/// <param name="size">Its size at first.</param>
/// <param name="edge">The byte.</param>
/// <param name="there">What happens; it gives the size from then on.</param>
internal sealed class ZeroFile(
    int size,
    int edge = int.MaxValue,
    Func<CancellationToken, Task<int>>? there = null
) : Stream
{
    private int end = size;
    private int next = edge;
    private int at;

    public int Disposals { get; private set; }

    public override bool CanRead => Disposals == 0;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (at >= next && there is not null)
        {
            next = int.MaxValue;
            end = await there(cancellationToken);
        }

        var count = Math.Min(buffer.Length, Math.Min(end, next) - at);
        buffer.Span[..count].Clear();
        at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Disposals++;
        base.Dispose(disposing);
    }
}
