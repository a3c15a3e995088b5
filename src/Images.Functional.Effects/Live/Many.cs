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
/// <param name="inputs">What the operations are made of.</param>
/// <param name="send">Makes the call of an input.</param>
/// <param name="atOnce">How many may be under way at once.</param>
/// <param name="options">How they are sent.</param>
/// <param name="enough">Cancelled when a result stops the run: no more inputs are read.</param>
/// <param name="stop">Cancels the run with the calls that are under way.</param>
internal sealed class Many<T, A>(
    IAsyncEnumerable<T> inputs,
    Func<T, CallOptions, CancellationToken, Task<Either<CfErrors, A>>> send,
    int atOnce,
    ManyOptions options,
    CancellationTokenSource enough,
    CancellationToken stop
)
{
    private readonly Channel<Sent<T, A>> results = Channel.CreateBounded<Sent<T, A>>(
        new BoundedChannelOptions(atOnce) { SingleReader = true }
    );

    /// <summary>Each enumeration is a run of its own.</summary>
    public static async IAsyncEnumerable<Sent<T, A>> Run(
        IAsyncEnumerable<T> inputs,
        Func<T, CallOptions, CancellationToken, Task<Either<CfErrors, A>>> send,
        int atOnce,
        ManyOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var enough = new CancellationTokenSource();
        var run = new Many<T, A>(inputs, send, atOnce, options, enough, stop.Token);
        var results = run.results.Reader;
        var sending = run.SendAll();
        try
        {
            // Not by the caller's token: what was under way still tells how it ended.
            await foreach (
                var sent in results.ReadAllAsync(CancellationToken.None).ConfigureAwait(false)
            )
                yield return sent;
            await sending.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // A worker that waits for room in the channel ends as well.
            while (await results.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            while (results.TryRead(out _)) { }
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAll()
    {
        var pacer = new Pacer(!options.FailsAtRateLimit, enough.Token);
        try
        {
            await Parallel
                .ForEachAsync(
                    Numbered(),
                    new ParallelOptions
                    {
                        MaxDegreeOfParallelism = atOnce,
                        CancellationToken = stop,
                    },
                    (one, _) => Send(one, pacer)
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

    // An input that was read has a result, whatever ends the run.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask Send((long Index, T Input) one, Pacer pacer)
    {
        Either<CfErrors, A> result;
        try
        {
            result = stop.IsCancellationRequested
                ? CfErrors.Of(new CfError.Cancelled { IsUnsent = true })
                : await send(one.Input, options.Call with { Pacer = new PacedCall(pacer) }, stop)
                    .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            result = CfErrors.Of(new CfError.Cancelled());
        }

        try
        {
            if (options.StopAfter(result.Map(static _ => unit)))
                await enough.CancelAsync().ConfigureAwait(false);
        }
        finally
        {
            await results
                .Writer.WriteAsync(
                    new Sent<T, A>(one.Index, one.Input, result),
                    CancellationToken.None
                )
                .ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<(long Index, T Input)> Numbered(
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
        var index = 0L;
        await foreach (var input in Inputs.Until(inputs, reading.Token).ConfigureAwait(false))
        {
            yield return (index++, input);
            // A token's callbacks run one after another, so the token of the reading may be cancelled late.
            if (stop.IsCancellationRequested || enough.IsCancellationRequested)
                yield break;
        }
    }
}
