using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>White space, as much as is asked for, that notes the arrays it is read into.</summary>
/// <param name="length">How many bytes there are.</param>
/// <param name="end">What a read at the end waits for; nothing if null.</param>
internal sealed class NotingStream(int length, Func<CancellationToken, Task>? end = null)
    : MemoryStream
{
    private readonly List<byte[]> arrays = [];
    private readonly TaskCompletionSource ending = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private int left = length;

    /// <summary>A read that ignores its token and never ends.</summary>
    public static Func<CancellationToken, Task> Never { get; } =
        static _ => Task.Delay(Timeout.Infinite, CancellationToken.None);

    /// <summary>The arrays, in order.</summary>
    public IReadOnlyList<byte[]> Arrays => arrays;

    /// <summary>Completes when all bytes were read, and more were asked for.</summary>
    public Task Ending => ending.Task;

    public override bool CanSeek => false;

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        Assert.True(MemoryMarshal.TryGetArray<byte>(buffer, out var part));
        if (arrays.Count == 0 || arrays[^1] != part.Array)
            arrays.Add(part.Array!);
        var read = Math.Min(left, buffer.Length);
        buffer.Span[..read].Fill((byte)' ');
        left -= read;
        if (read == 0 && end is not null)
        {
            ending.TrySetResult();
            await end(cancellationToken);
        }

        return read;
    }
}
