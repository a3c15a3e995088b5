using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>How many operations are sent.</summary>
public sealed record ManyOptions
{
    /// <summary>Waits for the rate limit, and stops at nothing.</summary>
    public static ManyOptions Default { get; } = new();

    /// <summary>
    /// What each call does differently from its client. The retry policy says how often a call is retried; the pause after 429 does not
    /// count against it.
    /// </summary>
    public CallOptions Call
    {
        get;
        init => field = Required.NotNull(value, nameof(Call));
    } = CallOptions.Default;

    /// <summary>
    /// Whether 429 ends a call, as it does a single one, instead of pausing all calls as long as the API asks: five minutes, as a rule.
    /// </summary>
    public bool FailsAtRateLimit { get; init; }

    /// <summary>
    /// Stops after a result: no more inputs are read. What has been sent is finished and still comes. An input whose first call then waits
    /// for the rate limit is not sent: its result is <see cref="CfError.Cancelled"/>. It may be called from several threads at once.
    /// <c>result => result.IsLeft</c> stops at the first failure.
    /// </summary>
    public Func<Either<CfErrors, Unit>, bool> StopAfter
    {
        get;
        init => field = Required.NotNull(value, nameof(StopAfter));
    } = static _ => false;
}
