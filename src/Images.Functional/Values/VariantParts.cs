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
    /// <summary>Takes a delivery URL apart; a query, as signed URLs have one, is passed over.</summary>
    internal static Option<VariantParts> Of(UrlPrefix prefix, string name)
    {
        if (prefix.HasQuery)
        {
            var url = Path(prefix.Text);
            var split = url.LastIndexOf('/') + 1;
            (prefix, name) = (new UrlPrefix(url[..split]), url[split..]);
        }

        var variant = Path(name);
        return variant.Length > 0 && prefix.Parts is { } parts
            ? parts with
            {
                VariantName = Uri.UnescapeDataString(variant),
            }
            : None;
    }

    private static string Path(string url) =>
        url.AsSpan().IndexOfAny('?', '#') is var query and >= 0 ? url[..query] : url;
}
