using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>One call, at the pace that it shares with others. It measures how long it waits for the pace, because no deadline counts that.</summary>
/// <param name="pacer">The pace.</param>
internal sealed class PacedCall(Pacer pacer)
{
    private long start;
    private TimeSpan waited;
    private bool hasAttempted;

    public bool WaitsWhenRefused => pacer.WaitsWhenRefused;

    /// <summary>Whether an attempt of the call has started.</summary>
    public bool HasAttempted => hasAttempted;

    /// <inheritdoc cref="Pacer.TakesRetry"/>
    public bool TakesRetry() => pacer.TakesRetry();

    /// <summary>How long the call that began then has waited for the pace. One input may make several calls, one after the other.</summary>
    public TimeSpan Waited(long since)
    {
        if (since != start)
            (start, waited, hasAttempted) = (since, TimeSpan.Zero, false);
        return waited;
    }

    /// <inheritdoc cref="Pacer.Enter"/>
    public async ValueTask<bool> Enter(TimeProvider time, CancellationToken cancel)
    {
        var asked = time.GetTimestamp();
        var enters = await pacer.Enter(time, cancel).ConfigureAwait(false);
        waited += time.GetElapsedTime(asked);
        hasAttempted |= enters;
        return enters;
    }

    /// <inheritdoc cref="Pacer.Leave"/>
    public void Leave(TimeProvider time, Option<ResponseInfo> response) =>
        pacer.Leave(time, response);
}
