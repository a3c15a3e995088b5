using System;

namespace Images.Functional.Sandbox;

/// <summary>
/// Random faults: how often each occurs, and how late replies come. They follow from <see cref="SandboxState.Seed"/> and the number of the
/// request, so that equal states have equal faults. A step of the script takes precedence.
/// </summary>
/// <param name="RateLimited">The share of requests that are answered with 429 and a <c>Retry-After</c> of a second: 0 to 1.</param>
/// <param name="Drop">The share of requests whose connection is dropped before they take effect.</param>
/// <param name="DropAfter">The share of requests whose connection is dropped after they took effect. The sum of the shares is at most 1.</param>
/// <param name="Fastest">The shortest delay of a reply, or of a dropped connection.</param>
/// <param name="Slowest">The longest delay. If it is not longer than the shortest, every delay is the shortest.</param>
/// <exception cref="ArgumentOutOfRangeException">
/// A share is not between 0 and 1, the sum of the constructor's shares is above 1, or a delay is negative or more than 49.7 days.
/// </exception>
public sealed record SandboxFaults(
    double RateLimited = 0,
    double Drop = 0,
    double DropAfter = 0,
    TimeSpan Fastest = default,
    TimeSpan Slowest = default
)
{
    /// <summary>The share of requests that are answered with 429: 0 to 1.</summary>
    public double RateLimited
    {
        get;
        init => field = Share(value, nameof(RateLimited));
    } = Share(RateLimited, nameof(RateLimited));

    /// <summary>The share of requests whose connection is dropped before they take effect: 0 to 1.</summary>
    public double Drop
    {
        get;
        init => field = Share(value, nameof(Drop));
    } = Share(Drop, nameof(Drop));

    /// <summary>The share of requests whose connection is dropped after they took effect: 0 to 1.</summary>
    public double DropAfter
    {
        get;
        init => field = Share(value, nameof(DropAfter));
    } = Last(RateLimited, Drop, DropAfter);

    /// <summary>The shortest delay of a reply, or of a dropped connection.</summary>
    public TimeSpan Fastest
    {
        get;
        init => field = SandboxStep.Checked(value, nameof(Fastest));
    } = SandboxStep.Checked(Fastest, nameof(Fastest));

    /// <summary>The longest delay. If it is not longer than the shortest, every delay is the shortest.</summary>
    public TimeSpan Slowest
    {
        get;
        init => field = SandboxStep.Checked(value, nameof(Slowest));
    } = SandboxStep.Checked(Slowest, nameof(Slowest));

    // Sums of binary fractions are not exact.
    private static double Last(double rateLimited, double drop, double dropAfter) =>
        rateLimited + drop + dropAfter <= 1 + 1e-9
            ? Share(dropAfter, nameof(DropAfter))
            : throw new ArgumentOutOfRangeException(
                nameof(dropAfter),
                dropAfter,
                "the sum of the shares must not be above 1"
            );

    // Not a number is no share either.
    private static double Share(double value, string name) =>
        value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "must be between 0 and 1");

    internal SandboxStep For(long seed, long number)
    {
        var at = Generated.Chance(seed, number, "fault");
        var step =
            at < RateLimited ? SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromSeconds(1)))
            : at < RateLimited + Drop ? SandboxStep.Drop
            : at < RateLimited + Drop + DropAfter ? SandboxStep.DropAfter
            : SandboxStep.Usual;
        return step.After(
            Slowest > Fastest
                ? Fastest + (Slowest - Fastest) * Generated.Chance(seed, number, "delay")
                : Fastest
        );
    }
}
