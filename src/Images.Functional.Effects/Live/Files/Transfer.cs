using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Notes the bytes of a file that move in one attempt: the deadline waits for the next ones, and the caller is told.</summary>
internal sealed class Transfer(
    Deadline deadline,
    TimeSpan stall,
    TimeSpan reply,
    Action<TransferProgress>? progress,
    TimeProvider time
)
{
    // Ten times a second are as many as anybody can look at.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private long moved;
    private long told;
    private long toldAt;

    /// <summary>All bytes there are, if that is known.</summary>
    public Option<long> Total { get; set; }

    /// <summary>So many more bytes have moved.</summary>
    public void Move(int bytes)
    {
        deadline.Await(stall);
        moved += bytes;
        if (progress is not null && (toldAt == 0 || time.GetElapsedTime(toldAt) >= Interval))
            Tell();
    }

    /// <summary>All bytes have moved: what is waited for now is the reply, if there is one to come.</summary>
    public void End()
    {
        deadline.AwaitReply(reply);
        if (progress is not null && (toldAt == 0 || told != moved))
            Tell();
    }

    private void Tell()
    {
        (told, toldAt) = (moved, time.GetTimestamp());
        try
        {
            progress!(new TransferProgress(moved, Total));
        }
        catch (Exception)
        {
            // Whoever looks on must not end the transfer.
        }
    }
}
