using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Decides whether and when to retry a failed request. A policy consists of numbers only, so it can be compared and printed.</summary>
/// <example>
/// <code>
/// var options = new CloudflareOptions { Retry = RetryPolicy.Exponential(5, first: TimeSpan.FromSeconds(1)) };
/// </code>
/// </example>
/// <remarks>
/// The default is the official client's: two retries, after 0.5 s and then 1 s, each randomly shortened by up to 25%. A
/// <c>Retry-After</c> of up to a minute takes precedence, unless it is zero or a date in the past.
/// </remarks>
public sealed record RetryPolicy
{
    private RetryPolicy(Arr<TimeSpan> delays, double jitter, TimeSpan longestWait) =>
        (Delays, Jitter, LongestWait) = (delays, jitter, longestWait);

    /// <summary>Two retries, after 0.5 s and 1 s.</summary>
    public static RetryPolicy Default { get; } = Exponential(2);

    /// <summary>No retries.</summary>
    public static RetryPolicy None { get; } = Exponential(0);

    /// <summary>The delay before each retry, without jitter.</summary>
    public Arr<TimeSpan> Delays { get; }

    /// <summary>The largest share of a delay, from 0 to 1, by which it is randomly shortened.</summary>
    public double Jitter { get; }

    /// <summary>
    /// The longest wait. If <c>Retry-After</c> is longer, like Cloudflare's block of five minutes, the client does not retry: it returns
    /// the errors, and their response has the time.
    /// </summary>
    public TimeSpan LongestWait { get; }

    /// <summary>The maximum number of retries.</summary>
    public int Retries => Delays.Count;

    /// <summary>Creates a policy whose delays double from the first up to the cap. Numbers out of range are clamped.</summary>
    /// <param name="retries">The number of retries, 0 to 100.</param>
    /// <param name="first">The first delay; 0.5 s by default.</param>
    /// <param name="cap">The longest delay; 8 s by default.</param>
    /// <param name="jitter">The largest share by which a delay is randomly shortened, 0 to 1.</param>
    /// <param name="longestWait">The longest wait, also for <c>Retry-After</c>; 60 s by default.</param>
    public static RetryPolicy Exponential(
        int retries,
        TimeSpan? first = null,
        TimeSpan? cap = null,
        double jitter = 0.25,
        TimeSpan? longestWait = null
    )
    {
        var start = first?.TotalSeconds ?? 0.5;
        var limit = cap?.TotalSeconds ?? 8;
        return Of(
            Enumerable
                .Range(0, Math.Clamp(retries, 0, MaximumRetries))
                .Select(retry => FromSeconds(Math.Min(start * Math.Pow(2, retry), limit))),
            jitter,
            longestWait
        );
    }

    /// <summary>
    /// Takes the first delays of any LanguageExt <see cref="Schedule"/>, or all if it is shorter. If the schedule has jitter, it is applied
    /// once, now.
    /// </summary>
    public static RetryPolicy FromSchedule(
        Schedule schedule,
        int retries,
        double jitter = 0,
        TimeSpan? longestWait = null
    ) =>
        Of(
            schedule
                .NotNull()
                .Run()
                .Take(Math.Clamp(retries, 0, MaximumRetries))
                .Select(static delay => FromSeconds((double)delay / 1000)),
            jitter,
            longestWait
        );

    /// <summary>
    /// Decides whether to retry. Pure: the same arguments give the same answer. The wait is never longer than
    /// <see cref="LongestWait"/>; <c>None</c> after <see cref="Retries"/>.
    /// </summary>
    /// <remarks>
    /// A request that was not carried out (<see cref="AttemptOutcome.Unsent"/>, <see cref="AttemptOutcome.Refused"/>) may always be sent
    /// again. After <see cref="AttemptOutcome.Uncertain"/>, any may except <see cref="Repeat.IfUnsent"/>; after
    /// <see cref="AttemptOutcome.Done"/>, only <see cref="Repeat.Freely"/>.
    /// </remarks>
    /// <param name="retriesMade">The number of retries so far.</param>
    /// <param name="roll">A random number in [0, 1), for the jitter.</param>
    /// <param name="now">The current time, in case <c>Retry-After</c> is a date.</param>
    /// <param name="outcome">The errors of the attempt.</param>
    /// <param name="repeat">Whether the request may be repeated (<see cref="ApiRequest.Repeat"/>).</param>
    /// <param name="ended">How the attempt ended, if the caller knows more than <see cref="CfErrors.Outcome"/>.</param>
    /// <returns>The wait before the next attempt, or <c>None</c> to give up.</returns>
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
            .Response.Bind(response => response.WaitFrom(now))
            // Zero, or a date in the past, does not permit an immediate retry.
            .Filter(static wait => wait > TimeSpan.Zero)
            .IfNone(() => Delays[retriesMade] * (1 - (Jitter * Within(roll, 1))));
        return delay <= LongestWait ? Some(delay) : Prelude.None;
    }

    /// <summary>The policy's numbers in words.</summary>
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

    // A day: longer waits are of no use, and timers have limits.
    private const double MaximumSeconds = 24 * 60 * 60;

    private static RetryPolicy Of(
        IEnumerable<TimeSpan> delays,
        double jitter,
        TimeSpan? longestWait
    )
    {
        var longest = FromSeconds(longestWait?.TotalSeconds ?? 60);
        return new RetryPolicy(
            delays.Select(delay => Times.Shorter(delay, longest)).ToArray(),
            Within(jitter, 1),
            longest
        );
    }

    // NaN and everything below zero, also -0, become zero.
    private static double Within(double value, double most) =>
        double.MinNumber(double.MaxNumber(value, 0), most);

    private static TimeSpan FromSeconds(double seconds) =>
        // TimeSpan.FromSeconds truncates the last tick: 43 ms would become 42.9999, which a timer rounds down to 42.
        TimeSpan.FromTicks(
            (long)Math.Round(Within(seconds, MaximumSeconds) * TimeSpan.TicksPerSecond)
        );

    private static string Seconds(TimeSpan time) =>
        time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
