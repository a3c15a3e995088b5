namespace Images.Functional;

/// <summary>
/// A quota: an item of the <c>Ratelimit-Policy</c> header, such as <c>"burst";q=100;w=60</c> (Cloudflare's documentation,
/// <em>Rate limits</em>; draft-ietf-httpapi-ratelimit-headers).
/// </summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Quota"><c>q</c>: how many requests are allowed.</param>
/// <param name="Window"><c>w</c>, in seconds: the time in which they are allowed. Values over 100 years are capped.</param>
public sealed record RateLimitPolicy(string Name, long Quota, Option<TimeSpan> Window = default)
{
    /// <summary>
    /// Parses the header's value into its items, in order. Ignores anything that is not an item or has no <c>q</c>. Null gives none. Never throws.
    /// </summary>
    public static Seq<RateLimitPolicy> Parse(string? value) =>
        StructuredItem.Read(
            value,
            "q",
            "w",
            static (name, quota, window) => new RateLimitPolicy(name, quota, window)
        );

    /// <summary>The item as it is written in the header.</summary>
    public override string ToString() => StructuredItem.Write(Name, ("q", Quota), "w", Window);
}
