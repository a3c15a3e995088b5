using System;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A clock on which, as soon as a timer runs, something happens first, and then its time is over.</summary>
internal sealed class HastyClock(Action first) : TimeProvider
{
    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var timer = new Timer(first, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(Action first, TimerCallback callback, object? state) : ITimer
    {
        private bool isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            first();
            if (!isDisposed)
                callback(state);
            return true;
        }

        public void Dispose() => isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
