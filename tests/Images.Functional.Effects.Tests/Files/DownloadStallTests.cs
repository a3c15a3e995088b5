using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Downloads whose body or stream stops.</summary>
public sealed class DownloadStallTests
{
    private static readonly Operation<Blob> Blob = ImagesV1.Blob(Calls.Account, Calls.Id);

    [Fact]
    public async Task A_stream_that_takes_no_more_is_a_stall_even_if_it_ignores_its_token_and_gets_no_byte_twice()
    {
        var clock = new ManualClock();
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(200, new byte[70]));
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = clock,
                Retry = RetryPolicy.Exponential(2, TimeSpan.Zero),
            }
        );
        using var stream = new FullStream();

        var downloading = client.Download(Blob, stream);
        await stream.Full.Soon();
        clock.Advance(CloudflareOptions.Default.Stall);

        Assert.Equal(
            new CfError.Timeout(CloudflareOptions.Default.Stall) { IsStall = true },
            Assert.Single(((CfErrors)await downloading.Soon()).Items)
        );
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task A_body_that_stops_is_a_stall_and_one_that_drips_is_none()
    {
        var clock = new ManualClock();
        var stall = TimeSpan.FromSeconds(30);
        await using var server = RawServer.Start(async connection =>
        {
            await connection.Read();
            await connection.Write(Http.Raw("HTTP/1.1 200 Said", [], "Content-Length: 4"));
            await clock.Started(stall);
            // Three times almost the stall: longer than any timeout that is not put off.
            for (var i = 0; i < 3; i++)
            {
                clock.Advance(stall - TimeSpan.FromSeconds(1));
                await connection.Write(new byte[1]);
                // When it has come, and when it is written.
                await clock.Started(stall);
                await clock.Started(stall);
            }

            clock.Advance(stall);
            await connection.Stall();
        });
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(server.Address) with
            {
                Time = clock,
                // Another length than the stall's, so that the server can tell their timers apart.
                Timeout = stall * 2,
            }
        );
        using var stream = new MemoryStream();

        var errors = (CfErrors)await client.Download(Blob, stream).Soon();

        Assert.Equal(new CfError.Timeout(stall) { IsStall = true }, Assert.Single(errors.Items));
        Assert.Equal(3, stream.Length);
    }

    [Fact]
    public async Task A_body_that_stops_tells_its_response()
    {
        var clock = new ManualClock();
        var content = new StalledContent(new byte[3]);

        var downloading = Download(content, clock);
        await content.Waiting.Soon();
        clock.Advance(CloudflareOptions.Default.Stall);

        var errors = (CfErrors)await downloading.Soon();
        Assert.IsType<CfError.Timeout>(Assert.Single(errors.Items));
        Assert.Equal("ray", errors.Response.Bind(static said => said.CfRay));
    }

    [Fact]
    public async Task The_end_of_the_whole_calls_time_is_no_stall()
    {
        var clock = new ManualClock();
        var deadline = TimeSpan.FromSeconds(10);
        var content = new StalledContent(new byte[3]);

        var downloading = Download(content, clock, new CallOptions { Deadline = deadline });
        await content.Waiting.Soon();
        clock.Advance(deadline);

        Assert.Equal(
            new CfError.Timeout(deadline),
            Assert.Single(((CfErrors)await downloading.Soon()).Items)
        );
    }

    [Fact]
    public async Task A_body_that_drips_ends_with_the_whole_calls_time()
    {
        var clock = new ManualClock();
        var deadline = TimeSpan.FromSeconds(10);
        var content = new SlowContent(clock, TimeSpan.FromSeconds(4));

        var ended = await Download(content, clock, new CallOptions { Deadline = deadline }).Soon();

        Assert.Equal(new CfError.Timeout(deadline), Assert.Single(((CfErrors)ended).Items));
    }

    [Fact]
    public async Task A_destination_that_takes_its_time_leaves_the_body_all_of_its_own()
    {
        var clock = new ManualClock();
        var almost = CloudflareOptions.Default.Stall - TimeSpan.FromSeconds(1);
        var content = new SlowContent(clock, almost);
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(() => new HttpResponseMessage { Content = content })
        );
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = clock,
            }
        );
        using var stream = new SlowStream(clock, almost);

        var done = await client.Download(Blob, stream).Soon();

        Assert.Equal(3, done.Map(static d => d.Bytes));
    }

    private static async Task<Either<CfErrors, Downloaded>> Download(
        HttpContent content,
        TimeProvider clock,
        CallOptions? options = null
    )
    {
        var handler = new ScriptedHandler(() =>
        {
            var reply = new HttpResponseMessage { Content = content };
            reply.Headers.Add("cf-ray", "ray");
            return reply;
        });
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = clock,
            }
        );
        return await client.Download(Blob, Stream.Null, options);
    }

    /// <summary>Three bytes, for each of which the time passes.</summary>
    private sealed class SlowContent(ManualClock clock, TimeSpan each) : BodyContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() =>
            Task.FromResult<Stream>(new Body(clock, each));

        private sealed class Body(ManualClock clock, TimeSpan each) : MemoryStream(new byte[3])
        {
            public override ValueTask<int> ReadAsync(
                Memory<byte> buffer,
                CancellationToken cancellationToken = default
            )
            {
                clock.Advance(each);
                cancellationToken.ThrowIfCancellationRequested();
                return ValueTask.FromResult(Read(buffer.Span[..1]));
            }
        }
    }

    /// <summary>The time passes with each write.</summary>
    private sealed class SlowStream(ManualClock clock, TimeSpan each) : MemoryStream
    {
        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            clock.Advance(each);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }

    private sealed class FullStream : MemoryStream
    {
        private readonly TaskCompletionSource full = new();

        public Task Full => full.Task;

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            full.TrySetResult();
            return new ValueTask(Task.Delay(Timeout.Infinite, CancellationToken.None));
        }
    }
}
