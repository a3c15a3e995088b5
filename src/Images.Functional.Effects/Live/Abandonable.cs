using System;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects;

/// <summary>Waits for tasks that may ignore their token: those of a user's own handler, content or source of credentials.</summary>
internal static class Abandonable
{
    /// <inheritdoc cref="Wait{A}(Task{A}, CancellationToken)"/>
    public static ValueTask<A> Wait<A>(ValueTask<A> task, CancellationToken cancel) =>
        task.IsCompleted ? task : new ValueTask<A>(Wait(task.AsTask(), cancel));

    /// <summary>Ends when the task ends or the token is cancelled. Disposes a stream or a response that arrives later.</summary>
    public static async Task<A> Wait<A>(Task<A> task, CancellationToken cancel)
    {
        try
        {
            return await task.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = task.ContinueWith(
                static ended =>
                {
                    if (ended.IsCompletedSuccessfully)
                        Hook.Call(static late => late?.Dispose(), ended.Result as IDisposable);
                    else
                        // Observed, so that .NET does not report it as an unobserved exception.
                        _ = ended.Exception;
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw;
        }
    }
}
