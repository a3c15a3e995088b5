namespace Images.Functional;

/// <summary>
/// The ids that requests must not contain, because they could reach another endpoint than the caller intended. Replies may
/// contain them.
/// </summary>
/// <remarks>
/// An id is one percent-encoded segment, so at the API itself, only a whole name such as <c>keys</c> reaches another endpoint. The other rules
/// are for gateways that decode <c>%2F</c>, merge slashes, resolve dot segments, or decode more than once. Like the API, these rules are
/// case-sensitive: <c>Keys</c> is an ordinary id.
/// </remarks>
internal static class ReservedIds
{
    private const string Keys = "keys";
    private const string Variants = "variants";
    private const string BlobName = "blob";

    /// <summary>The violation of an id in a request; null if requests may contain it.</summary>
    public static Violation? Check(string id)
    {
        var text = id;
        while (true)
        {
            if (Name(text) is { } name)
                return new Violation(
                    $"{Printable.Excerpt(id)} is reserved (the API has "
                        + (
                            name.Length == 0 ? "the list of images there)"
                            : name == id ? "an endpoint of this name)"
                            : $"an endpoint called {name})"
                        ),
                    ""
                );
            if (!text.Contains('%', StringComparison.Ordinal))
                return null;
            var decoded = Uri.UnescapeDataString(text);
            if (decoded.Length == text.Length)
                return null;
            text = decoded;
        }
    }

    // The name of the endpoint that a path below images/v1 leads to; empty for the list of images.
    private static string? Name(ReadOnlySpan<char> path)
    {
        var names = path.Trim('/');
        if (names.IsEmpty)
            return "";
        var first = names.IndexOf('/');
        if (first < 0)
            return names is BlobName && path[0] == '/' ? BlobName : Whole(names);
        return names[..first] is Keys ? Keys
            : names[..first] is Variants ? Variants
            : names[(names.LastIndexOf('/') + 1)..] is BlobName ? BlobName
            : Climbing(names);
    }

    // Only a decoded text can have dot segments: ids must not have any.
    private static string? Climbing(ReadOnlySpan<char> names)
    {
        string? reserved = null;
        var climbs = false;
        foreach (var range in names.Split('/'))
        {
            climbs |= names[range] is "." or "..";
            reserved ??= Whole(names[range]);
        }

        return climbs ? reserved : null;
    }

    // All names that the API has in place of an image id.
    private static string? Whole(ReadOnlySpan<char> name) =>
        name switch
        {
            Keys => Keys,
            Variants => Variants,
            "stats" => "stats",
            "config" => "config",
            "batch_token" => "batch_token",
            "direct_upload" => "direct_upload",
            _ => null,
        };
}
