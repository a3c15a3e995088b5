using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>A clock that stands still until it is advanced, and knows which timers run on it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> running = [];
    private readonly Channel<TimeSpan> started = Channel.CreateUnbounded<TimeSpan>();
    private DateTimeOffset now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private TimeSpan step;

    /// <summary>How many timers wait: none, where a call left nothing behind.</summary>
    public int Running
    {
        get
        {
            lock (gate)
                return running.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now + step;
    }

    public override long GetTimestamp()
    {
        lock (gate)
            return now.Ticks;
    }

    /// <summary>Sets the date, as a user of the system does: no time passes.</summary>
    public void Set(TimeSpan by)
    {
        lock (gate)
            step += by;
    }

    /// <summary>Moves the clock, and fires what is due.</summary>
    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (gate)
        {
            now += by;
            due = [.. running.Where(timer => timer.Due <= now)];
            running.RemoveAll(timer => timer.Due <= now);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>Ends when a timer of this length was started.</summary>
    public async Task Started(TimeSpan length)
    {
        while (await started.Reader.ReadAsync() != length) { }
    }

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state)
        : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.running.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = clock.now + dueTime;
                clock.running.Add(this);
            }

            return clock.started.Writer.TryWrite(dueTime);
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.running.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
