using System;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Sandbox;

/// <summary>A timer on a <see cref="SandboxClock"/>, which alone reads and writes its times.</summary>
internal sealed class SandboxTimer(SandboxClock clock, TimerCallback callback, object? state)
    : ITimer
{
    /// <summary>When it fires, from the clock's beginning on.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>Above zero where it fires again and again.</summary>
    public TimeSpan Period { get; set; }

    public bool IsDisposed { get; set; }

    /// <summary>.NET gives a deadline's timer its source as the state.</summary>
    public bool IsDeadline => state is CancellationTokenSource;

    /// <summary>Whether somebody waits for it.</summary>
    public bool IsWait => !IsDeadline && Period <= TimeSpan.Zero;

    /// <summary>Calls back; what awaits that runs here and now, which a test's own context would put off.</summary>
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
