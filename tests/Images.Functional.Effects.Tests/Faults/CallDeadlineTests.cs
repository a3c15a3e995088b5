using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>The deadline of a whole call: attempts, waits for retries, and how an upload is settled.</summary>
public sealed class CallDeadlineTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    public async Task A_retry_that_would_not_start_before_the_deadline_of_the_whole_call_is_not_waited_for(
        int deadline
    )
    {
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(503));
        var clock = new ManualClock();
        var four = TimeSpan.FromSeconds(4);

        var call = Calls.Through(
            handler,
            DeadlineTests.On(clock) with
            {
                Retry = RetryPolicy.Exponential(5, four, jitter: 0),
            },
            new CallOptions { Deadline = TimeSpan.FromSeconds(deadline) }
        );
        await clock.Started(four).Soon();
        clock.Advance(four);

        // The next wait would be 8 s.
        Assert.Equal("status 503", Outcome.Of(await call.Soon()));
        Assert.Equal(2, handler.Attempts);
        Assert.Equal(0, clock.Running);
    }

    [Theory]
    [InlineData(60, 10)]
    [InlineData(10, 60)]
    [InlineData(10, null)]
    [InlineData(null, 10)]
    public async Task An_attempt_ends_with_its_timeout_or_the_deadline_of_the_whole_call(
        int? timeout,
        int? deadline
    )
    {
        var clock = new ManualClock();
        var ten = TimeSpan.FromSeconds(10);

        var call = Calls.Through(
            new ScriptedHandler(ScriptedHandler.Never),
            DeadlineTests.On(clock) with
            {
                Timeout = Seconds(timeout),
                Deadline = Seconds(deadline),
            }
        );
        await clock.Started(ten).Soon();
        clock.Advance(ten);

        Assert.Equal(new CfError.Timeout(ten), ((CfErrors)await call.Soon()).Items.Single());
    }

    [Theory]
    [InlineData(60, 10)]
    [InlineData(10, 60)]
    public async Task An_upload_that_does_not_move_is_a_stall_unless_the_whole_calls_time_is_over(
        int stall,
        int deadline
    )
    {
        var clock = new ManualClock();
        var ten = TimeSpan.FromSeconds(10);
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Never));
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            DeadlineTests.On(clock) with
            {
                Stall = Seconds(stall),
                Deadline = Seconds(deadline),
            }
        );

        var call = client.Upload(Calls.Account, ImageFile.Of(new byte[10]));
        await clock.Started(ten).Soon();
        clock.Advance(ten);

        Assert.Equal(
            new CfError.Timeout(ten) { IsStall = stall < deadline },
            ((CfErrors)await call.Soon()).Items.Single()
        );
    }

    // A millisecond below zero is .NET's infinite time.
    [Theory]
    [InlineData(5000)]
    [InlineData(5001)]
    [InlineData(8000)]
    public async Task A_wait_that_ends_after_the_deadline_of_the_whole_call_ends_the_call(
        int milliseconds
    )
    {
        var clock = new ManualClock();
        var four = TimeSpan.FromSeconds(4);
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(503));

        var call = Calls.Through(
            handler,
            DeadlineTests.On(clock) with
            {
                Retry = RetryPolicy.Exponential(5, four, jitter: 0),
                Deadline = TimeSpan.FromSeconds(5),
            }
        );
        await clock.Started(four).Soon();
        clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(
            new CfError.Timeout(TimeSpan.FromSeconds(5)),
            Assert.Single(((CfErrors)await call.Soon()).Items)
        );
        Assert.Equal(1, handler.Attempts);
        Assert.Equal(0, clock.Running);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_then_says_whether_an_upload_may_have_been_carried_out(bool isSent)
    {
        var clock = new ManualClock();
        var four = TimeSpan.FromSeconds(4);
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(() =>
                isSent
                    ? ScriptedHandler.Reply(503)
                    : throw new HttpRequestException(HttpRequestError.ConnectionError)
            )
        );
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            DeadlineTests.On(clock) with
            {
                Retry = RetryPolicy.Exponential(5, four, jitter: 0),
                Deadline = TimeSpan.FromSeconds(5),
            }
        );

        var call = client.Send(
            ImagesV1.Upload(
                Calls.Account,
                Functional.Upload.Of(ImageFile.Of(new byte[10])) with
                {
                    Id = ImageId.Custom("own").ToOption(),
                }
            )
        );
        await clock.Started(four).Soon();
        clock.Advance(TimeSpan.FromSeconds(8));

        var errors = (CfErrors)await call.Soon();
        Assert.Equal(
            new CfError.Timeout(TimeSpan.FromSeconds(5)) { IsUnsent = !isSent },
            Assert.Single(errors.Items)
        );
        Assert.Equal(isSent, errors.IsUncertain);
    }

    [Fact]
    public async Task To_settle_an_upload_there_is_what_is_left_of_the_whole_calls_time()
    {
        var clock = new ManualClock();
        var (four, six) = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        var settling = new TaskCompletionSource();
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(
                static (_, _) => Task.FromResult(ScriptedHandler.Reply(503)),
                static (_, _) => Task.FromResult(Taken()),
                (request, cancel) =>
                {
                    settling.SetResult();
                    return ScriptedHandler.Never(request, cancel);
                }
            )
        );
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            DeadlineTests.On(clock) with
            {
                Retry = RetryPolicy.Exponential(1, four, jitter: 0),
                Deadline = four + six,
            }
        );
        var own = Functional.Upload.Of(ImageFile.Of(new byte[10])) with
        {
            Id = ImageId.Custom("own").ToOption(),
        };

        var call = client.Send(ImagesV1.Upload(Calls.Account, own));
        await clock.Started(four).Soon();
        clock.Advance(four);
        await settling.Task.Soon();
        clock.Advance(six);

        var errors = (CfErrors)await call.Soon();
        Assert.Equal((true, true), (errors.IsTaken, errors.IsUncertain));
        Assert.Equal(0, clock.Running);
    }

    [Fact]
    public async Task Without_time_left_an_upload_is_not_settled()
    {
        var clock = new ManualClock();
        var ten = TimeSpan.FromSeconds(10);
        using var handler = new ScriptedHandler(
            static () => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            Taken
        );
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            DeadlineTests.On(clock) with
            {
                Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
                Deadline = ten,
            }
        );

        var call = client.Send(
            Calls.Get.WithRepeat(Repeat.UntilTaken) with
            {
                Settle = (_, _) =>
                {
                    clock.Advance(ten);
                    return Calls.Get;
                },
            }
        );

        var errors = (CfErrors)await call.Soon();
        Assert.Equal((true, true), (errors.IsTaken, errors.IsUncertain));
        Assert.Equal(2, handler.Attempts);
    }

    private static HttpResponseMessage Taken()
    {
        var reply = ScriptedHandler.Reply(409, Http.Failure(5409));
        reply.Headers.Date = DateTimeOffset.UnixEpoch;
        return reply;
    }

    private static TimeSpan Seconds(int? seconds) =>
        seconds is { } some ? TimeSpan.FromSeconds(some) : Timeout.InfiniteTimeSpan;
}
