using System;
using System.Threading;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Counts the bytes of a file that one attempt sends or receives, reports them, and restarts the stall timer.</summary>
internal sealed class Transfer(
    Deadline deadline,
    TimeSpan stall,
    TimeSpan reply,
    Action<TransferProgress>? progress,
    TimeProvider time
)
{
    // Ten reports a second are enough for a progress bar.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private long moved;
    private long reported;
    private long? reportedAt;

    /// <summary>The total number of bytes, if known.</summary>
    public Option<long> Total { get; set; }

    /// <summary>More bytes were sent or received.</summary>
    public void Move(int bytes)
    {
        moved += bytes;
        if (
            progress is not null
            && (reportedAt is not { } last || time.GetElapsedTime(last) >= Interval)
        )
            Report();
        deadline.Await(stall);
    }

    /// <summary>All bytes have moved: from now on, the timer limits the wait for the reply, if one is to come.</summary>
    public void End()
    {
        if (progress is not null && (reportedAt is null || reported != moved))
            Report();
        deadline.AwaitReply(reply);
    }

    private void Report()
    {
        // No byte moves while the callback runs, however long that takes.
        deadline.Await(Timeout.InfiniteTimeSpan);
        (reported, reportedAt) = (moved, time.GetTimestamp());
        Hook.Call(progress, new TransferProgress(moved, Total));
    }
}
