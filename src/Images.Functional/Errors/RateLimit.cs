using System;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// How much of a quota is left, an item of the <c>Ratelimit</c> header (Cloudflare's documentation, <em>Rate limits</em>;
/// draft-ietf-httpapi-ratelimit-headers): <c>"default";r=50;t=30</c>.
/// </summary>
/// <param name="Policy">The name of the <see cref="RateLimitPolicy"/> that it is the state of.</param>
/// <param name="Remaining"><c>r</c>: how many requests are left.</param>
/// <param name="Reset"><c>t</c>: after how long the quota is whole again, in seconds; at most 100 years are told apart.</param>
public sealed record RateLimit(string Policy, long Remaining, Option<TimeSpan> Reset = default)
{
    /// <summary>
    /// Reads the header's value: its items, in their order. What is no item, or has no <c>r</c>, is passed over; null has none. Total.
    /// </summary>
    public static Seq<RateLimit> Parse(string? value) =>
        StructuredItem.Read(
            value ?? "",
            "r",
            "t",
            static (policy, left, reset) => new RateLimit(policy, left, reset)
        );

    /// <summary>The item as the header has it.</summary>
    public override string ToString() => StructuredItem.Write(Policy, ("r", Remaining), "t", Reset);
}
