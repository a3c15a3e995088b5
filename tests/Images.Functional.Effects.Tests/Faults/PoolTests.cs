using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Pooled memory goes back once it is not used any more, and never while a read that was left behind may write into it.</summary>
[Collection(nameof(ProxyTests))]
public sealed class PoolTests : IDisposable
{
    private const int Limit = 1 << 20;

    private readonly PoolWatch pool = new();
    private readonly CancellationTokenSource cancel = new();
    private readonly Deadline deadline;
    private readonly Transfer transfer;

    public PoolTests()
    {
        var never = Timeout.InfiniteTimeSpan;
        deadline = new Deadline(never, never, TimeProvider.System, cancel.Token);
        transfer = new Transfer(deadline, never, never, null, TimeProvider.System);
    }

    public void Dispose()
    {
        deadline.Dispose();
        cancel.Dispose();
        pool.Dispose();
    }

    [Fact]
    public async Task Of_a_body_that_grows_the_smaller_array_goes_back_and_then_the_larger()
    {
        using var stream = new NotingStream(5000);
        using var content = new StreamContent(stream);

        var body = await BodyReader.Read(content, Limit, true, CancellationToken.None);

        Assert.Equal([1, 0], stream.Arrays.Select(pool.Returns));
        body.Dispose();
        Assert.Equal([1, 1], stream.Arrays.Select(pool.Returns));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Of_a_body_that_is_cancelled_it_goes_back_unless_the_read_goes_on(
        bool heedsToken,
        int returns
    )
    {
        using var stream = new NotingStream(
            100,
            heedsToken ? static token => Task.Delay(Timeout.Infinite, token) : NotingStream.Never
        );
        using var content = new StreamContent(stream);

        var reading = BodyReader.Read(content, Limit, heedsToken, cancel.Token);
        await stream.Ending.Soon();
        await cancel.CancelAsync();
        (await reading.AsTask().Soon()).Dispose();

        Assert.Equal(returns, pool.Returns(Assert.Single(stream.Arrays)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300_000)]
    public async Task Of_a_file_that_is_sent_it_goes_back(int length)
    {
        using var stream = new NotingStream(length);
        using var opened = await Open(stream);
        using var part = new FilePart(opened, transfer);

        await part.CopyToAsync(Stream.Null).Soon();

        Assert.Equal(1, pool.Returns(Assert.Single(stream.Arrays)));
    }

    [Fact]
    public async Task Of_a_file_that_is_opened_and_not_sent_it_goes_back()
    {
        using var stream = new NotingStream(1000);
        var opened = await Open(stream);

        opened.Dispose();

        Assert.Equal(1, pool.Returns(Assert.Single(stream.Arrays)));
    }

    [Fact]
    public async Task Of_a_file_it_does_not_go_back_while_a_read_goes_on()
    {
        using var stream = new NotingStream(1000, NotingStream.Never);
        using var opened = await Open(stream);
        using var part = new FilePart(opened, transfer);

        var sending = part.CopyToAsync(Stream.Null, cancel.Token);
        await stream.Ending.Soon();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.Soon());
        Assert.Equal(0, pool.Returns(Assert.Single(stream.Arrays)));
    }

    [Fact]
    public async Task Of_a_download_it_goes_back()
    {
        using var stream = new NotingStream(1000);

        Assert.Null(await Download(stream).Soon());

        Assert.Equal(1, pool.Returns(Assert.Single(stream.Arrays)));
    }

    [Fact]
    public async Task Of_a_download_it_does_not_go_back_while_a_read_goes_on()
    {
        using var stream = new NotingStream(1000, NotingStream.Never);

        var downloading = Download(stream);
        await stream.Ending.Soon();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => downloading.Soon());
        Assert.Equal(0, pool.Returns(Assert.Single(stream.Arrays)));
    }

    [Fact]
    public async Task A_file_of_which_a_write_goes_on_is_not_begun_again()
    {
        using var content = new StreamContent(new NotingStream(1000));
        using var to = new LateStream();
        var sink = new Sink(_ => to, "", canBeginAgain: true, null);

        var downloading = sink.Copy(
            content,
            ResponseInfo.Ok,
            Calls.Token,
            deadline,
            Timeout.InfiniteTimeSpan,
            TimeProvider.System
        );
        await to.Writing.Soon();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => downloading.Soon());
        Assert.False(sink.CanBeginAgain);
    }

    private sealed class LateStream : MemoryStream
    {
        private readonly TaskCompletionSource writing = new();

        public Task Writing => writing.Task;

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            writing.SetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }
    }

    private static Task<OpenedFile> Open(NotingStream stream) =>
        OpenedFile.Open(ImageFile.Opening(() => stream), CancellationToken.None).Soon();

    private async Task<CfError?> Download(NotingStream stream)
    {
        using var content = new StreamContent(stream);
        return await new Sink(static _ => Stream.Null, "", false, null).Copy(
            content,
            ResponseInfo.Ok,
            Calls.Token,
            deadline,
            Timeout.InfiniteTimeSpan,
            TimeProvider.System
        );
    }
}
