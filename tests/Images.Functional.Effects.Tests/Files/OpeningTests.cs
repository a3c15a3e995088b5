using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Opening a file may take for ever: the caller's thread does not wait for it, and the call ends in time.</summary>
public sealed class OpeningTests
{
    private static readonly CfError Cancelled = new CfError.Cancelled { IsUnsent = true };

    private readonly ManualClock clock = new();

    [Fact]
    public async Task A_call_whose_file_is_being_opened_can_be_cancelled_and_the_late_stream_is_closed()
    {
        using var opening = new Opening();
        using var cancel = new CancellationTokenSource();

        var sending = Task.Run(() => Send(opening.File, cancel.Token));
        await opening.HasBegun.Soon();
        await cancel.CancelAsync();

        Assert.Equal(Cancelled, Assert.Single(((CfErrors)await sending.Soon()).Items));
        await opening.End().Soon();
    }

    [Fact]
    public async Task It_is_a_stall_that_ends_in_time()
    {
        using var opening = new Opening();

        var sending = Task.Run(() => Send(opening.File));
        await opening.HasBegun.Soon();
        clock.Advance(CloudflareOptions.Default.Stall);

        Assert.Equal(
            new CfError.Timeout(CloudflareOptions.Default.Stall)
            {
                IsUnsent = true,
                IsStall = true,
            },
            Assert.Single(((CfErrors)await sending.Soon()).Items)
        );
        await opening.End().Soon();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pipe_without_a_writer_does_not_keep_the_caller(bool isLinked)
    {
        if (OperatingSystem.IsWindows())
            return;
        var (folder, pipe) = await NewPipe();
        var path = Path.Combine(folder.FullName, "link");
        File.CreateSymbolicLink(path, pipe);
        using var cancel = new CancellationTokenSource();

        var sending = Task.Run(() => Send(ImageFile.At(isLinked ? path : pipe), cancel.Token));
        await clock.Started(CloudflareOptions.Default.Stall).Soon();
        await cancel.CancelAsync();

        Assert.Equal(Cancelled, Assert.Single(((CfErrors)await sending.Soon()).Items));
        // The other thread goes on when there is a writer.
        await Task.Run(() => File.OpenHandle(pipe, FileMode.Open, FileAccess.Write).Dispose())
            .Soon();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_pipe_is_not_sent_again_because_only_its_rest_is_left()
    {
        if (OperatingSystem.IsWindows())
            return;
        var (folder, pipe) = await NewPipe();
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(429));
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            new CloudflareOptions { Time = clock }
        );
        var upload = Upload.Of(ImageFile.At(pipe)) with { Id = ImageId.Custom("a").ToOption() };

        var sending = client.Send(ImagesV1.Upload(Calls.Account, upload));
        await Fill(pipe);

        Assert.True(((CfErrors)await sending.Soon()).IsRateLimited);
        Assert.Equal(1, handler.Attempts);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_pipe_has_no_length()
    {
        if (OperatingSystem.IsWindows())
            return;
        var (folder, pipe) = await NewPipe();

        var opening = OpenedFile.Open(ImageFile.At(pipe), CancellationToken.None);
        await Fill(pipe);
        using var opened = await opening.Soon();

        Assert.True(opened.Length.IsNone);
        Assert.Equal("GIF89a"u8, opened.First.Span);
        folder.Delete(recursive: true);
    }

    private static async Task<(DirectoryInfo Folder, string Pipe)> NewPipe()
    {
        var folder = Directory.CreateTempSubdirectory("opening");
        var pipe = Path.Combine(folder.FullName, "pipe");
        using var make = Process.Start("mkfifo", [pipe]);
        await make.WaitForExitAsync().Soon();
        return (folder, pipe);
    }

    private static Task Fill(string pipe) =>
        Task.Run(() =>
            {
                using var writer = new FileStream(pipe, FileMode.Open, FileAccess.Write);
                writer.Write("GIF89a"u8);
            })
            .Soon();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_that_was_written_and_not_set_back_is_no_empty_image(bool isOnce)
    {
        using var stream = new MemoryStream();
        stream.Write("GIF89a"u8);
        var file = isOnce ? ImageFile.Once(stream) : ImageFile.Opening(() => stream);

        Assert.Equal(
            "its stream is at its end: set its position to 0 first",
            Assert.IsType<CfError.File>(((CfErrors)await Send(file)).Items[0]).Reason
        );
        // Nothing to read is an empty image all the same.
        Assert.True((await Send(ImageFile.Once(new MemoryStream()))).IsRight);
    }

    [Fact]
    public async Task Once_it_is_set_back_it_is_sent()
    {
        using var stream = new MemoryStream();
        stream.Write("GIF89a"u8);
        var file = ImageFile.Once(stream);

        Assert.True((await Send(file)).IsLeft);
        stream.Position = 0;
        Assert.True((await Send(file)).IsRight);
    }

    // As of a web server that buffers the body of a request.
    [Fact]
    public async Task A_stream_that_knows_only_the_length_of_what_was_read_is_sent()
    {
        using var stream = new Growing("headerGIF89a"u8.ToArray());
        await stream.ReadExactlyAsync(new byte[6]);

        Assert.Equal(stream.Length, stream.Position);
        Assert.True((await Send(ImageFile.Once(stream))).IsRight);
    }

    [Theory]
    [InlineData("", "its path is empty")]
    [InlineData("a\0b", "its path has a null character")]
    public async Task What_is_no_path_says_why(string path, string reason)
    {
        using var client = new CloudflareClient(Calls.Token);
        Assert.Equal(
            [reason, reason],
            new[]
            {
                (CfErrors)await Send(ImageFile.At(path)),
                (CfErrors)await client.Download(ImagesV1.Blob(Calls.Account, Calls.Id), path),
            }.Select(static errors => Assert.IsType<CfError.File>(errors.Items[0]).Reason)
        );
    }

    private async Task<Either<CfErrors, Image>> Send(
        ImageFile file,
        CancellationToken cancel = default
    )
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = clock,
            }
        );
        return await client.Upload(Calls.Account, file, cancellationToken: cancel);
    }

    private sealed class Growing(byte[] bytes) : MemoryStream(bytes)
    {
        public override long Length => Position;
    }

    /// <summary>A stream whose opening blocks until it is released.</summary>
    private sealed class Opening : IDisposable
    {
        private readonly TaskCompletionSource begun = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        private readonly TaskCompletionSource closed = new();
        private readonly ManualResetEventSlim end = new();

        public Opening() =>
            File = ImageFile.Opening(() =>
            {
                begun.SetResult();
                end.Wait(CancellationToken.None);
                return new Late(closed);
            });

        public ImageFile File { get; }

        public Task HasBegun => begun.Task;

        /// <summary>Opens the stream; ends when that is closed.</summary>
        public Task End()
        {
            end.Set();
            return closed.Task;
        }

        public void Dispose() => end.Dispose();

        private sealed class Late(TaskCompletionSource closed) : MemoryStream
        {
            protected override void Dispose(bool disposing)
            {
                closed.TrySetResult();
                base.Dispose(disposing);
            }
        }
    }
}
