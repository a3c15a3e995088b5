using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>
/// A user's own handler or body may pass the token on to nobody. A call through it ends in time none the less, and what comes late does no harm.
/// </summary>
public sealed class AbandonableTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>What never ends by itself.</summary>
    public enum Part
    {
        Headers,
        Body,
        Piece,
    }

    public static TheoryData<Part, bool> Parts { get; } =
        new()
        {
            { Part.Headers, true },
            { Part.Headers, false },
            { Part.Body, true },
            { Part.Body, false },
            { Part.Piece, true },
            { Part.Piece, false },
        };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_timeout_is_heeded_for_it(Part part, bool isHttpClient)
    {
        var clock = new ManualClock();
        using var handler = new HeedlessHandler(part, 200, "{");
        using var http = isHttpClient ? new HttpClient(handler) : new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Calls.Token, On(clock));

        var call = client.Send(Calls.Get);
        await handler.Waiting.Soon();
        clock.Advance(Minute);

        Assert.Equal(Outcome.Timeout, Outcome.Of(await call.Soon()));
        Assert.Equal(0, clock.Running);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_cancellation_is_heeded_for_it(Part part, bool isHttpClient)
    {
        using var cancel = new CancellationTokenSource();
        using var handler = new HeedlessHandler(part, 200, "{");
        using var http = isHttpClient ? new HttpClient(handler) : new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Calls.Token, On(new ManualClock()));

        var call = client.Send(Calls.Get, cancel.Token);
        await handler.Waiting.Soon();
        await cancel.CancelAsync();

        Assert.Equal(Outcome.Cancelled, Outcome.Of(await call.Soon()));
    }

    [Theory]
    [InlineData(Part.Headers)]
    [InlineData(Part.Body)]
    [InlineData(Part.Piece)]
    public async Task A_download_through_it_ends_in_time(Part part)
    {
        var clock = new ManualClock();
        using var handler = new HeedlessHandler(part, 200, "{");
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Calls.Token, On(clock));

        var call = client.Download(ImagesV1.Blob(Calls.Account, Calls.Id), Stream.Null);
        await handler.Waiting.Soon();
        clock.Advance(Minute);

        Assert.IsType<CfError.Timeout>(Assert.Single(((CfErrors)await call.Soon()).Items));
        Assert.Equal(0, clock.Running);
    }

    [Theory]
    [InlineData(Part.Headers)]
    [InlineData(Part.Body)]
    public async Task What_comes_late_is_disposed(Part part)
    {
        var clock = new ManualClock();
        using var handler = new HeedlessHandler(part, 200, "{");

        var call = Calls.Through(handler, On(clock));
        await handler.Waiting.Soon();
        clock.Advance(Minute);
        await call.Soon();
        Assert.False(handler.IsLateDisposed.IsCompleted);
        handler.Release();

        await handler.IsLateDisposed.Soon();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_late_failure_is_not_an_unobserved_exception(bool isReply)
    {
        var unseen = new List<AggregateException>();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, e) =>
        {
            if (e.Exception.InnerException is FileLoadException)
                unseen.Add(e.Exception);
        };
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            await Task.Run(() => FailLate(isReply));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Empty(unseen);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }
    }

    [Fact]
    public async Task A_failure_whose_body_stalls_is_told_by_what_there_was_of_it()
    {
        var clock = new ManualClock();
        using var handler = new HeedlessHandler(Part.Piece, 404, Http.Failure(5404));

        var call = Calls.Through(handler, On(clock));
        await handler.Waiting.Soon();
        clock.Advance(Minute);

        Assert.Equal("api 5404", Outcome.Of(await call.Soon()));
    }

    [Fact]
    public async Task What_a_late_piece_is_written_into_is_not_given_back_to_the_pool()
    {
        using var cancel = new CancellationTokenSource();
        using var handler = new HeedlessHandler(Part.Piece, 200, "{");
        using var http = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost");
        using var response = await http.SendAsync(request, CancellationToken.None);

        var reading = BodyReader.Read(response.Content, 4096, heedsTokens: false, cancel.Token);
        await handler.Waiting.Soon();
        await cancel.CancelAsync();
        using var body = await reading.AsTask().Soon();

        Assert.Equal("{"u8, body.Bytes);
        Assert.False(body.Bytes.Overlaps(handler.Buffer));
    }

    // In a method of its own, so that nothing of it is alive after it.
    private static async Task FailLate(bool isReply)
    {
        var clock = new ManualClock();
        var sending = new TaskCompletionSource<HttpResponseMessage>();
        using var handler = new ScriptedHandler((_, _) => sending.Task);
        var call = Calls.Through(handler, On(clock));
        await clock.Started(Minute).Soon();
        clock.Advance(Minute);
        Assert.Equal(Outcome.Timeout, Outcome.Of(await call.Soon()));
        if (isReply)
            sending.SetResult(new FaultyReply());
        else
            sending.SetException(new FileLoadException());
    }

    private sealed class FaultyReply : HttpResponseMessage
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new FileLoadException();
        }
    }

    private static CloudflareOptions On(TimeProvider clock) =>
        Calls.To("http://localhost") with
        {
            Time = clock,
            Timeout = Minute,
        };

    /// <summary>Answers but for one part, which it goes on with when it is told to, whatever becomes of the token.</summary>
    private sealed class HeedlessHandler(Part part, int status, string beginning)
        : HttpMessageHandler
    {
        private readonly TaskCompletionSource waiting = Source();
        private readonly TaskCompletionSource release = Source();
        private readonly TaskCompletionSource disposed = Source();

        public Task Waiting => waiting.Task;

        public Task IsLateDisposed => disposed.Task;

        /// <summary>What the piece is read into that never comes.</summary>
        public byte[] Buffer { get; private set; } = [];

        public void Release() => release.TrySetResult();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await Until(Part.Headers);
            return new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new Content(this, Encoding.UTF8.GetBytes(beginning)),
            };
        }

        private static TaskCompletionSource Source() =>
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        private Task Until(Part reached)
        {
            if (reached != part)
                return Task.CompletedTask;
            waiting.TrySetResult();
            return release.Task;
        }

        private sealed class Content(HeedlessHandler handler, byte[] bytes) : BodyContent
        {
            protected override async Task<Stream> CreateContentReadStreamAsync()
            {
                await handler.Until(Part.Body);
                return new Body(handler, bytes);
            }

            protected override void Dispose(bool disposing)
            {
                handler.Disposed(Part.Headers);
                base.Dispose(disposing);
            }
        }

        private void Disposed(Part what)
        {
            if (what == part)
                disposed.TrySetResult();
        }

        private sealed class Body(HeedlessHandler handler, byte[] bytes) : MemoryStream(bytes)
        {
            public override async ValueTask<int> ReadAsync(
                Memory<byte> buffer,
                CancellationToken cancellationToken = default
            )
            {
                if (Position < Length)
                    return Read(buffer.Span);
                Assert.True(MemoryMarshal.TryGetArray<byte>(buffer, out var array));
                handler.Buffer = array.Array!;
                await handler.Until(Part.Piece);
                return 0;
            }

            protected override void Dispose(bool disposing)
            {
                handler.Disposed(Part.Body);
                base.Dispose(disposing);
            }
        }
    }
}
