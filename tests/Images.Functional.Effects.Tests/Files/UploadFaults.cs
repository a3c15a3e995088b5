using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>What can happen while a file is sent: a typed outcome, no hang, nothing disposed twice, nothing left open.</summary>
public sealed class UploadFaults
{
    private const int Size = 4 << 20;

    // More than the system's buffers take: a client that has handed all of it over has a reader.
    private const int Large = 64 << 20;

    private static readonly byte[] Bytes = new byte[Size];

    [Fact]
    public async Task A_connection_that_breaks_at_a_tenth_is_sent_again_since_nobody_got_all_of_it()
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
        var spies = new Spies();

        var result = await Send(
            server,
            spies.File(length: Large, size: Large),
            RetryPolicy.Exponential(2, TimeSpan.Zero)
        );

        Assert.True(result.IsRight, $"{result}");
        Assert.Equal(2, spies.Opened);
        spies.AreClosed();
    }

    [Theory]
    [InlineData(413)]
    [InlineData(401)]
    public async Task A_refusal_before_the_end_is_told_or_the_file_was_not_all_sent(int status)
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadAny();
            await connection.Write(Http.Reply(status, Http.Failure(5413)));
            await connection.Stall();
        });
        var spies = new Spies();

        var errors = (CfErrors)await Send(server, spies.File(length: Size));

        Assert.Equal(status, errors.StatusCode);
        Assert.False(errors.IsUncertain);
        spies.AreClosed();
    }

    [Fact]
    public async Task A_connection_that_takes_no_more_is_a_stall()
    {
        var clock = new ManualClock();
        var stall = TimeSpan.FromSeconds(30);
        var full = new TaskCompletionSource();
        var spies = new Spies();
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
            ImagesV1.Upload(Calls.Account, Upload.Of(spies.File(length: Size)))
        );
        await full.Task.Soon();
        clock.Advance(stall);

        var errors = (CfErrors)await sending.Soon();
        Assert.Equal(new CfError.Timeout(stall) { IsStall = true }, Assert.Single(errors.Items));
        Assert.True(errors.IsUncertain);
        spies.AreClosed();
    }

    [Theory]
    [InlineData(Size + 1, "shorter")]
    [InlineData(Size - 1, "longer")]
    public async Task A_file_that_is_not_as_long_as_it_said_is_told(int said, string how)
    {
        await using var server = Reading();
        var spies = new Spies();

        var errors = (CfErrors)
            await Send(server, spies.File(length: said), RetryPolicy.Exponential(2, TimeSpan.Zero));

        var error = Assert.IsType<CfError.File>(Assert.Single(errors.Items));
        Assert.Equal(
            ("cat.jpg", $"it is {how} than it was when it was opened"),
            (error.Name, error.Reason)
        );
        Assert.Equal(AttemptOutcome.Unsent, errors.Outcome);
        Assert.Equal(1, spies.Opened);
        spies.AreClosed();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(Size / 2)]
    public async Task A_stream_that_throws_is_told(int edge)
    {
        await using var server = Reading();
        var spies = new Spies
        {
            Edge = edge,
            There = static _ => throw new InvalidOperationException("a secret of the stream's"),
        };

        var errors = (CfErrors)await Send(server, spies.File(length: Size));

        Assert.Equal(
            new CfError.File("cat.jpg", "its stream failed (InvalidOperationException)"),
            Assert.Single(errors.Items)
        );
        spies.AreClosed();
    }

    [Fact]
    public async Task An_opener_that_throws_or_gives_nothing_is_told_and_nothing_is_sent()
    {
        await using var server = Reading();
        foreach (
            var file in new[]
            {
                ImageFile.Opening(static () => throw new IOException("a secret")),
                ImageFile.Opening(static () => null!),
                AsyncSource.File(static _ => throw new IOException("a secret")),
                ImageFile.At("/nowhere/cat.jpg"),
                ImageFile.At(Path.GetTempPath()),
            }
        )
        {
            var errors = (CfErrors)await Send(server, file);
            Assert.IsType<CfError.File>(Assert.Single(errors.Items));
            Assert.DoesNotContain("secret", errors.Message, StringComparison.Ordinal);
            Assert.False(errors.IsUncertain);
        }

        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_half_way_ends_it_whether_the_stream_heeds_the_token_or_not(
        bool heeds
    )
    {
        using var cancel = new CancellationTokenSource();
        await using var server = Reading();
        var spies = new Spies
        {
            Edge = Size / 2,
            There = async token =>
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, heeds ? token : CancellationToken.None);
                return 0;
            },
        };

        var errors = (CfErrors)await Send(server, spies.File(length: Size), cancel: cancel.Token);

        Assert.Equal(new CfError.Cancelled { IsUnsent = true }, Assert.Single(errors.Items));
        Assert.False(errors.IsUncertain);
        spies.AreClosed();
    }

    [Fact]
    public async Task A_stream_that_can_be_read_once_is_not_sent_again_and_stays_open()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            await Answer(connection, Http.Reply(429, Http.Failure(971)));
        });
        using var once = new SpyStream(Bytes);

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
    public async Task A_refusal_to_continue_saves_the_file()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            await connection.ReadAny();
            await connection.Write(Http.Reply(413, Http.Failure(5413)));
            await connection.Stall();
        });
        var spies = new Spies();
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var result = await client
            .Send(
                ImagesV1.Upload(Calls.Account, Upload.Of(spies.File(length: Size))),
                new CallOptions { ExpectContinue = true }
            )
            .Soon();

        Assert.Equal(413, ((CfErrors)result).StatusCode);
        spies.AreClosed();
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
                new Spies().File(length: Size),
                progress =>
                {
                    told.Enqueue(progress);
                    throw new InvalidOperationException("whoever looks on must not end it");
                }
            )
            .Soon();

        Assert.True(result.IsRight);
        Assert.Equal(told.Select(static p => p.Bytes), told.Select(static p => p.Bytes).Order());
        Assert.Equal(new TransferProgress(Size, Size), told.Last());
    }

    [Fact]
    public async Task The_deadline_of_a_whole_call_ends_its_attempts()
    {
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(503));
        using var http = new System.Net.Http.HttpMessageInvoker(handler);
        var clock = new ManualClock();
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = clock,
                Retry = RetryPolicy.Exponential(5, TimeSpan.FromSeconds(4), jitter: 0),
            }
        );

        var calling = client.Send(
            Calls.Get,
            new CallOptions { Deadline = TimeSpan.FromSeconds(10) }
        );
        await clock.Started(TimeSpan.FromSeconds(4)).Soon();
        clock.Advance(TimeSpan.FromSeconds(4));

        // The next wait would be 8 s: nobody would be there to see what comes after it.
        Assert.Equal(503, ((CfErrors)await calling.Soon()).StatusCode);
        Assert.Equal(2, handler.Attempts);
        Assert.Equal(0, clock.Running);
    }

    [Fact]
    public async Task An_attempt_ends_with_the_deadline_of_the_whole_call()
    {
        var clock = new ManualClock();
        using var http = new System.Net.Http.HttpMessageInvoker(
            new ScriptedHandler(ScriptedHandler.Never)
        );
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = clock,
                Deadline = TimeSpan.FromSeconds(10),
            }
        );

        var calling = client.Send(Calls.Get);
        await clock.Started(TimeSpan.FromSeconds(10)).Soon();
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(
            new CfError.Timeout(TimeSpan.FromSeconds(10)),
            Assert.Single(((CfErrors)await calling.Soon()).Items)
        );
    }

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
        RetryPolicy? retry = null,
        TimeProvider? clock = null,
        CancellationToken cancel = default
    )
    {
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(server.Address) with
            {
                Retry = retry ?? RetryPolicy.None,
                Time = clock ?? TimeProvider.System,
            }
        );
        return await client
            .Send(ImagesV1.Upload(Calls.Account, Upload.Of(file with { Name = "cat.jpg" })), cancel)
            .Soon();
    }

    private sealed class Spies
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<SpyStream> all = [];

        public int Edge { get; init; } = int.MaxValue;

        public Func<CancellationToken, Task<int>>? There { get; init; }

        public int Opened => all.Count;

        public ImageFile File(long length, int size = Size) =>
            ImageFile.Opening(
                () =>
                {
                    var stream = new SpyStream(size == Size ? Bytes : new byte[size])
                    {
                        Edge = Edge,
                        There = There,
                    };
                    all.Add(stream);
                    return stream;
                },
                length
            );

        public void AreClosed() =>
            Assert.All(all, static stream => Assert.Equal(1, stream.Disposals));
    }
}
