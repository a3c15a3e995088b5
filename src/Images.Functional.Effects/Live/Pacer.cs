using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>The pace that several calls share: it decides nothing, and waits as the <see cref="Pace"/> says.</summary>
/// <param name="waitsWhenRefused">Whether a call that is refused with 429 waits and goes on, as often as it takes.</param>
internal sealed class Pacer(bool waitsWhenRefused)
{
    private readonly Lock gate = new();
    private Pace pace = Pace.Unknown;
    private TaskCompletionSource? ended;

    public bool WaitsWhenRefused => waitsWhenRefused;

    /// <summary>Waits until an attempt may start; false if the caller cancels before that.</summary>
    public async ValueTask<bool> Enter(TimeProvider time, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
            if (Start(time, cancel) is not { } waiting)
                return true;
            else
                try
                {
                    await waiting.ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    return false;
                }

        return false;
    }

    /// <summary>An attempt has ended.</summary>
    public void Leave(TimeProvider time, Option<ResponseInfo> response)
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            pace = pace.Ended(time.GetUtcNow(), response);
            (waiting, ended) = (ended, null);
        }

        waiting?.TrySetResult();
    }

    /// <summary>Whether the retry budget allows one more retry, which is taken from it.</summary>
    public bool TakesRetry()
    {
        lock (gate)
        {
            var after = pace.Retried();
            pace = after.IfNone(pace);
            return after.IsSome;
        }
    }

    // Starts an attempt, or what is to be waited for before the next try.
    private Task? Start(TimeProvider time, CancellationToken cancel)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (!pace.Wait(now).TryGet(out var wait))
                return (
                    ended ??= new TaskCompletionSource(
                        TaskCreationOptions.RunContinuationsAsynchronously
                    )
                ).Task.WaitAsync(cancel);
            if (wait > TimeSpan.Zero)
                return Task.Delay(wait, time, cancel);
            pace = pace.Started(now);
            return null;
        }
    }
}
