using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Images.Functional.Sandbox;

/// <summary>
/// A clock that the test owns, for <c>CloudflareOptions.Time</c> and <see cref="SandboxHandler"/>: it moves only when it
/// is advanced, so that no wait of a client takes real time. Safe to use from several threads, of which one at a time advances it.
/// </summary>
/// <example>
/// <code>
/// var options = new CloudflareOptions { Time = new SandboxClock { AutoAdvance = true } };
/// </code>
/// </example>
/// <remarks>
/// <para>
/// <see cref="Advance"/> runs what is due on the calling thread, in order, each at its own time, and then the code that
/// awaits it. When it returns, the client is at its next wait or done, unless it waits for something else.
/// </para>
/// <para>
/// With <see cref="AutoAdvance"/> you need not call it: each wait ends at once, because the clock jumps to its end, or to an earlier
/// deadline. A wait is a timer that runs once. The timer of a <see cref="CancellationTokenSource"/> is a deadline and moves nothing by
/// itself, so that an immediate reply is always in time. This fits one call after another. Advance by hand if several calls wait at the
/// same time, if a loop waits forever, or if the caller's own deadline may end the wait of a retry: .NET's <c>Task.Delay</c> starts its
/// timer before it registers the token, so that sometimes the whole wait would pass.
/// </para>
/// </remarks>
/// <param name="start">The time at which the clock starts; midnight of 2026-01-01 UTC by default.</param>
public sealed class SandboxClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<SandboxTimer> running = [];
    private readonly DateTimeOffset start = (
        start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)
    ).ToUniversalTime();
    private TimeSpan elapsed;

    /// <summary>Whether the clock jumps to the end of each wait.</summary>
    public bool AutoAdvance { get; init; }

    /// <summary>How much time has passed on this clock.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (gate)
                return elapsed;
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <summary>Moves the clock forward, and runs each timer that becomes due on the way. The clock stops at the end of the calendar.</summary>
    /// <param name="by">How far. Zero runs what is due already.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var from = Elapsed;
        var until = by > TimeSpan.MaxValue - from ? TimeSpan.MaxValue : from + by;
        while (Next(until) is { } due)
            due.Fire();
        lock (gate)
            MoveTo(until);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var timer = new SandboxTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Restarts a timer, or stops it if the time is infinite. False if the timer is disposed.</summary>
    internal bool Change(SandboxTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            if (timer.IsDisposed)
                return false;
            running.Remove(timer);
            timer.Period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = elapsed + dueTime;
                running.Add(timer);
            }
        }

        Advance(TimeSpan.Zero);
        if (AutoAdvance)
            Jump();
        return true;
    }

    internal void Dispose(SandboxTimer timer)
    {
        lock (gate)
        {
            timer.IsDisposed = true;
            running.Remove(timer);
        }
    }

    private void Jump()
    {
        while (Next(null) is { } due)
        {
            due.Fire();
            if (!due.IsDeadline || !HasWaits())
                continue;
            // A deadline came first. A wait that has just begun may still have to be cancelled by it, on this thread.
            ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.Jump(), this, false);
            return;
        }
    }

    private bool HasWaits()
    {
        lock (gate)
            return running.Exists(static timer => timer.IsWait);
    }

    /// <summary>Takes the timer that is due first, up to a limit; without a limit, only while there are waits.</summary>
    private SandboxTimer? Next(TimeSpan? until)
    {
        lock (gate)
        {
            // Of two with the same time, the one that was started first.
            var first = running.MinBy(static timer => timer.Due);
            if (first is null || (until is { } limit ? first.Due > limit : !HasWaits()))
                return null;
            MoveTo(first.Due);
            running.Remove(first);
            if (first.Period > TimeSpan.Zero)
            {
                first.Due += first.Period;
                running.Add(first);
            }

            return first;
        }
    }

    private void MoveTo(TimeSpan time)
    {
        var last = DateTimeOffset.MaxValue - start;
        var to = time < last ? time : last;
        elapsed = to > elapsed ? to : elapsed;
    }
}
