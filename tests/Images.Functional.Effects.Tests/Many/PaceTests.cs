using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Many calls wait for the rate limit, and what that means for each of them.</summary>
public sealed class PaceTests
{
    private static readonly TimeSpan Block = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Reset = TimeSpan.FromMinutes(1);

    private static readonly Operation<Arr<SigningKey>> Change = ImagesV1.CreateKey(
        Calls.Account,
        SigningKeyName.Create("key")
    );

    private readonly ManualClock clock = new();

    [Fact]
    public async Task A_refused_call_waits_as_long_as_the_API_asks_and_its_deadline_does_not_count_that()
    {
        using var handler = new ScriptedHandler(
            Refused,
            static () => ScriptedHandler.Reply(503),
            ScriptedHandler.Right
        );

        var sending = Send(
            handler,
            1,
            new ManyOptions
            {
                Call = new CallOptions
                {
                    Deadline = TimeSpan.FromSeconds(10),
                    Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
                },
            }
        );
        await clock.Started(Block).Soon();
        Assert.Equal(1, handler.Attempts);
        clock.Advance(Block);

        // The refusal is no retry, so there is still one for the 503.
        Assert.True(Assert.Single(await sending.Soon()).Result.IsRight);
        Assert.Equal(3, handler.Attempts);
    }

