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

    public CfErrors TimedOut => TimedOutAfter(timeout);

    /// <summary>What an exception means where it is about the deadline; null where it is about something else.</summary>
    public CfErrors? Outcome(Exception exception) =>
        exception switch
        {
            _ when IsCancelledByCaller => CfErrors.Of(new CfError.Cancelled()),
            _ when Token.IsCancellationRequested => TimedOut,
            // The user's own HttpClient.Timeout was the shorter one: nobody says how long it is.
            OperationCanceledException { InnerException: TimeoutException } => TimedOutAfter(
                time.GetElapsedTime(start)
            ),
            _ => null,
        };

    private static CfErrors TimedOutAfter(TimeSpan waited) =>
        CfErrors.Of(new CfError.Timeout(waited));

    public void Dispose()
    {
        // First: it waits for a cancellation that is under way, which needs the source.
        registration.Dispose();
        source.Dispose();
    }
}
