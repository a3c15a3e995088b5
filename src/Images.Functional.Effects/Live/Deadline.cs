using System;
using System.Threading;

namespace Images.Functional.Effects;

/// <summary>
/// Ends one attempt at its timeout, at the end of the whole call, or when the caller cancels. One token covers headers and body;
/// <c>HttpClient.Timeout</c> does not cover the body. During a file transfer, each byte restarts the timer.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeSpan left;
    private readonly TimeProvider time;
    private readonly long start;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration registration;
    private TimeSpan timeout;
    private bool isStall;

    /// <param name="timeout">The attempt's timeout.</param>
    /// <param name="left">The rest of the whole call's time.</param>
    /// <param name="time">The clock.</param>
    /// <param name="caller">The caller's token.</param>
    /// <param name="isStall">Whether the timeout is for the next byte.</param>
    public Deadline(
        TimeSpan timeout,
        TimeSpan left,
        TimeProvider time,
        CancellationToken caller,
        bool isStall = false
    )
    {
        (this.left, this.time) = (left, time);
        start = time.GetTimestamp();
        this.caller = caller;
        source = new CancellationTokenSource(Note(timeout, left, isStall), time);
        // One source for both: linking the caller's token to a timer's would take a second source.
        registration = caller.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(),
            source
        );
    }

    public CancellationToken Token => source.Token;

    public bool IsCancelledByCaller => caller.IsCancellationRequested;

    public bool IsOver => IsCancelledByCaller || Token.IsCancellationRequested;

    /// <summary>The error of a timeout after the request was sent.</summary>
    public CfErrors TimedOut => CfErrors.Of(new CfError.Timeout(timeout) { IsStall = isStall });

    /// <summary>A byte moved: restarts the timer with the time for the next byte.</summary>
    public void Await(TimeSpan stall) => Begin(stall, isStall: true);

    /// <summary>The file is sent: restarts the timer with the time for the reply.</summary>
    public void AwaitReply(TimeSpan reply) => Begin(reply, isStall: false);

    /// <summary>Returns the error of an exception that the deadline caused; null for any other exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="isUnsent">Whether the request surely did not reach the server by then.</param>
    public CfErrors? Outcome(Exception exception, bool isUnsent)
    {
        if (IsCancelledByCaller)
            return CfErrors.Of(new CfError.Cancelled { IsUnsent = isUnsent });
        if (Token.IsCancellationRequested)
            return CfErrors.Of(
                new CfError.Timeout(timeout) { IsUnsent = isUnsent, IsStall = isStall }
            );
        // The user's own HttpClient.Timeout was shorter. Its length is unknown here.
        return exception is OperationCanceledException { InnerException: TimeoutException }
            ? CfErrors.Of(new CfError.Timeout(time.GetElapsedTime(start)) { IsUnsent = isUnsent })
            : null;
    }

    private void Begin(TimeSpan next, bool isStall) =>
        source.CancelAfter(
            Note(
                next,
                left == Timeout.InfiniteTimeSpan
                    ? left
                    // Timers don't accept negative times.
                    : Times.Longer(left - time.GetElapsedTime(start), TimeSpan.Zero),
                isStall
            )
        );

    // Notes why the attempt will end, and returns when. If the whole call's time is over first, it is no stall.
    private TimeSpan Note(TimeSpan next, TimeSpan rest, bool isStall)
    {
        var isCallOver = IsSooner(rest, next);
        timeout = isCallOver ? left : next;
        this.isStall = isStall && !isCallOver;
        return isCallOver ? rest : next;
    }

    private static bool IsSooner(TimeSpan one, TimeSpan other) =>
        one != Timeout.InfiniteTimeSpan && (other == Timeout.InfiniteTimeSpan || one < other);

    public void Dispose()
    {
        // Dispose this first: it waits for a running cancellation, which needs the source.
        registration.Dispose();
        source.Dispose();
    }
}
