using System;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Sandbox;

/// <summary>The wait of a slow reply.</summary>
internal static class Pause
{
    // Not Task.Delay, which starts its timer before it registers the token: a clock that jumps to the end of each wait would pass the
    // deadline.
    public static async ValueTask For(TimeSpan delay, TimeProvider time, CancellationToken cancel)
    {
        if (delay == TimeSpan.Zero)
            return;
        var over = new TaskCompletionSource();
        var timer = time.CreateTimer(
            _ => over.TrySetResult(),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        await using (timer.ConfigureAwait(false))
        {
            using var registration = cancel.UnsafeRegister(
                (_, token) =>
                {
                    timer.Dispose();
                    over.TrySetCanceled(token);
                },
                null
            );
            timer.Change(delay, Timeout.InfiniteTimeSpan);
            await over.Task.ConfigureAwait(false);
        }
    }
}
