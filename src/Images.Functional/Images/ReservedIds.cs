using System;

namespace Images.Functional;

/// <summary>
/// The ids that no request may carry, because they could reach another endpoint than the one that the caller asked for.
/// A reply may hold them.
/// </summary>
/// <remarks>
/// An id is one percent-encoded segment, so <c>keys</c> alone reaches the wrong endpoint of the API itself. The other rules are for
/// gateways that decode <c>%2F</c>, take several slashes for one, resolve dot segments, or decode more than once. The API tells capitals
/// from small letters, and so do these rules: <c>Keys</c> is an id like any other.
/// </remarks>
internal static class ReservedIds
{
    private const string Keys = "keys";
    private const string Variants = "variants";
    private const string BlobName = "blob";

    /// <summary>What is wrong with an id in a request; null for one that a request may carry.</summary>
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
            return Whole(names) ?? (names is BlobName && path[0] == '/' ? BlobName : null);
        return names[..first] is Keys ? Keys
            : names[..first] is Variants ? Variants
            : names[(names.LastIndexOf('/') + 1)..] is BlobName ? BlobName
            : Climbing(names);
    }

    // Only a decoded text has dot segments, which ids themselves may not have.
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

    // Every name that the API has in an image id's place.
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
