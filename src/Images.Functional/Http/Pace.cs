using System;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// When the next of many calls may start, as a value: what is known of the rate limit, and of the calls that count against it. Pure: whoever
/// sends the calls tells it when each starts and ends, and does the waiting.
/// </summary>
/// <remarks>
/// <para>
/// It keeps each quota of <c>Ratelimit-Policy</c>: in no window of time are more calls under way than the quota, however late a call
/// reaches the server. If <c>Ratelimit</c> shows that somebody else uses the quota too, it waits for its reset. After 429 it pauses as long as
/// <c>Retry-After</c> says, and without one a second, then two, and so on. Until the first reply it lets calls start one by one. Quotas of more
/// than 10,000 calls or an hour are not kept; their 429 is heeded.
/// </para>
/// <para>
/// It also has a retry budget, as the AWS clients have: 500 tokens, of which a retry takes 5 and a success gives back 1. So an outage can't
/// multiply the calls: after 100 retries without a success, calls are not retried.
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

    /// <summary>Nothing is known yet.</summary>
    public static Pace Unknown { get; } = new();

    /// <summary>How many calls are under way.</summary>
    public int Running { get; private init; }

    /// <summary>How many more retries the budget allows, if no call succeeds.</summary>
    public int RetriesLeft => Tokens / RetryTokens;

    private bool HasReply { get; init; }

    private int Tokens { get; init; } = MostTokens;

    private DateTimeOffset PausedUntil { get; init; }

    // The pause for a 429 that does not say how long; doubled from one to the next.
    private TimeSpan UnstatedPause { get; init; } = FirstPause;

    private Seq<PaceWindow> Windows { get; init; }

    /// <summary>
    /// How long to wait before the next call: zero if it may start now. None: until a call that is under way has ended. Ask again after the
    /// wait, and whenever a call has ended.
    /// </summary>
    public Option<TimeSpan> Wait(DateTimeOffset now)
    {
        if (!HasReply && Running > 0)
            return None;
        var start = PausedUntil > now ? PausedUntil : now;
        foreach (var window in Windows)
        {
            if (window.Start(now, Running).Case is not DateTimeOffset earliest)
                return None;
            start = earliest > start ? earliest : start;
        }

        return Some(start - now);
    }

    /// <summary>The pace after a call started.</summary>
    public Pace Started(DateTimeOffset now) =>
        this with
        {
            Running = Running + 1,
            Windows = Windows.Map(window => window.Started(now)).Strict(),
        };

    /// <summary>The pace after a call ended.</summary>
    /// <param name="now">When it ended.</param>
    /// <param name="response">What the response said; None without one.</param>
    public Pace Ended(DateTimeOffset now, Option<ResponseInfo> response)
    {
        var ended = this with
        {
            Running = Math.Max(0, Running - 1),
            HasReply = true,
            Windows = Windows.Map(window => window.Ended(now)).Strict(),
        };
        return response.Case is ResponseInfo said ? ended.Heard(now, said) : ended;
    }

    /// <summary>The pace after a retry that is not for a 429; None if the budget allows none.</summary>
    public Option<Pace> Retried() =>
        Tokens >= RetryTokens ? Some(this with { Tokens = Tokens - RetryTokens }) : None;

    /// <summary>How many calls are under way, and the quotas.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Running} running, {RetriesLeft} retries left, quotas {string.Join(", ", Windows.Map(static window => window.Policy))}"
        );

    private Pace Heard(DateTimeOffset now, ResponseInfo said)
    {
        var limits = said.RateLimits;
        var heard = this with
        {
            Tokens = said.IsSuccess ? Math.Min(MostTokens, Tokens + 1) : Tokens,
            UnstatedPause = said.IsSuccess ? FirstPause : UnstatedPause,
            Windows = said
                .RateLimitPolicies.Filter(PaceWindow.CanKeep)
                .Fold(Windows, (all, policy) => PaceWindow.With(all, policy, now))
                .Map(window =>
                    limits
                        .Find(limit => limit.Policy == window.Policy.Name)
                        .Match(Some: limit => window.Heard(now, limit, Running), None: () => window)
                )
                .Strict(),
        };
        heard = limits
            .Filter(limit => limit.Remaining <= Running && !heard.Keeps(limit.Policy))
            .Fold(heard, (pace, limit) => pace.UntilReset(now, limit));
        return said.Status == HttpStatus.TooManyRequests ? heard.Paused(now, said) : heard;
    }

    private bool Keeps(string policy) => Windows.Exists(window => window.Policy.Name == policy);

    // A quota of which only this is known is used up.
    private Pace UntilReset(DateTimeOffset now, RateLimit limit) =>
        this with
        {
            PausedUntil = Later(PausedUntil, now + Shorter(limit.Reset.IfNone(TimeSpan.Zero))),
        };

    // Of the calls that are refused together, the first one pauses all.
    private Pace Paused(DateTimeOffset now, ResponseInfo said)
    {
        var stated = said
            .RetryAfter.Map(after => after.DelayFrom(now))
            .Filter(static delay => delay > TimeSpan.Zero)
            .Map(Shorter);
        if (stated.Case is TimeSpan pause)
            return this with { PausedUntil = Later(PausedUntil, now + pause) };
        return PausedUntil > now
            ? this
            : this with
            {
                PausedUntil = now + UnstatedPause,
                UnstatedPause =
                    UnstatedPause * 2 < LongestUnstatedPause
                        ? UnstatedPause * 2
                        : LongestUnstatedPause,
            };
    }

    private static TimeSpan Shorter(TimeSpan pause) => pause < LongestPause ? pause : LongestPause;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) =>
        one > other ? one : other;
}
