using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>One run of many operations: workers that write into a channel, and whoever enumerates reads it.</summary>
internal sealed class Many<T, A>(
    IAsyncEnumerable<T> inputs,
    Func<T, CallOptions, CancellationToken, Task<Either<CfErrors, A>>> send,
    int atOnce,
    ManyOptions options
)
{
    private readonly Channel<Sent<T, A>> results = Channel.CreateBounded<Sent<T, A>>(
        new BoundedChannelOptions(atOnce) { SingleReader = true }
    );
    private volatile bool isStopped;

    /// <summary>Each enumeration is a run of its own.</summary>
    public static async IAsyncEnumerable<Sent<T, A>> Run(
        IAsyncEnumerable<T> inputs,
        Func<T, CallOptions, CancellationToken, Task<Either<CfErrors, A>>> send,
        int atOnce,
        ManyOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var run = new Many<T, A>(inputs, send, atOnce, options);
        await foreach (var sent in run.Results(cancellationToken).ConfigureAwait(false))
            yield return sent;
    }

    private async IAsyncEnumerable<Sent<T, A>> Results(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAll(stop.Token);
        try
        {
            // Not by the caller's token: what was under way still tells how it ended.
            await foreach (
                var sent in results
                    .Reader.ReadAllAsync(CancellationToken.None)
                    .ConfigureAwait(false)
            )
                yield return sent;
            await sending.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // A worker that waits for room in the channel ends as well.
            while (
                await results.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false)
            )
            while (results.Reader.TryRead(out _)) { }
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAll(CancellationToken stop)
    {
        var pacer = new Pacer(!options.FailsAtRateLimit);
        try
        {
            await Parallel
                .ForEachAsync(
                    Numbered(stop),
                    new ParallelOptions
                    {
                        MaxDegreeOfParallelism = atOnce,
                        CancellationToken = stop,
                    },
                    async (one, _) =>
                    {
                        if (stop.IsCancellationRequested)
                            return;

                        var result = await send(
                                one.Input,
                                options.Call with
                                {
                                    Pacer = new PacedCall(pacer),
                                },
                                stop
                            )
                            .ConfigureAwait(false);
                        if (options.StopAfter(result.Map(static _ => unit)))
                            isStopped = true;
                        await results
                            .Writer.WriteAsync(
                                new Sent<T, A>(one.Index, one.Input, result),
                                CancellationToken.None
                            )
                            .ConfigureAwait(false);
                    }
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The results say which calls this cut short.
        }
        finally
        {
            results.Writer.Complete();
        }
    }

    private async IAsyncEnumerable<(long Index, T Input)> Numbered(
        CancellationToken stop,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var index = 0L;
        await foreach (var input in inputs.WithCancellation(cancel).ConfigureAwait(false))
        {
            // A token's callbacks run one after another, so the enumerator's own token may be cancelled late.
            if (isStopped || stop.IsCancellationRequested)
                yield break;
            yield return (index++, input);
        }
    }
}
