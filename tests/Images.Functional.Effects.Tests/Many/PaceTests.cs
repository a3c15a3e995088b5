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
public sealed partial class PaceTests
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
    public async Task A_wait_is_told_once_however_many_calls_wait_and_whatever_the_listener_does()
    {
        var told = new List<TimeSpan>();
        var pacer = new Pacer(
            waitsWhenRefused: true,
            wait =>
            {
                told.Add(wait);
                throw new NotSupportedException();
            }
        );
        using var cancel = new CancellationTokenSource();
        Assert.True(await pacer.Enter(clock, new PacedCall(pacer), cancel.Token));
        pacer.Leave(clock, new ResponseInfo(429, RetryAfter: RetryAfter.After(Block)));
        var waiting = Enumerable
            .Range(0, 3)
            .Select(_ => pacer.Enter(clock, new PacedCall(pacer), cancel.Token).AsTask())
            .ToArray();

        Assert.Equal([Block], told);
        await cancel.CancelAsync();
        Assert.All(await Task.WhenAll(waiting).Soon(), Assert.False);
    }

    [Fact]
    public async Task The_options_hear_of_a_wait()
    {
        using var handler = new ScriptedHandler(Refused, ScriptedHandler.Right);
        var told = new List<TimeSpan>();

        var sending = Send(handler, 2, new ManyOptions { OnWait = told.Add });
        await clock.Started(Block).Soon();
        clock.Advance(Block);

        Assert.All(await sending.Soon(), static sent => Assert.True(sent.Result.IsRight));
        Assert.Equal([Block], told);
    }

    [Fact]
    public async Task All_that_wait_for_the_first_attempt_to_end_start_then()
    {
        var pacer = new Pacer(waitsWhenRefused: true);
        Assert.True(await pacer.Enter(clock, new PacedCall(pacer), CancellationToken.None));
        var others = Enumerable
            .Range(0, 2)
            .Select(_ => pacer.Enter(clock, new PacedCall(pacer), CancellationToken.None).AsTask())
            .ToArray();
        Assert.All(others, static other => Assert.False(other.IsCompleted));

        pacer.Leave(clock, new ResponseInfo(200));

        Assert.All(await Task.WhenAll(others).Soon(), Assert.True);
    }

    [Fact]
    public async Task A_refused_call_fails_at_once_if_it_is_told_to()
    {
        using var handler = new ScriptedHandler(Refused, ScriptedHandler.Right);

        var sent = await Send(handler, 1, new ManyOptions { FailsAtRateLimit = true }).Soon();

        Assert.True(Errors(Assert.Single(sent)).IsRateLimited);
        Assert.Equal(1, handler.Attempts);
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
        using var client = Calls.On(clock, http);
        var own = Calls.Get with
        {
            Decode = static (response, body, redact) =>
                Calls
                    .Get.Decode(response, body, redact)
                    .MapLeft(static errors => CfErrors.Of(errors.Items[0])),
        };

        var sending = All(client.SendMany([own], 1));
        await clock.Started(Reset).Soon();
        clock.Advance(Reset);

        Assert.True(Assert.Single(await sending.Soon()).Result.IsRight);
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
        using var client = Calls.On(clock, http);
        return await All(
            client.SendMany(Enumerable.Range(0, count), static _ => Calls.Get, 1, options, cancel)
        );
    }

    private static async Task<List<A>> All<A>(IAsyncEnumerable<A> results)
    {
        var all = new List<A>();
        await foreach (var one in results)
            all.Add(one);
        return all;
    }
}
