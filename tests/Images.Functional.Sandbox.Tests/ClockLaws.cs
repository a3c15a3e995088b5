using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The test's clock: what fires, when, in which order; and what makes it move by itself.</summary>
public sealed class ClockLaws
{
    [Property]
    public bool What_is_due_fires_in_order_each_at_its_own_time(byte[] dues, byte by)
    {
        var clock = new SandboxClock();
        var fired = Timers(clock, dues);
        clock.Advance(Seconds(by));
        return fired.SequenceEqual(
            dues.Select(static (due, index) => (due, index))
                .Where(timer => timer.due <= by)
                .OrderBy(static timer => timer.due)
                .Select(static timer => (timer.index, Seconds(timer.due)))
        );
    }

    [Fact]
    public void A_start_with_an_offset_is_the_same_moment()
    {
        var start = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(2));
        var clock = new SandboxClock(start);
        Assert.Equal(start, clock.GetLocalNow());
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
    }

    [Property]
    public bool It_makes_no_difference_in_how_many_steps_it_is_advanced(byte[] dues, byte[] steps)
    {
        var (once, often) = (new SandboxClock(), new SandboxClock());
        var (firedOnce, firedOften) = (Timers(once, dues), Timers(often, dues));
        foreach (var step in steps)
            often.Advance(Seconds(step));
        once.Advance(Seconds(steps.Sum(static step => step)));
        return firedOnce.SequenceEqual(firedOften) && once.Elapsed == often.Elapsed;
    }

    [Property]
    public void All_its_faces_show_the_same_time(PositiveInt ticks, DateTime start)
    {
        var begin = new DateTimeOffset(DateTime.SpecifyKind(start, DateTimeKind.Utc));
        var clock = new SandboxClock(begin);
        var stamp = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromTicks(ticks.Get));
        Assert.Equal(TimeSpan.FromTicks(ticks.Get), clock.Elapsed);
        Assert.Equal(clock.Elapsed, clock.GetElapsedTime(stamp));
        Assert.Equal(clock.Elapsed, clock.GetUtcNow() - begin);
        Assert.Equal(clock.GetUtcNow(), clock.GetLocalNow());
    }

    [Fact]
    public void It_stops_at_the_end_of_the_calendar()
    {
        var clock = new SandboxClock(DateTimeOffset.MaxValue - Seconds(1));
        var fired = Timers(clock, [10]);
        clock.Advance(Seconds(1));
        Assert.Empty(fired);
        clock.Advance(TimeSpan.MaxValue);
        Assert.Equal([(0, Seconds(1))], fired);
        Assert.Equal(DateTimeOffset.MaxValue, clock.GetUtcNow());
    }

    [Fact]
    public void A_timer_that_is_started_on_the_way_fires_on_the_way()
    {
        var clock = new SandboxClock();
        var fired = new List<TimeSpan>();
        Once(clock, 1, () => Once(clock, 2, () => fired.Add(clock.Elapsed)));
        clock.Advance(Seconds(4));
        Assert.Equal([Seconds(3)], fired);
        Assert.Equal(Seconds(4), clock.Elapsed);
    }

    [Fact]
    public void A_timer_with_a_period_fires_again_and_again_until_it_is_disposed()
    {
        var clock = new SandboxClock();
        var fired = new List<TimeSpan>();
        var timer = clock.CreateTimer(_ => fired.Add(clock.Elapsed), null, Seconds(1), Seconds(2));
        clock.Advance(Seconds(6));
        timer.Dispose();
        clock.Advance(Seconds(6));
        Assert.Equal([Seconds(1), Seconds(3), Seconds(5)], fired);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_timer_with_a_period_of_zero_fires_once(bool advancesItself)
    {
        var clock = new SandboxClock { AutoAdvance = advancesItself };
        var fired = new List<TimeSpan>();
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                fired.Add(clock.Elapsed);
                if (fired.Count > 1)
                    timer!.Dispose();
            },
            null,
            Timeout.InfiniteTimeSpan,
            TimeSpan.Zero
        );
        timer.Change(Seconds(1), TimeSpan.Zero);
        if (!advancesItself)
            clock.Advance(Seconds(2));
        Assert.Equal([Seconds(1)], fired);
    }

    [Fact]
    public async Task A_timer_can_be_put_off_stopped_and_started_again_but_not_after_its_end()
    {
        var clock = new SandboxClock();
        var fired = new List<TimeSpan>();
        var timer = Once(clock, 2, () => fired.Add(clock.Elapsed));
        Assert.True(timer.Change(Seconds(3), Timeout.InfiniteTimeSpan));
        clock.Advance(Seconds(4));
        Assert.True(timer.Change(Seconds(1), Timeout.InfiniteTimeSpan));
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        clock.Advance(Seconds(4));
        Assert.True(timer.Change(Seconds(1), Timeout.InfiniteTimeSpan));
        clock.Advance(Seconds(1));
        await timer.DisposeAsync();
        Assert.False(timer.Change(Seconds(1), Timeout.InfiniteTimeSpan));
        clock.Advance(Seconds(4));
        Assert.Equal([Seconds(3), Seconds(9)], fired);
    }

    [Fact]
    public void A_timer_of_no_time_fires_at_once()
    {
        var hasFired = false;
        Once(new SandboxClock(), 0, () => hasFired = true);
        Assert.True(hasFired);
    }

    [Fact]
    public void It_does_not_go_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () =>
            new SandboxClock().Advance(TimeSpan.FromTicks(-1))
        );

    [Fact]
    public void It_does_not_go_back_after_a_timer_has_advanced_it_further()
    {
        var clock = new SandboxClock();
        Once(clock, 1, () => clock.Advance(Seconds(5)));
        clock.Advance(Seconds(2));
        Assert.Equal(Seconds(6), clock.Elapsed);
    }

    [Fact]
    public void A_timer_runs_outside_the_synchronization_context_of_the_caller()
    {
        var before = SynchronizationContext.Current;
        var own = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(own);
        try
        {
            var (clock, during) = (new SandboxClock(), own);
            Once(clock, 1, () => during = SynchronizationContext.Current);
            clock.Advance(Seconds(1));
            Assert.Null(during);
            Assert.Same(own, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Fact]
    public void Code_that_awaits_a_timer_has_run_when_Advance_returns()
    {
        var clock = new SandboxClock();
        var waits = WaitTwice(clock);
        clock.Advance(Seconds(2) - TimeSpan.FromTicks(1));
        Assert.False(waits.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(waits.IsCompletedSuccessfully);
    }

    [Fact]
    public void By_itself_it_stands_still_unless_told_otherwise()
    {
        var clock = new SandboxClock();
        Assert.False(WaitTwice(clock).IsCompleted);
        Assert.Equal(TimeSpan.Zero, clock.Elapsed);
    }

    [Fact]
    public void Whoever_waits_is_through_at_once()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        Assert.True(WaitTwice(clock).IsCompletedSuccessfully);
        Assert.Equal(Seconds(2), clock.Elapsed);
    }

    [Fact]
    public async Task A_deadline_moves_nothing_and_what_is_waited_for_meets_it_on_the_way()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var early = new CancellationTokenSource(Seconds(1.5), clock);
        using var late = new CancellationTokenSource(Seconds(3), clock);
        Assert.Equal(TimeSpan.Zero, clock.Elapsed);

        await WaitTwice(clock).Soon();

        Assert.Equal(Seconds(2), clock.Elapsed);
        Assert.True(early.IsCancellationRequested);
        Assert.False(late.IsCancellationRequested);
    }

    [Fact]
    public void A_deadline_ends_the_wait_that_hears_of_it()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var deadline = new CancellationTokenSource(Seconds(2), clock);
        var isOver = false;
        using var wait = Once(clock, Timeout.InfiniteTimeSpan, () => isOver = true);
        using var hears = deadline.Token.Register(wait.Dispose);
        wait.Change(Seconds(5), Timeout.InfiniteTimeSpan);
        Assert.Equal(
            (true, false, Seconds(2)),
            (deadline.IsCancellationRequested, isOver, clock.Elapsed)
        );
    }

    // .NET starts the timer of Task.Delay before it hears of the token. Either comes first, and the clock leaves it the time to.
    [Fact]
    public async Task A_delay_with_a_deadline_ends_at_the_one_or_the_other_and_mostly_at_the_deadline()
    {
        var ends = new List<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            var clock = new SandboxClock { AutoAdvance = true };
            using var deadline = new CancellationTokenSource(Seconds(2), clock);
            await Task.WhenAny(Task.Delay(Seconds(5), clock, deadline.Token)).Soon();
            Assert.True(deadline.IsCancellationRequested);
            ends.Add(clock.Elapsed);
        }

        Assert.All(ends, static end => Assert.Contains(end, new[] { Seconds(2), Seconds(5) }));
        Assert.Contains(Seconds(2), ends);
    }

    [Fact]
    public void A_period_moves_nothing_and_ticks_on_the_way()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        var ticks = new List<TimeSpan>();
        using var timer = clock.CreateTimer(
            _ => ticks.Add(clock.Elapsed),
            null,
            Seconds(1),
            Seconds(1)
        );
        Assert.Empty(ticks);
        Assert.True(Task.Delay(Seconds(2.5), clock).IsCompletedSuccessfully);
        Assert.Equal([Seconds(1), Seconds(2)], ticks);
    }

    private static async Task WaitTwice(SandboxClock clock)
    {
        await Task.Delay(Seconds(1), clock).ConfigureAwait(false);
        await Task.Delay(Seconds(1), clock).ConfigureAwait(false);
    }

    private static List<(int Index, TimeSpan At)> Timers(SandboxClock clock, byte[] dues)
    {
        var fired = new List<(int, TimeSpan)>();
        for (var i = 0; i < dues.Length; i++)
        {
            var index = i;
            Once(clock, dues[index], () => fired.Add((index, clock.Elapsed)));
        }

        return fired;
    }

    private static ITimer Once(SandboxClock clock, int due, Action action) =>
        Once(clock, Seconds(due), action);

    private static ITimer Once(SandboxClock clock, TimeSpan due, Action action) =>
        clock.CreateTimer(_ => action(), null, due, Timeout.InfiniteTimeSpan);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
