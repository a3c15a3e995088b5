using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>One call, at the pace that it shares with others. It measures how long it waits for the pace, because no deadline counts that.</summary>
/// <param name="pacer">The pace.</param>
/// <param name="first">The first call of the same input; null if this is the first.</param>
internal sealed class PacedCall(Pacer pacer, PacedCall? first = null)
{
    private bool isTaken = first is not null;
    private volatile bool isUnderWay;

    /// <summary>Whether an attempt of the input has started. The pacer sets it, one call at a time.</summary>
    public bool IsUnderWay
    {
        get => isUnderWay;
        set => isUnderWay = value;
    }

    public bool WaitsWhenRefused => pacer.WaitsWhenRefused;

    /// <summary>Whether an attempt of the call has started.</summary>
    public bool HasAttempted { get; private set; }

    /// <summary>How long the call has waited for the pace.</summary>
    public TimeSpan Waited { get; private set; }

    /// <inheritdoc cref="Pacer.TakesRetry"/>
    public bool TakesRetry() => pacer.TakesRetry();

    /// <summary>
    /// Returns the pace for a call that starts. One input may make several calls, also at once: the first uses this one, and each other gets
    /// its own.
    /// </summary>
    public PacedCall Begin() =>
        Interlocked.Exchange(ref isTaken, true) ? new PacedCall(pacer, first ?? this) : this;

    /// <inheritdoc cref="Pacer.Enter"/>
    public async ValueTask<bool> Enter(TimeProvider time, CancellationToken cancel)
    {
        var asked = time.GetTimestamp();
        var enters = await pacer.Enter(time, first ?? this, cancel).ConfigureAwait(false);
        Waited += time.GetElapsedTime(asked);
        HasAttempted |= enters;
        return enters;
    }

    /// <inheritdoc cref="Pacer.Leave"/>
    public void Leave(TimeProvider time, Option<ResponseInfo> response) =>
        pacer.Leave(time, response);
}
