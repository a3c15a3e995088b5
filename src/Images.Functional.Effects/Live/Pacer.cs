using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>The pace that several calls share. <see cref="Pace"/> decides how long to wait; this class waits.</summary>
/// <remarks>It measures the time since the first call, because that never goes back: the system's date may change while calls wait.</remarks>
/// <param name="waitsWhenRefused">Whether a call that is refused with 429 waits and tries again, as often as necessary.</param>
/// <param name="onWait">Called with a wait that ends later than all before.</param>
/// <param name="enough">Cancelled when calls that wait for their first attempt must not be made any more.</param>
/// <param name="broken">Cancelled when no call may wait any more.</param>
internal sealed class Pacer(
    bool waitsWhenRefused,
    Action<TimeSpan>? onWait = null,
    CancellationToken enough = default,
    CancellationToken broken = default
)
{
    // How many calls of the first input may run before a reply tells the quota.
    private const int MostBefore = 4;

    private readonly Lock gate = new();
    private Pace pace = Pace.Unknown;
    private TaskCompletionSource? ended;
    private (TimeProvider Clock, long Stamp)? last;
    private DateTimeOffset now;
    private DateTimeOffset longest;

    public bool WaitsWhenRefused => waitsWhenRefused;

    /// <summary>Waits until an attempt may start. Returns false if the caller cancels, or the call must not be made any more.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="input">The first call of the same input.</param>
    /// <param name="cancel">The caller's token.</param>
    public async ValueTask<bool> Enter(TimeProvider time, PacedCall input, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            if (Starts(time, input, out var wait, out var other, out var isLonger))
                return true;
            if (isLonger)
                Hook.Call(onWait, wait);
            var end = input.IsUnderWay ? broken : enough;
            using var given = CancellationTokenSource.CreateLinkedTokenSource(cancel, end);
            try
            {
                // Outside the lock: a test's clock may continue a waiting call at once, on this thread.
                await (
                    other?.WaitAsync(given.Token)
                    ?? Task.Delay(WholeMilliseconds(wait), time, given.Token)
                ).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }

            // A token's callbacks run one after another, so the wait may be over before it is cancelled.
            if (end.IsCancellationRequested)
                return false;
        }

        return false;
    }

    /// <summary>Records that an attempt has ended.</summary>
    public void Leave(TimeProvider time, Option<ResponseInfo> response)
    {
        TaskCompletionSource? waiting;
        // The header may be a date, so the current date is needed.
        if (response.Case is ResponseInfo { RetryAfter.IsSome: true } said)
            response = said with
            {
                RetryAfter = said.WaitFrom(time.GetUtcNow()).Map(RetryAfter.After),
            };
        lock (gate)
        {
            pace = pace.Ended(Now(time), response);
            (waiting, ended) = (ended, null);
        }

        waiting?.TrySetResult();
    }

    /// <summary>Takes one retry from the retry budget. Returns false if none is left.</summary>
    public bool TakesRetry()
    {
        lock (gate)
        {
            var after = pace.Retried();
            pace = after.IfNone(pace);
            return after.IsSome;
        }
    }

    // Starts an attempt, or returns what to wait for before the next try: a time, or the end of another attempt.
    private bool Starts(
        TimeProvider time,
        PacedCall input,
        out TimeSpan wait,
        out Task? end,
        out bool isLonger
    )
    {
        lock (gate)
        {
            var started = Now(time);
            (end, isLonger) = (null, false);
            var starts = pace.Wait(started).TryGet(out wait);
            // Of the first input, one call may end only after another has started.
            if (
                (starts && wait == TimeSpan.Zero)
                || (input.IsUnderWay && !pace.HasEnded && pace.Running < MostBefore)
            )
            {
                input.IsUnderWay = true;
                pace = pace.Started(started);
                return true;
            }

            if (!starts)
                end = (
                    ended ??= new TaskCompletionSource(
                        TaskCreationOptions.RunContinuationsAsynchronously
                    )
                ).Task;
            else if (Times.End(started, wait) is var until && until > longest)
                (longest, isLonger) = (until, true);
            return false;
        }
    }

    // Called within the lock. The first client's clock measures the time for all.
    private DateTimeOffset Now(TimeProvider time)
    {
        var (clock, stamp) = last ?? (time, time.GetTimestamp());
        var current = clock.GetTimestamp();
        var passed = clock.GetElapsedTime(stamp, current);
        last = (clock, current);
        return now += Times.Longer(passed, TimeSpan.Zero);
    }

    // Timers drop fractions of a millisecond, and would end too early.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
