using System;

namespace Images.Functional;

/// <summary>
/// One segment of a request's path: everything outside RFC 3986's unreserved set is escaped, so that an id stays one segment,
/// whatever it holds. A whole segment <c>.</c> or <c>..</c> can't be escaped: the ids' constructors refuse those.
/// </summary>
internal static class PathSegment
{
    public static string Encode(AccountId id) =>
        Uri.EscapeDataString(Required.Text(id.Value, nameof(AccountId)));

    public static string Encode(ImageId id) =>
        Uri.EscapeDataString(Required.Text(id.Value, nameof(ImageId)));
}
