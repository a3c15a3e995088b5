using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>One call, at the pace that it shares with others. It measures how long it waits for the pace, because no deadline counts that.</summary>
/// <param name="pacer">The pace.</param>
internal sealed class PacedCall(Pacer pacer)
{
    public bool WaitsWhenRefused => pacer.WaitsWhenRefused;

    /// <summary>Whether an attempt of the call has started.</summary>
    public bool HasAttempted { get; private set; }

    /// <summary>How long the call has waited for the pace.</summary>
    public TimeSpan Waited { get; private set; }

    /// <inheritdoc cref="Pacer.TakesRetry"/>
    public bool TakesRetry() => pacer.TakesRetry();

    /// <summary>A call begins. One input may make several, one after the other.</summary>
    public void Begin() => (Waited, HasAttempted) = (TimeSpan.Zero, false);

    /// <inheritdoc cref="Pacer.Enter"/>
    public async ValueTask<bool> Enter(TimeProvider time, CancellationToken cancel)
    {
        var asked = time.GetTimestamp();
        var enters = await pacer.Enter(time, cancel).ConfigureAwait(false);
        Waited += time.GetElapsedTime(asked);
        HasAttempted |= enters;
        return enters;
    }

    /// <inheritdoc cref="Pacer.Leave"/>
    public void Leave(TimeProvider time, Option<ResponseInfo> response) =>
        pacer.Leave(time, response);
}
