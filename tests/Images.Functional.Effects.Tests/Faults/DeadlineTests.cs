using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class DeadlineTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(200, "{", "timeout")]
    [InlineData(503, "<html>", "status 503")]
    [InlineData(
        404,
        "{\"errors\":[{\"code\":5404,\"message\":\"m\"}],\"success\":false}",
        "api 5404"
    )]
    [InlineData(404, "{\"errors\":[{\"code\":5404,", "status 404")]
    public async Task A_body_that_does_not_end_in_time_is_a_timeout_or_else_its_status(
        int status,
        string beginning,
        string expected
    )
    {
        var clock = new ManualClock();
        var content = new StalledContent(Encoding.UTF8.GetBytes(beginning));

        var call = Calls.Through(Saying(status, content), On(clock));
        await content.Waiting.Soon();
        clock.Advance(Minute);

        Assert.Equal(expected, Outcome.Of(await call.Soon()));
        Assert.True(content.IsDisposed);
        Assert.Equal(0, clock.Running);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(503)]
    public async Task A_cancellation_within_the_body_is_a_left_at_once(int status)
    {
        var clock = new ManualClock();
        var content = new StalledContent("{"u8.ToArray());
        using var cancel = new CancellationTokenSource();

        var call = Calls.Through(Saying(status, content), On(clock), cancel: cancel.Token);
        await content.Waiting.Soon();
        await cancel.CancelAsync();

        Assert.Equal(Outcome.Cancelled, Outcome.Of(await call.Soon()));
        Assert.True(content.IsDisposed);
        Assert.Equal(0, clock.Running);
    }

    [Fact]
    public async Task A_timeout_tells_its_time_and_the_response_where_one_had_begun()
    {
        var clock = new ManualClock();
        var content = new StalledContent("{"u8.ToArray());

        var call = Calls.Through(Saying(200, content), On(clock));
        await content.Waiting.Soon();
        clock.Advance(Minute);

        var errors = (CfErrors)await call.Soon();
        Assert.Equal(new CfError.Timeout(Minute), errors.Items.Single());
        Assert.Equal(200, errors.StatusCode);
    }

    [Fact]
    public async Task A_calls_own_timeout_wins_over_the_clients()
    {
        var clock = new ManualClock();
        var second = TimeSpan.FromSeconds(1);

        var call = Calls.Through(
            new ScriptedHandler(ScriptedHandler.Never),
            On(clock),
            CallOptions.Default with
            {
                Timeout = second,
            }
        );
        await clock.Started(second).Soon();
        clock.Advance(second);

        Assert.Equal(new CfError.Timeout(second), ((CfErrors)await call.Soon()).Items.Single());
    }

    [Fact]
    public async Task Without_a_timeout_nothing_runs_on_the_clock()
    {
        var clock = new ManualClock();
        var content = new StalledContent("{"u8.ToArray());
        using var cancel = new CancellationTokenSource();

        var call = Calls.Through(
            Saying(200, content),
            On(clock) with
            {
                Timeout = Timeout.InfiniteTimeSpan,
            },
            cancel: cancel.Token
        );
        await content.Waiting.Soon();

        Assert.Equal(0, clock.Running);
        await cancel.CancelAsync();
        Assert.Equal(Outcome.Cancelled, Outcome.Of(await call.Soon()));
    }

    [Fact]
    public async Task A_reply_that_stalls_before_the_file_was_taken_is_a_stall()
    {
        var clock = new ManualClock();
        var content = new StalledContent("{"u8.ToArray());
        using var http = new HttpMessageInvoker(Saying(200, content));
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            On(clock) with
            {
                Stall = Minute,
            }
        );

        var call = client.Upload(Calls.Account, ImageFile.Of(new byte[10]));
        await content.Waiting.Soon();
        clock.Advance(Minute);

        Assert.Equal(
            new CfError.Timeout(Minute) { IsStall = true },
            ((CfErrors)await call.Soon()).Items.Single()
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(25L * 24 * 60 * 60 * 1000)]
    public void A_timeout_that_no_timer_can_wait_for_is_a_programming_error(long milliseconds)
    {
        var timeout = TimeSpan.FromMilliseconds(milliseconds);

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new CloudflareOptions { Timeout = timeout }
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => new CallOptions { Timeout = timeout });
    }

    [Fact]
    public void A_byte_that_moves_waits_no_longer_for_the_next_than_the_whole_calls_time()
    {
        var clock = new ManualClock();
        var whole = 1.5 * Minute;
        using var deadline = new Deadline(Minute, whole, clock, CancellationToken.None);

        clock.Advance(0.75 * Minute);
        deadline.Await(Minute);
        clock.Advance(0.75 * Minute - TimeSpan.FromMilliseconds(1));
        Assert.False(deadline.IsOver);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(deadline.IsOver);
        clock.Advance(Minute);
        // A byte that comes too late.
        deadline.Await(Minute);

        Assert.Equal(CfErrors.Of(new CfError.Timeout(whole)), deadline.TimedOut);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_timeout_of_anothers_client_says_whether_the_request_was_sent(bool isUnsent)
    {
        var clock = new ManualClock();
        using var deadline = new Deadline(2 * Minute, 2 * Minute, clock, CancellationToken.None);
        clock.Advance(Minute);

        Assert.Equal(
            CfErrors.Of(new CfError.Timeout(Minute) { IsUnsent = isUnsent }),
            deadline.Outcome(new OperationCanceledException("", new TimeoutException()), isUnsent)
        );
    }

    internal static CloudflareOptions On(TimeProvider clock) =>
        Calls.To("http://localhost") with
        {
            Time = clock,
            Timeout = Minute,
        };

    private static ScriptedHandler Saying(int status, HttpContent content) =>
        new(() => new HttpResponseMessage((HttpStatusCode)status) { Content = content });
}
