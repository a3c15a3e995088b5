namespace Images.Functional;

/// <summary>
/// How much of a quota is left: an item of the <c>Ratelimit</c> header, such as <c>"default";r=50;t=30</c> (Cloudflare's documentation,
/// <em>Rate limits</em>; draft-ietf-httpapi-ratelimit-headers).
/// </summary>
/// <param name="Policy">The name of its <see cref="RateLimitPolicy"/>.</param>
/// <param name="Remaining"><c>r</c>: how many requests are left.</param>
/// <param name="Reset"><c>t</c>, in seconds: the time until the quota resets. Values over 100 years are capped.</param>
public sealed record RateLimit(string Policy, long Remaining, Option<TimeSpan> Reset = default)
{
    /// <summary>
    /// Parses the header's value into its items, in order. Ignores anything that is not an item or has no <c>r</c>. Null gives none. Never throws.
    /// </summary>
    public static Seq<RateLimit> Parse(string? value) =>
        StructuredItem.Read(
            value,
            "r",
            "t",
            static (policy, left, reset) => new RateLimit(policy, left, reset)
        );

    /// <summary>The item as it is written in the header.</summary>
    public override string ToString() => StructuredItem.Write(Policy, ("r", Remaining), "t", Reset);
}
