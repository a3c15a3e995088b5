using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects;

/// <summary>Reads inputs that may not heed the token: a user's own iterator, or a queue in which nothing comes.</summary>
internal static class Inputs
{
    /// <summary>
    /// Ends with the inputs or with the token. If the next input is still being read then, the enumerator is disposed when that ends.
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
            // Nobody waits for the inputs any more.
        }
    }
}
