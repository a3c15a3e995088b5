using System;
using System.Threading;

namespace Images.Functional.Effects;

/// <summary>
/// The end of one attempt, by its timeout, the end of the whole call, or the caller: one token over headers and body.
/// (<c>HttpClient.Timeout</c> does not cover the body.) While a file moves, it is put off with each byte.
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

    /// <param name="timeout">The attempt's.</param>
    /// <param name="left">What is left of the whole call's time.</param>
    /// <param name="time">The clock.</param>
    /// <param name="caller">The caller's token.</param>
    /// <param name="isStall">Whether the time is that of the next byte.</param>
    public Deadline(
        TimeSpan timeout,
        TimeSpan left,
        TimeProvider time,
        CancellationToken caller,
        bool isStall = false
    )
    {
        timeout = Sooner(timeout, left);
        (this.timeout, this.left, this.time, this.isStall) = (timeout, left, time, isStall);
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
    public CfErrors TimedOut => CfErrors.Of(new CfError.Timeout(timeout) { IsStall = isStall });

    /// <summary>A byte moved: so long the next one is waited for.</summary>
    public void Await(TimeSpan stall) => Begin(stall, isStall: true);

    /// <summary>The file is sent: so long the reply is waited for.</summary>
    public void AwaitReply(TimeSpan reply) => Begin(reply, isStall: false);

    /// <summary>What an exception about the deadline means; null for any other.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="isUnsent">Whether the request surely did not reach the server by then.</param>
    public CfErrors? Outcome(Exception exception, bool isUnsent) =>
        exception switch
        {
            _ when IsCancelledByCaller => CfErrors.Of(
                new CfError.Cancelled { IsUnsent = isUnsent }
            ),
            _ when Token.IsCancellationRequested => CfErrors.Of(
                new CfError.Timeout(timeout) { IsUnsent = isUnsent, IsStall = isStall }
            ),
            // The user's own HttpClient.Timeout was the shorter one: how long it is can't be known.
            OperationCanceledException { InnerException: TimeoutException } => CfErrors.Of(
                new CfError.Timeout(time.GetElapsedTime(start)) { IsUnsent = isUnsent }
            ),
            _ => null,
        };

    private void Begin(TimeSpan next, bool isStall)
    {
        if (left != Timeout.InfiniteTimeSpan)
            next = Sooner(next, Later(left - time.GetElapsedTime(start)));
        (timeout, this.isStall) = (next, isStall);
        source.CancelAfter(next);
    }

    private static TimeSpan Sooner(TimeSpan one, TimeSpan other) =>
        other == Timeout.InfiniteTimeSpan ? one
        : one == Timeout.InfiniteTimeSpan || other < one ? other
        : one;

    // Timers can't wait for less than nothing.
    private static TimeSpan Later(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    public void Dispose()
    {
        // First: it waits for a cancellation that is under way, which needs the source.
        registration.Dispose();
        source.Dispose();
    }
}
