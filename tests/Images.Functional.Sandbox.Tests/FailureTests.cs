using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using FsCheck.Xunit;
using Images.Functional.Effects;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The script's failures as the client meets them, on a clock that the test owns.</summary>
public sealed class FailureTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_retry_comes_when_its_time_has_come_and_not_before()
    {
        var clock = new SandboxClock();
        using var client = new ScriptedClient(
            clock,
            SandboxStep.RateLimited(RetryAfter.After(30 * Second))
        );

        var call = client.Send();
        clock.Advance(30 * Second - TimeSpan.FromTicks(1));
        Assert.Equal(1, client.Requests);
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(2, client.Requests);
        Assert.True(call.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Retries_take_no_time_on_a_clock_that_advances_by_itself()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var client = new ScriptedClient(
            clock,
            SandboxStep.Drop,
            SandboxStep.Reply(new SandboxReply(503))
        );

        var result = await client.Send().Soon();

        Assert.Equal(Documented.Image, result.Right());
        Assert.Equal(1.5 * Second, clock.Elapsed);
        Assert.Equal(3, client.Requests);
    }

    [Theory]
    [InlineData(59_999, true)]
    [InlineData(60_000, false)]
    [InlineData(60_001, false)]
    [InlineData(86_400_000, false)]
    public async Task A_slow_reply_is_in_time_up_to_the_deadline(int milliseconds, bool isInTime)
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var client = new ScriptedClient(
            clock,
            SandboxStep.Slow(milliseconds * Second / 1000)
        );

        var result = await client.Send(RetryPolicy.None).Soon();

        Assert.Equal(isInTime, result.IsRight);
        if (!isInTime)
            Assert.Equal(new CfError.Timeout(60 * Second), Assert.Single(result.Left().Items));
        Assert.Equal(Math.Min(milliseconds, 60_000), clock.Elapsed.TotalMilliseconds);
    }

    // What the deadline's timer must not be taken for: a wait. However long this takes on a real clock, no time passes.
    [Property(MaxTest = 50)]
    public async Task An_immediate_reply_is_in_time_whatever_other_threads_do(byte yields)
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var client = new ScriptedClient(clock, new Yielding(yields));

        var result = await client.Send(timeout: TimeSpan.FromMilliseconds(1)).Soon();

        Assert.Equal(Documented.Image, result.Right());
        Assert.Equal(TimeSpan.Zero, clock.Elapsed);
    }

    [Fact]
    public async Task A_runtimes_token_also_cancels_its_local_contexts()
    {
        using var cancel = new CancellationTokenSource();
        var local = SandboxRuntime.New(Service.Empty, source: cancel).LocalCancel;

        await cancel.CancelAsync();

        Assert.True(local.CancellationToken.IsCancellationRequested);
        local.CancellationTokenSource.Dispose();
    }

    [Fact]
    public async Task A_cancellation_ends_a_slow_reply_at_once()
    {
        var clock = new SandboxClock();
        using var client = new ScriptedClient(clock, SandboxStep.Slow(5 * Second));
        using var cancel = new CancellationTokenSource();

        var call = client.Send(cancel: cancel.Token);
        await cancel.CancelAsync();

        Assert.IsType<CfError.Cancelled>(Assert.Single((await call.Soon()).Left().Items));
        Assert.Equal(1, client.Requests);
    }

    [Fact]
    public async Task A_slow_reply_hears_of_its_end_before_its_time_begins_to_run()
    {
        using var cancel = new CancellationTokenSource();
        using var http = new HttpMessageInvoker(
            new SandboxHandler(
                SandboxState.Empty.WithScript(SandboxStep.Slow(Second)),
                new HastyClock(cancel.Cancel)
            )
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        await Assert
            .ThrowsAsync<TaskCanceledException>(() => http.SendAsync(request, cancel.Token))
            .Soon();
    }

    [Fact]
    public async Task A_deadline_of_the_callers_own_ends_a_wait()
    {
        var clock = new SandboxClock();
        using var client = new ScriptedClient(
            clock,
            SandboxStep.RateLimited(RetryAfter.After(30 * Second))
        );
        using var deadline = new CancellationTokenSource(10 * Second, clock);

        var call = client.Send(cancel: deadline.Token);
        clock.Advance(10 * Second);

        Assert.IsType<CfError.Cancelled>(Assert.Single((await call.Soon()).Left().Items));
        Assert.Equal(1, client.Requests);
    }

    [Fact]
    public async Task A_dropped_connection_is_the_exception_that_a_real_one_is()
    {
        using var sandbox = new HttpMessageInvoker(
            new SandboxHandler(SandboxState.Empty.WithScript(SandboxStep.Drop))
        );
        using var real = new HttpMessageInvoker(CloudflareHandler.Create());
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var dropping = Drop(listener, stop.Token);

        var expected = await Thrown(real, $"http://{listener.LocalEndpoint}/").Soon();
        var actual = await Thrown(sandbox, "http://localhost/").Soon();
        await stop.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => dropping).Soon();

        Assert.Equal("The sandbox dropped the connection.", actual.Message);
        Assert.Equal(expected.HttpRequestError, actual.HttpRequestError);
        Assert.Equal(expected.InnerException?.GetType(), actual.InnerException?.GetType());
    }

    [Fact]
    public void A_call_without_tasks_meets_the_same()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var http = new HttpClient(
            new SandboxHandler(
                SandboxState.Empty.WithScript(SandboxStep.Drop, SandboxStep.Slow(5 * Second)),
                clock
            )
        );
        using var first = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        using var second = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        using var third = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");

        Assert.Throws<HttpRequestException>(() => http.Send(first));
        using var reply = http.Send(second);
        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
        Assert.Equal(5 * Second, clock.Elapsed);
        Assert.Throws<TaskCanceledException>(() => http.Send(third, new CancellationToken(true)));
    }

    // As often as .NET asks again by itself.
    private static async Task Drop(TcpListener listener, CancellationToken stop)
    {
        while (true)
        {
            using var socket = await listener.AcceptSocketAsync(stop);
            await socket.ReceiveAsync(new byte[4096]);
        }
    }

    private static async Task<HttpRequestException> Thrown(HttpMessageInvoker http, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await Assert.ThrowsAsync<HttpRequestException>(() =>
            http.SendAsync(request, CancellationToken.None)
        );
    }
}
