using System;
using System.Diagnostics;
using System.Net.Http;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// Records what happens in one call for its span, the metrics and the hook. It exists only if there is a listener. A listener that throws
/// does not fail the call.
/// </summary>
internal sealed class CallWatch(ApiRequest request, Uri address, CloudflareOptions options)
    : IDisposable
{
    private readonly Activity? span = CallSpan.Start(request, address);
    private readonly long start = options.Time.GetTimestamp();
    private int retries;
    private long sent;
    private long received;

    public static bool IsNeeded(CloudflareOptions options) =>
        options.OnCall is not null || CallSpan.HasListeners || CallMetrics.HasListeners;

    /// <summary>Records an attempt that has ended: its body, if it was sent, and the number of bytes read.</summary>
    public void Attempted(HttpContent? content, int read)
    {
        if (content is NotedContent { IsTaken: true } taken)
            sent += taken.Length;
        received += read;
    }

    /// <summary>Records a retry, after its wait.</summary>
    public void Retries(CfErrors errors, int retry)
    {
        retries = retry;
        CallSpan.RecordRetry(span, retry);
        Hook.Call(why => CallMetrics.Retried(request, address, why), errors);
    }

    /// <summary>Records the end of the call, and informs the listeners.</summary>
    /// <param name="outcome">How the call ended.</param>
    /// <param name="downloaded">The number of bytes of a download.</param>
    public void End(Either<CfErrors, ResponseInfo> outcome, long downloaded)
    {
        var ended = new CallEnded(
            request,
            outcome,
            options.Time.GetElapsedTime(start),
            retries,
            sent,
            received + downloaded
        );
        CallSpan.Record(span, ended);
        CallMetrics.Ended(ended, address);
        Hook.Call(options.OnCall, ended);
    }

    // Stopping the span informs its listeners.
    public void Dispose() => Hook.Call(static span => span?.Dispose(), span);
}
