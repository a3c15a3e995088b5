using System;

namespace Images.Functional.Sandbox;

/// <summary>What is to be known of headers' names (RFC 9110, section 5.1: they have no case).</summary>
internal static class Headers
{
    public static bool AreSame(string name, string other) =>
        name.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the header proves who sends the request: Cloudflare's own all begin with X-Auth-.</summary>
    public static bool IsSecret(string name) =>
        AreSame(name, "Authorization")
        || AreSame(name, "Proxy-Authorization")
        || AreSame(name, "Cookie")
        || name.StartsWith("X-Auth-", StringComparison.OrdinalIgnoreCase);
}
