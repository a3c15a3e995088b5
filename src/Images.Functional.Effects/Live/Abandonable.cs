using System;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects;

/// <summary>
/// Waits for tasks that may ignore their token: those of a user's own handler, content or source of credentials.
/// </summary>
internal static class Abandonable
{
    /// <inheritdoc cref="Wait{A}(Task{A}, Action{A}, CancellationToken)"/>
    public static ValueTask<A> Wait<A>(
        ValueTask<A> task,
        Action<A> late,
        CancellationToken cancel
    ) => task.IsCompleted ? task : new ValueTask<A>(Wait(task.AsTask(), late, cancel));

    /// <summary>
    /// Ends when the task ends or the token is cancelled. A result that arrives later is passed to <paramref name="late"/>.
    /// </summary>
    public static async Task<A> Wait<A>(Task<A> task, Action<A> late, CancellationToken cancel)
    {
        try
        {
            return await task.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = task.ContinueWith(
                static (ended, late) =>
                {
                    if (ended.IsCompletedSuccessfully)
                        Hook.Call((Action<A>)late!, ended.Result);
                    else
                        // Observed, so that .NET does not report it as an unobserved exception.
                        _ = ended.Exception;
                },
                late,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw;
        }
    }
}
