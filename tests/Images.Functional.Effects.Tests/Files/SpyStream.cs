using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>A stream that counts how often it is disposed, and can fail, hang or end early.</summary>
internal sealed class SpyStream(byte[] bytes) : Stream
{
    private int at;

    public int Disposals { get; private set; }

    /// <summary>At this byte the stream does what <see cref="There"/> says.</summary>
    public int Edge { get; init; } = int.MaxValue;

    public Func<CancellationToken, Task<int>>? There { get; init; }

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
        if (at >= Edge && There is not null)
            return await There(cancellationToken);
        var count = Math.Min(Math.Min(buffer.Length, bytes.Length - at), Math.Max(Edge - at, 1));
        bytes.AsMemory(at, count).CopyTo(buffer);
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
