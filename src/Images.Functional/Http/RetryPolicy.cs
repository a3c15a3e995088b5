using System;
using System.Globalization;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// When a failed request is sent again: numbers alone, so that policies can be compared and printed, and one pure decision.
/// </summary>
/// <example>
/// <code>
/// var options = new CloudflareOptions { Retry = RetryPolicy.Exponential(5, first: TimeSpan.FromSeconds(1)) };
/// </code>
/// </example>
/// <remarks>
/// The default is the official client's: two retries, after 0.5 s and 1 s, each shortened by up to a quarter; a
/// <c>Retry-After</c> of up to a minute wins over both, unless it is zero or a date in the past.
/// </remarks>
public sealed record RetryPolicy
{
    private RetryPolicy(Arr<TimeSpan> delays, double jitter, TimeSpan longestWait) =>
        (Delays, Jitter, LongestWait) = (delays, jitter, longestWait);

    /// <summary>Two retries: 0.5 s, 1 s.</summary>
    public static RetryPolicy Default { get; } = Exponential(2);

    /// <summary>No retry.</summary>
    public static RetryPolicy None { get; } = Exponential(0);

    /// <summary>What is waited before each retry, before jitter: as many as there are retries.</summary>
    public Arr<TimeSpan> Delays { get; }

    /// <summary>The share of a delay, from 0 to 1, by which chance shortens it at most.</summary>
    public double Jitter { get; }

    /// <summary>
    /// The longest wait. Where <c>Retry-After</c> asks for more, as Cloudflare's block of five minutes does, nothing is waited: the
    /// errors come back, with the time in their response.
    /// </summary>
    public TimeSpan LongestWait { get; }

    /// <summary>How many retries at most.</summary>
    public int Retries => Delays.Count;

    /// <summary>Delays that double from the first to the cap. Numbers out of range count as the nearest in range.</summary>
    /// <param name="retries">How many retries, 0 to 100.</param>
    /// <param name="first">The first delay; 0.5 s unless given.</param>
    /// <param name="cap">The longest delay; 8 s unless given.</param>
    /// <param name="jitter">The share that chance takes off at most, 0 to 1.</param>
    /// <param name="longestWait">The longest <c>Retry-After</c> that is waited for; 60 s unless given.</param>
    public static RetryPolicy Exponential(
        int retries,
        TimeSpan? first = null,
        TimeSpan? cap = null,
        double jitter = 0.25,
        TimeSpan? longestWait = null
    )
    {
        var start = (first ?? TimeSpan.FromSeconds(0.5)).TotalSeconds;
        var limit = (cap ?? TimeSpan.FromSeconds(8)).TotalSeconds;
        return Of(
            Enumerable
                .Range(0, Math.Clamp(retries, 0, MaximumRetries))
                .Select(retry => FromSeconds(Math.Min(start * Math.Pow(2, retry), limit))),
            jitter,
            longestWait
        );
    }

    /// <summary>
    /// The first delays of any LanguageExt <see cref="Schedule"/>: fewer where it ends before. A schedule's own jitter is taken as
    /// it rolls now.
    /// </summary>
    public static RetryPolicy FromSchedule(
        Schedule schedule,
        int retries,
        double jitter = 0,
        TimeSpan? longestWait = null
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Of(
            schedule
                .Run()
                .Take(Math.Clamp(retries, 0, MaximumRetries))
                .Select(static delay => FromSeconds((double)delay / 1000)),
            jitter,
            longestWait
        );
    }

    /// <summary>
    /// Decides whether to try again. Pure: the same arguments give the same answer. Never longer than
    /// <see cref="LongestWait"/>, and <c>None</c> after <see cref="Retries"/>.
    /// </summary>
    /// <remarks>
    /// A request that was not carried out (<see cref="AttemptOutcome.Unsent"/>, <see cref="AttemptOutcome.Refused"/>) may always be sent
    /// again; after <see cref="AttemptOutcome.Uncertain"/> only one that may be repeated; after <see cref="AttemptOutcome.Done"/> only one
    /// that may be repeated <see cref="Repeat.Freely"/>.
    /// </remarks>
    /// <param name="retriesMade">How many retries there were before.</param>
    /// <param name="roll">A number in [0, 1) by which the delay is shortened.</param>
    /// <param name="now">The time, for a <c>Retry-After</c> that is a date.</param>
    /// <param name="outcome">What went wrong.</param>
    /// <param name="repeat">Whether the request may be repeated (<see cref="ApiRequest.Repeat"/>).</param>
    /// <param name="ended">How the attempt ended, if that is known better than <see cref="CfErrors.Outcome"/> tells.</param>
    /// <returns>What to wait before the next attempt, or <c>None</c> to give up.</returns>
    public Option<TimeSpan> NextDelay(
        int retriesMade,
        double roll,
        DateTimeOffset now,
        CfErrors outcome,
        Repeat repeat,
        AttemptOutcome? ended = null
    )
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (
            retriesMade < 0
            || retriesMade >= Delays.Count
            || !outcome.IsRetryable
            || !MayRepeat(repeat, ended ?? outcome.Outcome)
        )
            return Prelude.None;

        var delay = outcome
            .Response.Bind(static response => response.RetryAfter)
            .Map(after => after.DelayFrom(now))
            // No time at all, or a date that this clock has passed, is no leave to storm.
            .Filter(static wait => wait > TimeSpan.Zero)
            .IfNone(() => Delays[retriesMade] * (1 - (Jitter * Share(roll))));
        return delay <= LongestWait ? Some(delay) : Prelude.None;
    }

    /// <summary>The numbers.</summary>
    public override string ToString() =>
        Delays.IsEmpty
            ? "no retry"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Retries} retries after {string.Join(", ", Delays.Map(Seconds))} s, less up to {Jitter:P0}; "
                    + $"waits {Seconds(LongestWait)} s at most"
            );

    private static bool MayRepeat(Repeat repeat, AttemptOutcome ended) =>
        ended switch
        {
            AttemptOutcome.Unsent or AttemptOutcome.Refused => true,
            AttemptOutcome.Uncertain => repeat != Repeat.IfUnsent,
            _ => repeat == Repeat.Freely,
        };

    private const int MaximumRetries = 100;

    // Not a field: those are set in the order of the text, after Default, which needs it.
    private static TimeSpan LongestUsual => TimeSpan.FromSeconds(60);

    // A day: longer waits serve no caller, and timers have their own limits.
    private const double MaximumSeconds = 24 * 60 * 60;

    private static RetryPolicy Of(
        System.Collections.Generic.IEnumerable<TimeSpan> delays,
        double jitter,
        TimeSpan? longestWait
    )
    {
        var longest = FromSeconds((longestWait ?? LongestUsual).TotalSeconds);
        return new RetryPolicy(
            delays.Select(delay => delay < longest ? delay : longest).ToArray(),
            Share(jitter),
            longest
        );
    }

    private static double Share(double value) => value >= 0 ? Math.Min(value, 1) : 0;

    private static TimeSpan FromSeconds(double seconds) =>
        // TimeSpan.FromSeconds cuts the last tick off: 43 ms would be 42.9999, which a timer takes for 42.
        TimeSpan.FromTicks(
            (long)
                Math.Round(
                    (seconds >= 0 ? Math.Min(seconds, MaximumSeconds) : 0) * TimeSpan.TicksPerSecond
                )
        );

    private static string Seconds(TimeSpan time) =>
        time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
