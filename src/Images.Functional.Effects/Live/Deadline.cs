using System;
using System.Threading;

namespace Images.Functional.Effects;

/// <summary>
/// The end of one attempt, by its timeout or by the caller: one token over headers and body. (<c>HttpClient.Timeout</c> does
/// not cover the body.)
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;
    private readonly long start;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration registration;

    public Deadline(TimeSpan timeout, TimeProvider time, CancellationToken caller)
    {
        this.timeout = timeout;
        this.time = time;
        start = time.GetTimestamp();
        this.caller = caller;
        source = new CancellationTokenSource(timeout, time);
        // One source, with the timer, where linking the caller's token to the timer's would take another.
        registration = caller.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(),
            source
        );
    }

    public CancellationToken Token => source.Token;

    public bool IsCancelledByCaller => caller.IsCancellationRequested;

    /// <summary>The time was over, with the request sent.</summary>
    public CfErrors TimedOut => CfErrors.Of(new CfError.Timeout(timeout));

    /// <summary>What an exception means where it is about the deadline; null where it is about something else.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="isUnsent">Whether the request surely did not reach the server by then.</param>
    public CfErrors? Outcome(Exception exception, bool isUnsent) =>
        exception switch
        {
            _ when IsCancelledByCaller => CfErrors.Of(
                new CfError.Cancelled { IsUnsent = isUnsent }
            ),
            _ when Token.IsCancellationRequested => CfErrors.Of(
                new CfError.Timeout(timeout) { IsUnsent = isUnsent }
            ),
            // The user's own HttpClient.Timeout was the shorter one: nobody says how long it is.
            OperationCanceledException { InnerException: TimeoutException } => CfErrors.Of(
                new CfError.Timeout(time.GetElapsedTime(start)) { IsUnsent = isUnsent }
            ),
            _ => null,
        };

    public void Dispose()
    {
        // First: it waits for a cancellation that is under way, which needs the source.
        registration.Dispose();
        source.Dispose();
    }
}
