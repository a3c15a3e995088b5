using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>A body without a length that comes in pieces of given sizes, and counts what was read of it.</summary>
internal sealed class DripContent(byte[] bytes, int[] sizes) : BodyContent
{
    /// <summary>How many bytes were read.</summary>
    public int Taken { get; private set; }

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        Task.FromResult<Stream>(new Drip(this, bytes, sizes));

    private sealed class Drip(DripContent content, byte[] bytes, int[] sizes) : MemoryStream(bytes)
    {
        private int reads;

        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var size = Math.Min(buffer.Length, sizes[reads++ % sizes.Length]);
            var read = Read(buffer.Span[..size]);
            content.Taken += read;
            return ValueTask.FromResult(read);
        }
    }
}