    [Fact]
    public async Task A_refused_call_fails_at_once_if_it_is_told_to()
    {
        using var handler = new ScriptedHandler(Refused, ScriptedHandler.Right);

        var sent = await Send(handler, 1, new ManyOptions { FailsAtRateLimit = true }).Soon();

        Assert.True(Errors(Assert.Single(sent)).IsRateLimited);
        Assert.Equal(1, handler.Attempts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_call_that_is_cancelled_while_it_waits_may_have_been_sent_before(
        int refusals
    )
    {
        using var handler = new ScriptedHandler(Refused);
        using var cancel = new CancellationTokenSource();

        var sending = Send(handler, 1, cancel: cancel.Token);
        await clock.Started(Block).Soon();
        for (var i = 1; i < refusals; i++)
        {
            clock.Advance(Block);
            await clock.Started(Block).Soon();
        }

        await cancel.CancelAsync();

        Assert.Equal(
            new CfError.Cancelled(),
            Assert.Single(Errors(Assert.Single(await sending.Soon())).Items)
        );
        Assert.Equal(refusals, handler.Attempts);
    }

    [Fact]
    public async Task A_change_that_is_cancelled_while_it_waits_after_a_refusal_was_not_sent()
    {
        using var handler = new ScriptedHandler(Refused);
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Client(http);
        using var cancel = new CancellationTokenSource();

        var sending = All(client.SendMany([Change], 1, cancellationToken: cancel.Token));
        await clock.Started(Block).Soon();
        await cancel.CancelAsync();

        var errors = (CfErrors)Assert.Single(await sending.Soon()).Result;
        Assert.Equal(new CfError.Cancelled { IsUnsent = true }, Assert.Single(errors.Items));
        Assert.False(errors.IsUncertain);
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task A_change_that_is_cancelled_while_it_waits_after_a_lost_reply_is_uncertain()
    {
        using var handler = new ScriptedHandler(
            static () => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            Refused
        );
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Client(http);
        using var cancel = new CancellationTokenSource();

        var sending = All(
            client.SendMany(
                [Change.WithRepeat(Repeat.UntilTaken)],
                1,
                new ManyOptions
                {
                    Call = new CallOptions { Retry = RetryPolicy.Exponential(1, TimeSpan.Zero) },
                },
                cancel.Token
            )
        );
        await clock.Started(Block).Soon();
        await cancel.CancelAsync();

        var errors = (CfErrors)Assert.Single(await sending.Soon()).Result;
        Assert.Equal(new CfError.Cancelled(), Assert.Single(errors.Items));
        Assert.True(errors.IsUncertain);
        Assert.Equal(2, handler.Attempts);
    }

    [Fact]
    public async Task The_wait_in_a_refusals_body_counts_if_its_headers_have_none()
    {
        using var handler = new ScriptedHandler(
            static () => ScriptedHandler.Reply(429, """{"title":"Too many","retry_after":300}"""),
            ScriptedHandler.Right
        );

        var sending = Send(handler, 1);
        await clock.Started(Block).Soon();
        Assert.Equal(1, handler.Attempts);
        clock.Advance(Block);

        Assert.True(Assert.Single(await sending.Soon()).Result.IsRight);
    }

    [Fact]
    public async Task The_wait_in_a_refusals_header_counts_if_an_operations_own_errors_lack_it()
    {
        using var handler = new ScriptedHandler(
            static () =>
            {
                var reply = ScriptedHandler.Reply(429);
                reply.Headers.RetryAfter = new RetryConditionHeaderValue(Reset);
                return reply;
            },
            ScriptedHandler.Right
        );
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Client(http);
        var own = Calls.Get with
        {
            Decode = static (response, body) =>
                Calls
                    .Get.Decode(response, body)
                    .MapLeft(static errors => CfErrors.Of(errors.Items[0])),
        };

        var sending = All(client.SendMany([own], 1));
        await clock.Started(Reset).Soon();
        clock.Advance(Reset);

        Assert.True(Assert.Single(await sending.Soon()).Result.IsRight);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_its_turn_was_not_sent()
    {
        using var handler = new ScriptedHandler(UsedUp);
        using var cancel = new CancellationTokenSource();

        var sending = Send(handler, 2, cancel: cancel.Token);
        await clock.Started(Reset).Soon();
        await cancel.CancelAsync();

        Assert.Equal(
            new CfError.Cancelled { IsUnsent = true },
            Assert.Single(Errors((await sending.Soon())[1]).Items)
        );
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task An_inputs_second_call_that_is_cancelled_before_its_turn_was_not_sent()
    {
        using var handler = new ScriptedHandler(UsedUp);
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Client(http);
        using var cancel = new CancellationTokenSource();

        var sending = All(
            CloudflareMany.RunMany(
                Enumerable.Range(0, 1),
                async (_, options, token) =>
                {
                    await client.Send(Calls.Get, options, token);
                    return await client.Send(Calls.Get, options, token);
                },
                1,
                cancellationToken: cancel.Token
            )
        );
        await clock.Started(Reset).Soon();
        await cancel.CancelAsync();

        Assert.Equal(
            new CfError.Cancelled { IsUnsent = true },
            Assert.Single(Errors(Assert.Single(await sending.Soon())).Items)
        );
        Assert.Equal(1, handler.Attempts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wait_that_is_over_when_the_run_stops_starts_no_input(bool isFirst)
    {
        using var enough = new CancellationTokenSource();
        var pacer = new Pacer(waitsWhenRefused: true, enough.Token);
        Assert.True(await pacer.Enter(clock, isFirst: true, CancellationToken.None));
        pacer.Leave(clock, new ResponseInfo(429, RetryAfter: RetryAfter.After(Block)));

        var waiting = pacer.Enter(clock, isFirst, CancellationToken.None).AsTask();
        // The last to be registered is the first to run.
        using var registration = enough.Token.UnsafeRegister(_ => clock.Advance(Block), null);
        await enough.CancelAsync();

        Assert.Equal(!isFirst, await waiting.Soon());
    }

    [Fact]
    public async Task An_inputs_calls_at_once_each_know_whether_they_were_sent()
    {
        using var handler = new ScriptedHandler(Refused);
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Client(http);
        using var cancel = new CancellationTokenSource();

        var sending = All(
            CloudflareMany.RunMany(
                AsyncEnumerable.Range(0, 1),
                async (_, options, token) =>
                {
                    var first = client.Send(Calls.Get, options, token);
                    await clock.Started(Block);
                    var second = client.Send(Calls.Get, options, token);
                    await clock.Started(Block);
                    await cancel.CancelAsync();
                    return Prelude.Right<CfErrors, CfErrors[]>([
                        (CfErrors)await first,
                        (CfErrors)await second,
                    ]);
                },
                1,
                cancellationToken: cancel.Token
            )
        );

        Assert.Equal(
            [new CfError.Cancelled(), new CfError.Cancelled { IsUnsent = true }],
            ((CfErrors[])Assert.Single(await sending.Soon()).Result).Select(static errors =>
                Assert.Single(errors.Items)
            )
        );
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task The_rate_limit_of_a_reply_that_cannot_be_read_counts_too()
    {
        using var handler = new ScriptedHandler(
            static () =>
            {
                var reply = UsedUp();
                reply.Content.Headers.ContentLength = Documented.Response.Length + 1;
                return reply;
            },
            ScriptedHandler.Right
        );

        var sending = Send(handler, 2);
        await clock.Started(Reset).Soon();
        Assert.Equal(1, handler.Attempts);
        clock.Advance(Reset);

        Assert.Equal(
            [false, true],
            (await sending.Soon()).Select(static one => one.Result.IsRight)
        );
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-60)]
    [InlineData(60)]
    public async Task A_system_clock_that_is_set_changes_no_wait(int days)
    {
        using var handler = new ScriptedHandler(
            () =>
            {
                clock.Set(TimeSpan.FromDays(days));
                return Refused();
            },
            () =>
            {
                clock.Set(TimeSpan.FromDays(days));
                var reply = Refused();
                reply.Headers.RetryAfter = new RetryConditionHeaderValue(clock.GetUtcNow() + Reset);
                return reply;
            },
            ScriptedHandler.Right
        );

        var sending = Send(handler, 1);
        await clock.Started(Block).Soon();
        clock.Set(TimeSpan.FromDays(days));
        clock.Advance(Block);
        await clock.Started(Reset).Soon();
        clock.Advance(Reset);

        Assert.True(Assert.Single(await sending.Soon()).Result.IsRight);
        Assert.Equal(3, handler.Attempts);
    }

    [Fact]
    public async Task A_call_that_is_refused_when_its_time_is_over_fails_at_once_with_the_refusal()
    {
        var deadline = TimeSpan.FromSeconds(10);
        using var content = new StalledContent("{"u8.ToArray());
        using var handler = new ScriptedHandler(
            () =>
            {
                var reply = Refused();
                reply.Content = content;
                return reply;
            },
            ScriptedHandler.Right
        );

        var sending = Send(
            handler,
            1,
            new ManyOptions { Call = new CallOptions { Deadline = deadline } }
        );
        await content.Waiting.Soon();
        clock.Advance(deadline);

        Assert.True(Errors(Assert.Single(await sending.Soon())).IsRateLimited);
        Assert.Equal(1, handler.Attempts);
    }

    private static HttpResponseMessage Refused()
    {
        var reply = ScriptedHandler.Reply(429);
        reply.Headers.RetryAfter = new RetryConditionHeaderValue(Block);
        return reply;
    }

    private static HttpResponseMessage UsedUp()
    {
        var reply = ScriptedHandler.Right();
        reply.Headers.Add("Ratelimit", "\"default\";r=0;t=60");
        return reply;
    }

    private static CfErrors Errors<T>(Sent<T, Image> sent) => (CfErrors)sent.Result;

    private async Task<List<Sent<int, Image>>> Send(
        HttpMessageHandler handler,
        int count,
        ManyOptions? options = null,
        CancellationToken cancel = default
    )
    {
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Client(http);
        return await All(
            client.SendMany(Enumerable.Range(0, count), static _ => Calls.Get, 1, options, cancel)
        );
    }

    private CloudflareClient Client(HttpMessageInvoker http) =>
        new(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = clock,
                Timeout = Timeout.InfiniteTimeSpan,
            }
        );

    private static async Task<List<A>> All<A>(IAsyncEnumerable<A> results)
    {
        var all = new List<A>();
        await foreach (var one in results)
            all.Add(one);
        return all;
    }
}
