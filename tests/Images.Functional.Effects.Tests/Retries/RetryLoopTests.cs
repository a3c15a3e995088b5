using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class RetryLoopTests
{
    private static readonly RetryPolicy Four = RetryPolicy.Exponential(4);

    private static CloudflareOptions On(TimeProvider clock, RetryPolicy? policy = null) =>
        new()
        {
            BaseAddress = (BaseAddress)BaseAddress.Create("http://localhost"),
            Retry = policy ?? Four,
            Timeout = Timeout.InfiniteTimeSpan,
            Time = clock,
            Roll = static () => 0,
        };

    [Fact]
    public async Task An_attempt_is_made_for_each_delay_and_the_delays_are_waited()
    {
        var (clock, handler) = (
            new InstantClock(),
            new ScriptedHandler(() => ScriptedHandler.Reply(503))
        );

        var result = await Calls.Through(handler, On(clock));

        Assert.Equal("status 503", Outcome.Of(result));
        Assert.Equal(5, handler.Attempts);
        Assert.Equal(Four.Delays, clock.Waits);
    }

    [Fact]
    public async Task Chance_shortens_the_waits_as_the_policy_decides()
    {
        var (clock, handler) = (
            new InstantClock(),
            new ScriptedHandler(() => ScriptedHandler.Reply(503))
        );

        await Calls.Through(handler, On(clock) with { Roll = static () => 0.4 });

        Assert.Equal(Four.Delays.Map(static delay => delay * 0.9), clock.Waits);
    }

    [Fact]
    public async Task Chance_that_throws_shortens_no_wait()
    {
        var (clock, handler) = (
            new InstantClock(),
            new ScriptedHandler(() => ScriptedHandler.Reply(503))
        );

        var result = await Calls.Through(
            handler,
            On(clock) with
            {
                Roll = static () => throw new NotSupportedException(),
            }
        );

        Assert.Equal("status 503", Outcome.Of(result));
        Assert.Equal(Four.Delays, clock.Waits);
    }

    [Fact]
    public async Task The_first_success_ends_it()
    {
        var clock = new InstantClock();
        var handler = new ScriptedHandler(
            static () => ScriptedHandler.Reply(500),
            static () => throw new HttpRequestException(),
            ScriptedHandler.Right
        );

        var result = await Calls.Through(handler, On(clock));

        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(result));
        Assert.Equal(3, handler.Attempts);
        Assert.Equal(Four.Delays.Take(2), clock.Waits);
    }

    [Theory]
    [InlineData(400, "", 1)]
    [InlineData(401, "", 1)]
    [InlineData(403, "", 1)]
    [InlineData(404, "", 1)]
    [InlineData(422, "", 1)]
    [InlineData(301, "", 1)]
    [InlineData(200, "", 1)]
    [InlineData(200, "{}", 1)]
    [InlineData(200, "{\"success\":true,\"result\":{\"id\":7},\"errors\":[],\"messages\":[]}", 1)]
    [InlineData(200, "{\"success\":true,\"result\":{\"uploaded\":\"yesterday\"}}", 1)]
    [InlineData(200, "0123456789012345678901234567890123456789", 1)]
    [InlineData(408, "", 5)]
    [InlineData(409, "", 5)]
    [InlineData(429, "", 5)]
    [InlineData(500, "", 5)]
    [InlineData(502, "", 5)]
    [InlineData(526, "", 5)]
    public async Task Only_what_may_help_is_tried_again(int status, string body, int attempts)
    {
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(status, body));

        await Calls.Through(handler, On(new InstantClock()));

        Assert.Equal(attempts, handler.Attempts);
    }

    [Fact]
    public async Task A_reply_that_is_too_large_is_not_asked_for_again()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Right);

        var result = await Calls.Through(
            handler,
            On(new InstantClock()) with
            {
                MaximumReplyBytes = 10,
            }
        );

        Assert.Equal(Outcome.TooLarge, Outcome.Of(result));
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task A_timeout_is_tried_again_with_the_whole_time()
    {
        var clock = new ManualClock();
        var timeout = TimeSpan.FromSeconds(60);
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Never));
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            On(clock, RetryPolicy.Exponential(1)) with
            {
                Timeout = timeout,
            }
        );

        var call = client.Send(Calls.Get);
        await clock.Started(timeout).Soon();
        clock.Advance(timeout);
        await clock.Started(TimeSpan.FromSeconds(0.5)).Soon();
        clock.Advance(TimeSpan.FromSeconds(0.5));
        await clock.Started(timeout).Soon();
        clock.Advance(timeout - TimeSpan.FromTicks(1));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(Outcome.Timeout, Outcome.Of(await call.Soon()));
        Assert.Equal(0, clock.Running);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(300, false)]
    public async Task Retry_after_is_waited_for_up_to_the_longest_wait_and_returned_beyond(
        int seconds,
        bool isWaited
    )
    {
        var clock = new InstantClock();
        var handler = new ScriptedHandler(() => LaterBy(seconds), ScriptedHandler.Right);

        var result = await Calls.Through(handler, On(clock));

        Assert.Equal(isWaited ? Outcome.DocumentedImage : "status 429", Outcome.Of(result));
        Assert.Equal(isWaited ? [TimeSpan.FromSeconds(seconds)] : [], clock.Waits);
        Assert.Equal(
            isWaited ? Prelude.None : Prelude.Some(RetryAfter.After(TimeSpan.FromSeconds(seconds))),
            result.Match(
                Right: static _ => Prelude.None,
                Left: static e => e.Response.Bind(static response => response.RetryAfter)
            )
        );
    }

    [Fact]
    public async Task Credentials_are_asked_for_before_each_attempt()
    {
        var asked = 0;
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(503));
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(_ =>
                ValueTask.FromResult(Credentials.Token($"token-{++asked}"))
            ),
            On(new InstantClock(), RetryPolicy.Exponential(2))
        );

        await client.Send(Calls.Get).Soon();

        Assert.Equal(
            ["Bearer token-1", "Bearer token-2", "Bearer token-3"],
            handler.Authorizations
        );
    }

    [Fact]
    public async Task Credentials_that_are_wrong_are_the_outcome_and_nothing_is_sent()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(_ => ValueTask.FromResult(Credentials.Token("a token"))),
            On(new InstantClock())
        );

        var result = await client.Send(Calls.Get).Soon();

        Assert.Equal("constraint: API token", Outcome.Of(result));
        Assert.Equal(0, handler.Attempts);
    }

    [Fact]
    public async Task A_cancellation_during_the_wait_is_a_left_at_once()
    {
        var clock = new ManualClock();
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(503));
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Calls.Token, On(clock));
        using var cancel = new CancellationTokenSource();

        var call = client.Send(Calls.Get, cancel.Token);
        await clock.Started(Four.Delays[0]).Soon();
        await cancel.CancelAsync();

        Assert.Equal(Outcome.Cancelled, Outcome.Of(await call.Soon()));
        Assert.Equal(1, handler.Attempts);
        Assert.Equal(0, clock.Running);
    }

    [Fact]
    public async Task Every_call_has_all_its_retries()
    {
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(503));
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Calls.Token, On(new InstantClock()));

        await client.Send(Calls.Get).Soon();
        await client.Send(Calls.Get).Soon();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.Send(Calls.Get))).Soon();

        Assert.Equal(10 * 5, handler.Attempts);
    }

    [Fact]
    public async Task A_calls_own_policy_wins_over_the_clients()
    {
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(503));

        await Calls.Through(
            handler,
            On(new InstantClock()),
            CallOptions.Default with
            {
                Retry = RetryPolicy.Exponential(1),
            }
        );

        Assert.Equal(2, handler.Attempts);
    }

    private static HttpResponseMessage LaterBy(int seconds)
    {
        var reply = ScriptedHandler.Reply(429);
        reply.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        return reply;
    }
}
