using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Options for sending many operations.</summary>
public sealed record ManyOptions
{
    /// <summary>Waits for the rate limit, and does not stop at failures.</summary>
    public static ManyOptions Default { get; } = new();

    /// <summary>
    /// Overrides of the client's options for each call. The retry policy limits the retries of a call; the pause after a 429 does not count as
    /// a retry.
    /// </summary>
    public CallOptions Call
    {
        get;
        init => field = value.NotNull(nameof(Call));
    } = CallOptions.Default;

    /// <summary>
    /// Whether each call treats a 429 like a single call: it retries according to the policy, and then fails. By default, a 429 pauses all calls
    /// as long as the API asks, usually five minutes. Calls that have not started wait in both cases.
    /// </summary>
    public bool FailsAtRateLimit { get; init; }

    /// <summary>
    /// Called when a call begins to wait for the rate limit, with how long, if the wait ends later than all before. It may be called from several
    /// threads at once. Its exceptions are ignored.
    /// </summary>
    public Action<TimeSpan>? OnWait { get; init; }

    /// <summary>
    /// Whether to stop after this result: <c>result => result.IsLeft</c> stops at the first failure. No more inputs are then read. Calls that
    /// have been sent finish, and their results still arrive. An input whose first call is still waiting for the rate limit is not sent: its
    /// result is <see cref="CfError.Cancelled"/>. The function may be called from several threads at once.
    /// </summary>
    public Func<Either<CfErrors, Unit>, bool> StopAfter
    {
        get;
        init => field = value.NotNull(nameof(StopAfter));
    } = static _ => false;
}
