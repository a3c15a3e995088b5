using System;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Sandbox;

/// <summary>A timer on a <see cref="SandboxClock"/>. Only the clock reads and writes its times.</summary>
internal sealed class SandboxTimer(SandboxClock clock, TimerCallback callback, object? state)
    : ITimer
{
    /// <summary>When it fires, counted from the clock's start.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>Above zero if it fires repeatedly.</summary>
    public TimeSpan Period { get; set; }

    public bool IsDisposed { get; set; }

    /// <summary>.NET gives a deadline's timer its source as the state.</summary>
    public bool IsDeadline => state is CancellationTokenSource;

    /// <summary>Whether it is a wait: it fires once, and is not a deadline.</summary>
    public bool IsWait => !IsDeadline && Period <= TimeSpan.Zero;

    /// <summary>Calls back. Without a synchronization context, which could postpone it, the code that awaits the timer runs at once.</summary>
    public void Fire()
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            callback(state);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Change(this, dueTime, period);

    public void Dispose() => clock.Dispose(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
