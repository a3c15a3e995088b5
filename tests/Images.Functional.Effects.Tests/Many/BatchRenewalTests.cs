using System;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>When a client of the batch host asks for another token, and what its calls use meanwhile.</summary>
public sealed class BatchRenewalTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    public async Task A_token_is_used_until_it_expires_if_the_API_has_no_other(int status)
    {
        var clock = new ManualClock();
        using var api = new ScriptedHandler(
            () => Lasting(clock, TimeSpan.FromHours(1)),
            () => Later(status)
        );
        using var batch = new Batch(api, clock, RetryPolicy.None);

        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        clock.Advance(TimeSpan.FromMinutes(59.5));
        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        clock.Advance(TimeSpan.FromSeconds(25));
        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal(2, api.Attempts);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(status, ((CfErrors)await batch.Client.Send(Calls.Get).Soon()).StatusCode);
        Assert.Equal(3, batch.Host.Attempts);
    }

    [Fact]
    public async Task Calls_do_not_wait_for_another_token_while_theirs_lasts()
    {
        var clock = new ManualClock();
        using var api = new ScriptedHandler(
            (_, _) => Task.FromResult(Lasting(clock, TimeSpan.FromHours(1))),
            ScriptedHandler.Never,
            (_, _) => Task.FromResult(Lasting(clock, TimeSpan.FromHours(1)))
        );
        using var batch = new Batch(api, clock);

        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        clock.Advance(TimeSpan.FromMinutes(59.5));
        for (var i = 0; i < 3; i++)
            Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal(2, api.Attempts);

        // By then the token has expired, and the request for the next has ended.
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal(3, api.Attempts);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 2)]
    public async Task After_a_failure_the_API_is_not_asked_for_another_token_at_once(
        bool saysWhen,
        int attempts
    )
    {
        var clock = new ManualClock();
        using var api = new ScriptedHandler(
            () => Lasting(clock, TimeSpan.FromHours(1)),
            () => saysWhen ? Later(500) : ScriptedHandler.Reply(403)
        );
        using var batch = new Batch(api, clock);

        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        clock.Advance(TimeSpan.FromMinutes(59.5));
        for (var i = 0; i < 3; i++)
            Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal(2, api.Attempts);
        clock.Advance(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 3; i++)
            Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal(attempts, api.Attempts);
    }

    [Fact]
    public async Task Nor_after_an_exception()
    {
        var clock = new ManualClock();
        using var handler = new ScriptedHandler(() => Lasting(clock, TimeSpan.FromHours(1)));
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = new CloudflareClient(http, Calls.Token);
        var api = new FailingLater(client);
        var tokens = new BatchTokens(api, Calls.Account, clock);

        Assert.True((await tokens.Ask(CancellationToken.None)).IsRight);
        clock.Advance(TimeSpan.FromMinutes(59.5));
        for (var i = 0; i < 3; i++)
            Assert.True((await tokens.Ask(CancellationToken.None)).IsRight);
        Assert.Equal(2, api.Asked);
        clock.Advance(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 3; i++)
            Assert.True((await tokens.Ask(CancellationToken.None)).IsRight);
        Assert.Equal(3, api.Asked);
    }

    [Fact]
    public async Task Asking_for_another_is_no_part_of_the_call_that_began_it()
    {
        var clock = new ManualClock();
        using var call = new Activity("call");
        var parts = 0;
        using var api = new ScriptedHandler(() =>
        {
            for (var part = Activity.Current; part is not null; part = part.Parent)
                parts += part == call ? 1 : 0;
            return Lasting(clock, TimeSpan.FromHours(1));
        });
        using var http = new HttpMessageInvoker(api, disposeHandler: false);
        using var client = new CloudflareClient(http, Calls.Token);
        var tokens = new BatchTokens(client, Calls.Account, clock);

        call.Start();
        Assert.True((await tokens.Ask(CancellationToken.None)).IsRight);
        clock.Advance(TimeSpan.FromMinutes(59.5));
        Assert.True((await tokens.Ask(CancellationToken.None)).IsRight);

        // The call waited for the first token, and not for the second.
        Assert.Equal((2, 1), (api.Attempts, parts));
        Assert.Same(call, Activity.Current);
    }

    [Fact]
    public async Task Just_before_a_token_expires_another_is_waited_for()
    {
        var clock = new ManualClock();
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var api = new ScriptedHandler(
            (_, _) => Task.FromResult(Lasting(clock, TimeSpan.FromHours(1))),
            async (_, _) =>
            {
                await answer.Task;
                return ScriptedHandler.Reply(403);
            }
        );
        using var batch = new Batch(api, clock);

        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(10));
        var call = batch.Client.Send(Calls.Get);
        Assert.Equal((2, 1), (api.Attempts, batch.Host.Attempts));
        answer.SetResult();

        // There is no other, and it has not expired yet.
        Assert.True((await call.Soon()).IsRight);
        Assert.Equal((2, 2), (api.Attempts, batch.Host.Attempts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_hides_no_cancellation(bool isWhileAnotherIsAskedFor)
    {
        var clock = new ManualClock();
        using var cancel = new CancellationTokenSource();
        using var api = new ScriptedHandler(
            () => Lasting(clock, TimeSpan.FromHours(1)),
            () =>
            {
                cancel.Cancel();
                return ScriptedHandler.Reply(403);
            }
        );
        using var http = new HttpMessageInvoker(api, disposeHandler: false);
        using var client = new CloudflareClient(http, Calls.Token);
        var tokens = new BatchTokens(client, Calls.Account, clock);

        Assert.True((await tokens.Ask(cancel.Token)).IsRight);
        if (isWhileAnotherIsAskedFor)
            clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(10));
        else
            await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            tokens.Ask(cancel.Token).AsTask()
        );
        Assert.Equal(isWhileAnotherIsAskedFor ? 2 : 1, api.Attempts);
    }

    [Fact]
    public async Task A_call_asks_again_if_the_token_that_it_waited_for_has_expired()
    {
        var clock = new LeapingClock();
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var api = new ScriptedHandler(
            async (_, _) =>
            {
                await answer.Task;
                return ScriptedHandler.Reply(
                    200,
                    """{"success":true,"result":{"token":"batch-token","expiresAt":"2026-01-01T00:00:25Z"}}"""
                );
            }
        );
        using var http = new HttpMessageInvoker(api, disposeHandler: false);
        using var client = new CloudflareClient(http, Calls.Token);
        var tokens = new BatchTokens(client, Calls.Account, clock);

        var asked = Task.WhenAll(
            tokens.Ask(CancellationToken.None).AsTask(),
            tokens.Ask(CancellationToken.None).AsTask()
        );
        answer.SetResult();

        Assert.All(await asked.Soon(), static token => Assert.True(token.IsRight));
        Assert.Equal(2, api.Attempts);
    }

    private static HttpResponseMessage Lasting(ManualClock clock, TimeSpan time) =>
        ScriptedHandler.Reply(
            200,
            $$"""{"success":true,"result":{"token":"batch-token","expiresAt":"{{clock.GetUtcNow().UtcDateTime + time:yyyy-MM-dd'T'HH:mm:ss}}Z"} }"""
        );

    // Nothing is tried again before.
    private static HttpResponseMessage Later(int status)
    {
        var reply = ScriptedHandler.Reply(status);
        reply.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(5));
        return reply;
    }

    /// <summary>A clock on which ten seconds pass between any two looks.</summary>
    private sealed class LeapingClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now += TimeSpan.FromSeconds(10);
    }

    /// <summary>An I/O of a user's own, which answers once.</summary>
    private sealed class FailingLater(CloudflareIO io) : CloudflareIO
    {
        public int Asked { get; private set; }

        public ValueTask<Either<CfErrors, Reply<A>>> Interpret<A>(
            Operation<A> operation,
            CallOptions options,
            CancellationToken cancellationToken
        ) =>
            ++Asked == 1
                ? io.Interpret(operation, options, cancellationToken)
                : throw new InvalidOperationException();
    }
}
