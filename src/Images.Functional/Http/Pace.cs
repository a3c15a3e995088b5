using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Decides when the next of many calls may start. It is a value that holds the known rate limits, and the calls that count against them.
/// Pure: the caller reports when each call starts and ends, and does the waiting.
/// </summary>
/// <remarks>
/// <para>
/// It keeps to every quota in <c>Ratelimit-Policy</c>: in any window, no more calls are running than the quota allows, however late a call
/// reaches the server. If <c>Ratelimit</c> shows that other clients share the quota, it starts no more calls than are left until the
/// reset. After a 429 it pauses as long as <c>Retry-After</c> says, at most an hour; without that header, 1 s, then 2 s, 4 s, and so on. Until
/// the first call ends, no second one starts. It does not track quotas of more than 10,000 calls or one hour, nor more than 16 quotas, but still
/// pauses after a 429.
/// </para>
/// <para>
/// It also has a retry budget, like the AWS clients: 500 tokens. A retry takes 5, and a success returns 1. This prevents an outage from
/// multiplying the calls: after 100 retries without a success, calls are no longer retried.
/// </para>
/// </remarks>
public sealed record Pace
{
    private const int MostTokens = 500;
    private const int RetryTokens = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestUnstatedPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private Pace() { }

    /// <summary>The initial state: nothing is known yet.</summary>
    public static Pace Unknown { get; } = new();

    /// <summary>The number of running calls.</summary>
    public int Running { get; private init; }

    /// <summary>The number of retries left in the budget if no call succeeds.</summary>
    public int RetriesLeft => Tokens / RetryTokens;

    /// <summary>Whether a call has ended, so that the quotas may be known.</summary>
    internal bool HasEnded { get; private init; }

    private int Tokens { get; init; } = MostTokens;

    private DateTimeOffset PausedUntil { get; init; }

    // The pause after a 429 without Retry-After; it doubles each time.
    private TimeSpan UnstatedPause { get; init; } = FirstPause;

    private Arr<PaceWindow> Windows { get; init; }

    /// <summary>
    /// How long to wait before the next call: zero if it may start now, None to wait until a running call ends. Ask again after the wait, and
    /// after each call that ends.
    /// </summary>
    public Option<TimeSpan> Wait(DateTimeOffset now)
    {
        if (!HasEnded && Running > 0)
            return None;
        var start = Times.Later(PausedUntil, now);
        foreach (var window in Windows)
        {
            if (window.Start(now, Running).Case is not DateTimeOffset earliest)
                return None;
            start = Times.Later(earliest, start);
        }

        return Some(start - now);
    }

    /// <summary>Returns the pace after a call started.</summary>
    public Pace Started(DateTimeOffset now) =>
        this with
        {
            Running = Running + 1,
            Windows = Windows.Map(window => window.Started(now)),
        };

    /// <summary>Returns the pace after a call ended.</summary>
    /// <param name="now">When the call ended.</param>
    /// <param name="response">The response; None if there was none.</param>
    public Pace Ended(DateTimeOffset now, Option<ResponseInfo> response)
    {
        var ended = this with
        {
            Running = Math.Max(0, Running - 1),
            HasEnded = true,
            Windows = Windows.Map(window => window.Ended(now)),
        };
        return response.Case is ResponseInfo said ? ended.Heard(now, said) : ended;
    }

    /// <summary>Returns the pace after a retry whose reason is not a 429; None if the budget does not allow it.</summary>
    public Option<Pace> Retried() =>
        Tokens >= RetryTokens ? Some(this with { Tokens = Tokens - RetryTokens }) : None;

    /// <summary>The number of running calls, the retries left, and the quotas.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Running} running, {RetriesLeft} retries left, quotas {string.Join(", ", Windows.Map(static window => window.Policy))}"
        );

    private Pace Heard(DateTimeOffset now, ResponseInfo said)
    {
        var heard = this with
        {
            Tokens = said.IsSuccess ? Math.Min(MostTokens, Tokens + 1) : Tokens,
            UnstatedPause = said.IsSuccess ? FirstPause : UnstatedPause,
        };
        if (said.RateLimitHeader.IsSome || said.RateLimitPolicyHeader.IsSome)
            heard = heard.Limited(now, said.RateLimitPolicies, said.RateLimits);
        return said.Status == HttpStatus.TooManyRequests ? heard.Paused(now, said) : heard;
    }

    private Pace Limited(DateTimeOffset now, Seq<RateLimitPolicy> policies, Seq<RateLimit> limits)
    {
        var limited = this with
        {
            Windows = policies
                .Filter(PaceWindow.CanKeep)
                .Fold(Windows, (all, policy) => PaceWindow.With(all, policy, now))
                .Map(window =>
                    limits
                        .Find(limit => limit.Policy == window.Policy.Name)
                        .Match(Some: limit => window.Heard(now, limit, Running), None: () => window)
                ),
        };
        return limits
            .Filter(limit => limit.Remaining <= Running && !limited.Keeps(limit.Policy))
            .Fold(limited, (pace, limit) => pace.UntilReset(now, limit));
    }

    private bool Keeps(string policy) => Windows.Exists(window => window.Policy.Name == policy);

    // Called for a quota that is used up and that it does not track: waits for the reset.
    private Pace UntilReset(DateTimeOffset now, RateLimit limit) =>
        this with
        {
            PausedUntil = Times.Later(
                PausedUntil,
                Times.End(now, Times.Shorter(limit.Reset.IfNone(TimeSpan.Zero), LongestPause))
            ),
        };

    // If several running calls are refused, only the first one starts the pause.
    private Pace Paused(DateTimeOffset now, ResponseInfo said)
    {
        var stated = said.WaitFrom(now)
            .Filter(static delay => delay > TimeSpan.Zero)
            .Map(static delay => Times.Shorter(delay, LongestPause));
        if (stated.Case is TimeSpan pause)
            return this with { PausedUntil = Times.Later(PausedUntil, Times.End(now, pause)) };
        return PausedUntil > now
            ? this
            : this with
            {
                PausedUntil = Times.End(now, UnstatedPause),
                UnstatedPause = Times.Shorter(UnstatedPause * 2, LongestUnstatedPause),
            };
    }
}
