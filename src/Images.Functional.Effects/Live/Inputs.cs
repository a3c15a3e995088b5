using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects;

/// <summary>Reads inputs that may ignore the token, such as a user's own iterator or an idle queue.</summary>
internal static class Inputs
{
    /// <summary>
    /// Ends when the inputs end or the token is cancelled. If an input is still being read then, the enumerator is disposed after that.
    /// </summary>
    public static async IAsyncEnumerable<T> Until<T>(
        IAsyncEnumerable<T> inputs,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var enumerator = inputs.GetAsyncEnumerator(cancel);
        var next = Task.FromResult(true);
        try
        {
            while (
                await IsThere(next = enumerator.MoveNextAsync().AsTask(), cancel)
                    .ConfigureAwait(false)
            )
                yield return enumerator.Current;
        }
        finally
        {
            if (next.IsCompleted)
                await enumerator.DisposeAsync().ConfigureAwait(false);
            else
                _ = DisposeAfter(next, enumerator);
        }
    }

    private static async ValueTask<bool> IsThere(Task<bool> next, CancellationToken cancel)
    {
        try
        {
            return await next.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task DisposeAfter(Task next, IAsyncDisposable enumerator)
    {
        try
        {
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await enumerator.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The run is over: there is no one left to report this to.
        }
    }
}
