using System;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// A quota, an item of the <c>Ratelimit-Policy</c> header (Cloudflare's documentation, <em>Rate limits</em>;
/// draft-ietf-httpapi-ratelimit-headers): <c>"burst";q=100;w=60</c>.
/// </summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Quota"><c>q</c>: how many requests are allowed.</param>
/// <param name="Window"><c>w</c>: in how long a time, in seconds; at most 100 years are told apart.</param>
public sealed record RateLimitPolicy(string Name, long Quota, Option<TimeSpan> Window = default)
{
    /// <summary>
    /// Reads the header's value: its items, in their order. What is no item, or has no <c>q</c>, is passed over; null has none. Total.
    /// </summary>
    public static Seq<RateLimitPolicy> Parse(string? value) =>
        StructuredItem.Read(
            value ?? "",
            "q",
            "w",
            static (name, quota, window) => new RateLimitPolicy(name, quota, window)
        );

    /// <summary>The item as the header has it.</summary>
    public override string ToString() => StructuredItem.Write(Name, ("q", Quota), "w", Window);
}
