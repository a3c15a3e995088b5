using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Faults while a file is sent that the matrix (<see cref="FaultMatrix"/>) does not have: repeated attempts, reasons, progress.</summary>
public sealed class UploadFaults
{
    private const int Size = 4 << 20;

    // More than the system's buffers take: a client that has handed all of it over has a reader.
    private const int Large = 64 << 20;

    [Fact]
    public async Task A_file_whose_connection_breaks_early_is_sent_again()
    {
        var attempts = 0;
        await using var server = RawServer.Start(async connection =>
        {
            if (Interlocked.Increment(ref attempts) == 1)
            {
                await connection.ReadAny();
                connection.Reset();
                return;
            }

            await Answer(connection, Http.Reply(200, Documented.Response), Large);
        });
        var files = new Opened();

        var result = await Send(
            server,
            files.File(length: Large, size: Large),
            RetryPolicy.Exponential(2, TimeSpan.Zero)
        );

        Assert.True(result.IsRight, $"{result}");
        Assert.Equal(2, files.Count);
        files.AreClosed();
    }

    [Fact]
    public async Task A_connection_that_takes_no_more_is_a_stall()
    {
        var clock = new ManualClock();
        var stall = TimeSpan.FromSeconds(30);
        var full = new TaskCompletionSource();
        var files = new Opened();
        using var http = new System.Net.Http.HttpMessageInvoker(
            new ScriptedHandler(
                async (request, cancel) =>
                {
                    using var target = new FullStream(Size / 2, full);
                    await request.Content!.CopyToAsync(target, cancel);
                    return ScriptedHandler.Right();
                }
            )
        );
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = clock,
            }
        );

        var sending = client.Send(
            ImagesV1.Upload(Calls.Account, Upload.Of(files.File(length: Size)))
        );
        await full.Task.Soon();
        clock.Advance(stall);

        var errors = (CfErrors)await sending.Soon();
        Assert.Equal(new CfError.Timeout(stall) { IsStall = true }, Assert.Single(errors.Items));
        Assert.True(errors.IsUncertain);
        files.AreClosed();
    }

    [Theory]
    [InlineData(Size + 1, "shorter")]
    [InlineData(Size - 1, "longer")]
    [InlineData(OpenedFile.PieceBytes, "longer")]
    public async Task A_file_of_another_length_than_stated_is_a_Left_that_says_so(
        int said,
        string how
    )
    {
        await using var server = Reading();
        var files = new Opened();

        var errors = (CfErrors)
            await Send(server, files.File(length: said), RetryPolicy.Exponential(2, TimeSpan.Zero));

        var error = Assert.IsType<CfError.File>(Assert.Single(errors.Items));
        Assert.Equal(
            ("cat.jpg", $"it is {how} than the length it was opened with"),
            (error.Name, error.Reason)
        );
        Assert.Equal(AttemptOutcome.Unsent, errors.Outcome);
        Assert.Equal(1, files.Count);
        files.AreClosed();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(Size / 2)]
    public async Task A_stream_that_throws_is_a_Left_with_the_type_of_the_exception(int edge)
    {
        await using var server = Reading();
        var files = new Opened
        {
            Edge = edge,
            There = static _ => throw new InvalidOperationException("a secret of the stream's"),
        };

        var errors = (CfErrors)await Send(server, files.File(length: Size));

        Assert.Equal(
            new CfError.File("cat.jpg", "its stream failed (InvalidOperationException)"),
            Assert.Single(errors.Items)
        );
        files.AreClosed();
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_a_Left_and_nothing_is_sent()
    {
        await using var server = Reading();
        foreach (
            var (file, reason) in new[]
            {
                (
                    ImageFile.Opening(static () => throw new IOException("a secret")),
                    "its stream failed (IOException)"
                ),
                (
                    ImageFile.Opening(static () => null!),
                    "the function that opens it returned no stream"
                ),
                (
                    AsyncSource.File(static _ => throw new IOException("a secret")),
                    "its stream failed (IOException)"
                ),
                (ImageFile.At("/nowhere/cat.jpg"), "its folder does not exist"),
                (ImageFile.At(Path.GetTempPath()), "access is denied, or it is not a file"),
                (
                    new ImageFile(new StrangeSource()),
                    "this client does not support its kind of source"
                ),
            }
        )
        {
            var errors = (CfErrors)await Send(server, file);
            Assert.Equal(new CfError.File("cat.jpg", reason), Assert.Single(errors.Items));
            Assert.False(errors.IsUncertain);
        }

        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_cancellation_while_a_file_is_opened_is_one_and_nothing_is_sent()
    {
        using var cancel = new CancellationTokenSource();
        using var client = new CloudflareClient(Calls.Token, Calls.To("http://localhost"));

        var sending = client.Upload(
            Calls.Account,
            AsyncSource.File(static async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return Stream.Null;
            }),
            cancellationToken: cancel.Token
        );
        await cancel.CancelAsync();

        Assert.Equal(
            new CfError.Cancelled { IsUnsent = true },
            Assert.Single(((CfErrors)await sending.Soon()).Items)
        );
    }

    [Fact]
    public async Task A_stream_that_can_be_read_once_is_not_sent_again_and_stays_open()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            await Answer(connection, Http.Reply(429, Http.Failure(971)));
        });
        using var once = new ZeroFile(Size);

        var errors = (CfErrors)
            await Send(
                server,
                ImageFile.Once(once, Size),
                RetryPolicy.Exponential(2, TimeSpan.Zero)
            );

        Assert.True(errors.IsRateLimited);
        Assert.Single(server.Requests.DefaultIfEmpty());
        Assert.Equal(0, once.Disposals);
    }

    [Fact]
    public async Task A_refusal_to_continue_is_the_reply()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            await connection.ReadAny();
            await connection.Write(Http.Reply(413, Http.Failure(5413)));
            await connection.Stall();
        });
        var files = new Opened();
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var result = await client
            .Send(
                ImagesV1.Upload(Calls.Account, Upload.Of(files.File(length: Size))),
                new CallOptions { ExpectContinue = true }
            )
            .Soon();

        Assert.Equal(413, ((CfErrors)result).StatusCode);
        files.AreClosed();
    }

    [Fact]
    public async Task Progress_grows_to_the_end()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            await Answer(connection, Http.Reply(200, Documented.Response));
        });
        var told = new System.Collections.Concurrent.ConcurrentQueue<TransferProgress>();
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var result = await client
            .Upload(
                Calls.Account,
                new Opened().File(length: Size),
                progress =>
                {
                    told.Enqueue(progress);
                    throw new InvalidOperationException("progress must not end the upload");
                }
            )
            .Soon();

        Assert.True(result.IsRight);
        Assert.Equal(told.Select(static p => p.Bytes), told.Select(static p => p.Bytes).Order());
        Assert.Equal(new TransferProgress(Size, Size), told.Last());
    }

    private sealed record StrangeSource : Source;

    // Takes so many bytes, and then no more.
    private sealed class FullStream(int room, TaskCompletionSource full) : MemoryStream
    {
        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if ((room -= buffer.Length) >= 0)
                return;
            full.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    private static RawServer Reading() => RawServer.Start(static connection => Drain(connection));

    private static async Task Drain(RawConnection connection) => await connection.Drain(Size);

    // What is left unread when a connection closes may cost the client the reply: so it stays until the client goes.
    private static async Task Answer(RawConnection connection, byte[] reply, int bytes = Size)
    {
        await connection.Drain(bytes);
        await connection.Write(reply);
        await connection.Stall();
    }

    private static async Task<Either<CfErrors, Image>> Send(
        RawServer server,
        ImageFile file,
        RetryPolicy? retry = null
    )
    {
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(server.Address) with
            {
                Retry = retry ?? RetryPolicy.None,
            }
        );
        return await client
            .Send(ImagesV1.Upload(Calls.Account, Upload.Of(file with { Name = "cat.jpg" })))
            .Soon();
    }

    // The files that one call opens: one for each attempt.
    private sealed class Opened
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<ZeroFile> all = [];

        public int Edge { get; init; } = int.MaxValue;

        public Func<CancellationToken, Task<int>>? There { get; init; }

        public int Count => all.Count;

        public ImageFile File(long length, int size = Size) =>
            ImageFile.Opening(
                () =>
                {
                    var file = new ZeroFile(size, Edge, There);
                    all.Add(file);
                    return file;
                },
                length
            );

        public void AreClosed() => Assert.All(all, static file => Assert.Equal(1, file.Disposals));
    }
}
