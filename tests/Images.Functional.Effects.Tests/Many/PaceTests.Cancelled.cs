using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <content>Waits that end early, and what is then known of the call.</content>
public sealed partial class PaceTests
{
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
        using var client = Calls.On(clock, http);
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
        using var client = Calls.On(clock, http);
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
        using var client = Calls.On(clock, http);
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
        var pacer = new Pacer(waitsWhenRefused: true, enough: enough.Token);
        Assert.True(await pacer.Enter(clock, new PacedCall(pacer), CancellationToken.None));
        pacer.Leave(clock, new ResponseInfo(429, RetryAfter: RetryAfter.After(Block)));

        var waiting = pacer
            .Enter(clock, new PacedCall(pacer) { IsUnderWay = !isFirst }, CancellationToken.None)
            .AsTask();
        // The last to be registered is the first to run.
        using var registration = enough.Token.UnsafeRegister(_ => clock.Advance(Block), null);
        await enough.CancelAsync();

        Assert.Equal(!isFirst, await waiting.Soon());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_attempt_of_a_call_that_is_cancelled_already_does_not_start(bool isFirst)
    {
        var pacer = new Pacer(waitsWhenRefused: true);
        Assert.False(
            await pacer.Enter(
                clock,
                new PacedCall(pacer) { IsUnderWay = !isFirst },
                new CancellationToken(canceled: true)
            )
        );
    }

    [Fact]
    public async Task An_inputs_calls_at_once_each_know_whether_they_were_sent()
    {
        using var handler = new ScriptedHandler(Refused);
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Calls.On(clock, http);
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
}
