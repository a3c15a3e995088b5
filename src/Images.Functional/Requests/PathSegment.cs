using System;

namespace Images.Functional;

/// <summary>
/// One segment of a request's path: everything outside RFC 3986's unreserved set is escaped, so that an id stays one segment,
/// whatever it holds. A whole segment <c>.</c> or <c>..</c> can't be escaped: the ids' constructors refuse those.
/// </summary>
internal static class PathSegment
{
    public static string Encode(AccountId id) => Encode(id.Value, nameof(AccountId));

    public static string Encode(ImageId id) => Encode(id.Value, nameof(ImageId));

    private static string Encode(string value, string type) =>
        value.Length == 0
            ? throw new ArgumentException(
                $"A default {type} can't be sent: make one with its smart constructors."
            )
            : Uri.EscapeDataString(value);
}
