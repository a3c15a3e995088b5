using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>What a delivery URL is made of.</summary>
/// <param name="AccountHash">The account's hash, its first segment.</param>
/// <param name="ImageId">The image's id; a custom one with its subpaths, percent-decoded.</param>
/// <param name="VariantName">The variant's name, its last segment, percent-decoded.</param>
public sealed record VariantParts(string AccountHash, ImageId ImageId, string VariantName)
{
    private const string DeliveryHost = "imagedelivery.net";
    private const string OwnHostPath = "cdn-cgi/imagedelivery/";

    /// <summary>Takes a delivery URL apart; a query, as signed URLs have one, is passed over.</summary>
    internal static Option<VariantParts> Of(string url)
    {
        var host = VariantUrl.HostStart(url);
        var end = url.AsSpan(host).IndexOfAny('?', '#') is var query and >= 0
            ? host + query
            : url.Length;
        var rest = url.AsSpan(host, end - host);
        var slash = rest.IndexOf('/');
        if (host == 0 || slash < 0)
            return None;

        var path = rest[(slash + 1)..];
        if (path.StartsWith(OwnHostPath, StringComparison.Ordinal))
            path = path[OwnHostPath.Length..];
        else if (!rest[..slash].Equals(DeliveryHost, StringComparison.OrdinalIgnoreCase))
            return None;

        var first = path.IndexOf('/');
        var last = path.LastIndexOf('/');
        if (first <= 0 || last <= first + 1 || last == path.Length - 1)
            return None;

        var hash = path[..first].ToString();
        var name = Uri.UnescapeDataString(path[(last + 1)..]);
        return Functional
            .ImageId.Any(Uri.UnescapeDataString(path[(first + 1)..last]))
            .ToOption()
            .Map(id => new VariantParts(hash, id, name));
    }
}
