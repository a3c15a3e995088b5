using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>One run of many operations: workers write results into a channel, and the enumeration reads them.</summary>
/// <param name="inputs">The inputs of the operations.</param>
/// <param name="send">Makes the call of an input.</param>
/// <param name="atOnce">The maximum number of calls at once.</param>
/// <param name="options">How the operations are sent.</param>
/// <param name="enough">Cancelled when a result stops the run: no more inputs are read.</param>
/// <param name="broken">Cancelled when a user's own function has thrown: no call waits any more.</param>
/// <param name="stop">Cancels the run and its running calls.</param>
internal sealed class Many<T, A>(
    IAsyncEnumerable<T> inputs,
    Func<T, CallOptions, CancellationToken, Task<Either<CfErrors, A>>> send,
    int atOnce,
    ManyOptions options,
    CancellationTokenSource enough,
    CancellationTokenSource broken,
    CancellationToken stop
)
{
    private readonly Channel<Sent<T, A>> results = Channel.CreateBounded<Sent<T, A>>(
        new BoundedChannelOptions(atOnce) { SingleReader = true }
    );

    // The first exception of a user's own function.
    private ExceptionDispatchInfo? thrown;

    /// <summary>Returns the results. Each enumeration is a separate run.</summary>
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
        using var broken = new CancellationTokenSource();
        var run = new Many<T, A>(inputs, send, atOnce, options, enough, broken, stop.Token);
        var results = run.results.Reader;
        var sending = run.SendAll();
        try
        {
            // Without the caller's token: calls that were running still return how they ended.
            await foreach (
                var sent in results.ReadAllAsync(CancellationToken.None).ConfigureAwait(false)
            )
                yield return sent;
            await sending.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // This also ends a worker that waits for room in the channel.
            while (await results.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            while (results.TryRead(out _)) { }
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAll()
    {
        var pacer = new Pacer(
            !options.FailsAtRateLimit,
            options.OnWait,
            enough.Token,
            broken.Token
        );
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
            // The results show which calls were cancelled.
        }
        catch (Exception) when (thrown is not null)
        {
            // The input threw too, but a function of the user's own was first.
        }
        finally
        {
            results.Writer.Complete();
        }

        thrown?.Throw();
    }

    // Every input that was read has a result, however the run ends. The exception of a user's own function comes after the results.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask Send((long Index, T Input) one, Pacer pacer)
    {
        var result = default(Either<CfErrors, A>);
        try
        {
            try
            {
                result = stop.IsCancellationRequested
                    ? CfErrors.Of(new CfError.Cancelled { IsUnsent = true })
                    : await send(
                            one.Input,
                            options.Call with
                            {
                                Pacer = new PacedCall(pacer),
                            },
                            stop
                        )
                        .ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                result = CfErrors.Of(new CfError.Cancelled());
            }

            if (options.StopAfter(result.Map(static _ => unit)))
                await Cancel(enough).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (result.IsBottom)
                result = CfErrors.From(e);
            Interlocked.CompareExchange(ref thrown, ExceptionDispatchInfo.Capture(e), null);
            // The run is over: a wait for the rate limit would only delay the exception.
            await Cancel(enough).ConfigureAwait(false);
            await Cancel(broken).ConfigureAwait(false);
        }

        await results
            .Writer.WriteAsync(new Sent<T, A>(one.Index, one.Input, result), CancellationToken.None)
            .ConfigureAwait(false);
    }

    // A callback of the user's own on the token of the inputs may throw.
    private static async Task Cancel(CancellationTokenSource source) =>
        await source.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

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
