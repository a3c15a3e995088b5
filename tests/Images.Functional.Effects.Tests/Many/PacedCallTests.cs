using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>The calls of one input, each with its own place in the pace that all share.</summary>
public sealed class PacedCallTests
{
    private static readonly TimeSpan Block = TimeSpan.FromMinutes(5);

    [Fact]
    public void Each_has_a_place_of_its_own_also_one_that_settles_another()
    {
        var input = new PacedCall(new Pacer(waitsWhenRefused: true));

        var first = input.Begin();
        var second = input.Begin();

        Assert.Equal(4, new[] { first, second, first.Begin(), second.Begin() }.Distinct().Count());
    }

    [Fact]
    public async Task Calls_of_the_first_input_do_not_wait_for_one_another()
    {
        var pacer = new Pacer(waitsWhenRefused: true);
        var input = new PacedCall(pacer);
        var clock = new ManualClock();

        Assert.True(await input.Begin().Enter(clock, CancellationToken.None));
        var second = input.Begin().Enter(clock, CancellationToken.None);
        var other = new PacedCall(pacer).Begin().Enter(clock, CancellationToken.None).AsTask();

        Assert.True(second.IsCompletedSuccessfully && await second);
        Assert.False(other.IsCompleted);
        input.Leave(clock, new ResponseInfo(200));
        Assert.True(await other.Soon());
    }

    [Fact]
    public async Task Calls_that_begin_at_the_same_moment_do_not_wait_for_one_another()
    {
        var clock = new ManualClock();
        for (var i = 0; i < 200; i++)
        {
            var input = new PacedCall(new Pacer(waitsWhenRefused: true));
            using var start = new Barrier(2);
            var entering = Enumerable
                .Range(0, 2)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        var call = input.Begin();
                        start.SignalAndWait();
                        return call.Enter(clock, CancellationToken.None).AsTask();
                    })
                );
            Assert.All(await Task.WhenAll(entering).Soon(), Assert.True);
        }
    }

    [Fact]
    public async Task Four_calls_of_the_first_input_run_before_a_reply_tells_the_quota()
    {
        var input = new PacedCall(new Pacer(waitsWhenRefused: true));
        var clock = new ManualClock();

        var calls = Enumerable
            .Range(0, 9)
            .Select(_ => input.Begin().Enter(clock, CancellationToken.None).AsTask())
            .ToList();

        Assert.Equal(4, calls.Count(static call => call.IsCompleted));
        input.Leave(clock, new ResponseInfo(200));
        Assert.All(await Task.WhenAll(calls).Soon(), Assert.True);
    }

    [Fact]
    public async Task One_that_settles_another_is_made_although_the_run_stops()
    {
        var clock = new ManualClock();
        using var enough = new CancellationTokenSource();
        var input = new PacedCall(new Pacer(waitsWhenRefused: true, enough: enough.Token));
        var first = input.Begin();
        Assert.True(await first.Enter(clock, CancellationToken.None));
        first.Leave(clock, new ResponseInfo(429, RetryAfter: RetryAfter.After(Block)));

        var settling = input.Begin().Begin();
        var waiting = settling.Enter(clock, CancellationToken.None).AsTask();
        await enough.CancelAsync();
        clock.Advance(Block);

        Assert.True(await waiting.Soon());
    }
}
