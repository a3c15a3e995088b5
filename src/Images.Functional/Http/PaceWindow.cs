using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>A quota, and the calls that count against it: the running ones, and those that ended within the last window.</summary>
/// <param name="Policy">The quota, with a window.</param>
/// <param name="Recent">When the calls ended, in order. A call reached the server before it ended.</param>
internal sealed record PaceWindow(RateLimitPolicy Policy, Que<DateTimeOffset> Recent)
{
    private const int LargestQuota = 10_000;

    // Each call counts in every window. Cloudflare states one or two quotas.
    private const int MostWindows = 16;

    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(1);

    // The number of entries: a Que does not count them.
    private int Count { get; init; }

    // How much of the quota other clients leave, and until when.
    private long Left { get; init; }

    private DateTimeOffset LeftUntil { get; init; }

    private TimeSpan Window => (TimeSpan)Policy.Window;

    public static bool CanKeep(RateLimitPolicy policy) =>
        policy.Quota is > 0 and <= LargestQuota
        && policy.Window.Exists(static window => window > TimeSpan.Zero && window <= LongestWindow);

    /// <summary>Adds or updates a quota that a reply states. For a new quota, only the call that just ended is known.</summary>
    public static Arr<PaceWindow> With(
        Arr<PaceWindow> all,
        RateLimitPolicy policy,
        DateTimeOffset now
    ) =>
        all.Exists(window => window.Policy.Name == policy.Name)
            ? all.Map(window =>
                window.Policy.Name == policy.Name ? window with { Policy = policy } : window
            )
        : all.Count < MostWindows ? all.Add(new PaceWindow(policy, Queue(now)) { Count = 1 })
        : all;

    /// <summary>When the next call may start; None if that depends on the end of a running call.</summary>
    public Option<DateTimeOffset> Start(DateTimeOffset now, int running)
    {
        var current = Forget(now);
        var start = Left <= 0 ? Times.Later(LeftUntil, now) : now;
        return running + current.Count < Policy.Quota ? Some(start)
            : current.Count == 0 ? None
            : Some(Times.Later(start, Times.End(current.Recent.Peek(), Window)));
    }

    public PaceWindow Started(DateTimeOffset now) =>
        Forget(now) with
        {
            Left = Math.Max(0, Left - 1),
        };

    public PaceWindow Ended(DateTimeOffset now) =>
        this with
        {
            Recent = Recent.Enqueue(now),
            Count = Count + 1,
        };

    /// <summary>Updates the window after a reply that says how many calls are left. Fewer than expected means that others use the quota.</summary>
    /// <remarks>Keeps calls that have left the window since: the server counted them when it wrote this reply. The next start forgets them.</remarks>
    public PaceWindow Heard(DateTimeOffset now, RateLimit limit, int running)
    {
        if (
            limit.Remaining + Count + running >= Policy.Quota
            || limit.Reset.Case is not TimeSpan reset
        )
            return this;
        var until = Times.End(now, Times.Shorter(reset, Window));
        var left = Math.Max(0, limit.Remaining - running);
        // Replies may arrive out of order: within one window, the lowest number counts.
        return LeftUntil > now && Left < left ? this : this with { Left = left, LeftUntil = until };
    }

    private PaceWindow Forget(DateTimeOffset now)
    {
        var (recent, count) = (Recent, Count);
        while (count > 0 && Times.End(recent.Peek(), Window) <= now)
            (recent, count) = (recent.Dequeue(), count - 1);
        return this with { Recent = recent, Count = count };
    }
}
