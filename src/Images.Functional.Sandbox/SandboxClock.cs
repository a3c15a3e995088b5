using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Images.Functional.Sandbox;

/// <summary>
/// A clock that the test owns, for <c>CloudflareOptions.Time</c> and <see cref="SandboxHandler"/>: it stands still until it
/// is advanced, so that what a client waits for takes no time. Safe to use from several threads.
/// </summary>
/// <example>
/// <code>
/// var options = new CloudflareOptions { Time = new SandboxClock { AutoAdvance = true } };
/// </code>
/// </example>
/// <remarks>
/// <para>
/// <see cref="Advance"/> runs what is due on the calling thread, in order, each at its own time, and what awaits it right behind:
/// where nothing else is waited for, the client is at its next wait, or done, when it returns.
/// </para>
/// <para>
/// With <see cref="AutoAdvance"/> nobody has to call it. Whoever waits is through at once, the clock having jumped to the end of
/// the wait, or to a deadline before that. What counts as a wait is a timer that runs once, but a
/// <see cref="CancellationTokenSource"/>'s, which is a deadline: it alone moves nothing, so that a reply that is there at once is
/// always in time. That fits one call after another. Advance by hand where several wait at once, where a loop waits without end, and
/// where a deadline of the caller's own may end a retry's wait: .NET's <c>Task.Delay</c> starts its timer before it hears of the token,
/// so that now and then the time of the whole wait would pass.
/// </para>
/// </remarks>
/// <param name="start">Where it begins; 2026-01-01 unless given.</param>
public sealed class SandboxClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<SandboxTimer> running = [];
    private readonly DateTimeOffset start =
        start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan elapsed;

    /// <summary>Whether the clock jumps ahead when somebody waits.</summary>
    public bool AutoAdvance { get; init; }

    /// <summary>How much time has passed: what was advanced, by hand or by itself.</summary>
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

    /// <summary>Moves the clock.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = Elapsed + by;
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

    /// <summary>Starts a timer anew, or stops it where the time is infinite; not where it was disposed.</summary>
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
            if (!due.IsDeadline || !SomebodyWaits())
                continue;
            // A deadline came first. Whoever began to wait just now may still have to hear that the wait ends with it, and is on
            // this thread.
            ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.Jump(), this, false);
            return;
        }
    }

    private bool SomebodyWaits()
    {
        lock (gate)
            return running.Exists(static timer => timer.IsWait);
    }

    /// <summary>The timer that is due first, no longer running. Without a limit: as long as somebody waits.</summary>
    private SandboxTimer? Next(TimeSpan? until)
    {
        lock (gate)
        {
            // Of two that are due together, the one that was started first.
            var first = running.MinBy(static timer => timer.Due);
            if (first is null || (until is { } limit ? first.Due > limit : !SomebodyWaits()))
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

    private void MoveTo(TimeSpan time) => elapsed = time > elapsed ? time : elapsed;
}
