using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>A body that begins and never ends, and knows when somebody waits for more of it.</summary>
internal sealed class StalledContent(byte[] beginning) : BodyContent
{
    private readonly TaskCompletionSource waiting = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>Ends when the beginning was read, and more was asked for.</summary>
    public Task Waiting => waiting.Task;

    public bool IsDisposed { get; private set; }

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        Task.FromResult<Stream>(new Body(this, beginning));

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private sealed class Body(StalledContent content, byte[] beginning) : MemoryStream(beginning)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (Position < Length)
                return Read(buffer.Span);
            content.waiting.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
