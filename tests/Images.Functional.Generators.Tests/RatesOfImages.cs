using System;
using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Generators.Tests;

/// <summary>How often the classes of URLs and of images occur.</summary>
internal static class RatesOfImages
{
    public static IEnumerable<Rated> All =>
        [
            Rated.Of(
                Arbitraries.VariantUrl(),
                [
                    ("Cloudflare's", 60, static url => url.ToDeliveryUrl().IsSome),
                    ("others", 15, static url => url.ToDeliveryUrl().IsNone),
                    ("signed", 10, static url => url.Value.Has("&sig=")),
                    ("on the account's own host", 10, static url => url.Value.Has("/cdn-cgi/")),
                    (
                        "of http",
                        20,
                        static url =>
                            url.Value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                    ),
                ]
            ),
            Rated.Of(
                Generate.CloudflareVariantUrls,
                [
                    ("of custom ids with subpaths", 20, static url => Id(url).Has("/")),
                    ("of UUIDs", 50, static url => Guid.TryParse(Id(url), out _)),
                    (
                        "with options instead of a name",
                        15,
                        static url => url.VariantName().Exists(static name => name.Has("="))
                    ),
                ]
            ),
            Rated.Of(
                Generate.VariantUrlTexts,
                [
                    ("right", 40, static text => VariantUrl.Create(text).IsRight),
                    ("wrong", 40, static text => VariantUrl.Create(text).IsLeft),
                ]
            ),
            Rated.Of(
                Generate.Variants,
                [
                    ("empty", 6, static variants => variants.IsEmpty),
                    ("of several", 60, static variants => variants.Count > 1),
                ]
            ),
            Rated.Of(
                Arbitraries.Image(),
                [
                    ("with an id", 60, static image => image.Id.IsSome),
                    ("without an id", 10, static image => image.Id.IsNone),
                    ("without a creator", 10, static image => image.Creator.IsNone),
                    ("without a filename", 10, static image => image.Filename.IsNone),
                    ("without meta", 10, static image => image.Meta.IsNone),
                    (
                        "without requireSignedURLs",
                        10,
                        static image => !image.RequireSignedUrls.IsStated
                    ),
                    ("without uploaded", 10, static image => image.Uploaded.IsNone),
                    ("without variants", 10, static image => image.Variants.IsNone),
                    (
                        "with no variant",
                        8,
                        static image => image.Variants.Exists(static v => v.IsEmpty)
                    ),
                    (
                        "with several variants",
                        40,
                        static image => image.Variants.Exists(static v => v.Count > 1)
                    ),
                    ("with nothing", 2, static image => image == Image.Empty),
                    ("drafts", 10, static image => image.IsDraft),
                    ("with undocumented members", 45, static image => !image.Undocumented.IsEmpty),
                    (
                        "with a name that is almost documented",
                        10,
                        static image => image.Undocumented.Keys.Any(IsAlmostDocumented)
                    ),
                ]
            ),
            Rated.Always(
                Generate.Drafts,
                static image =>
                    image is { IsDraft: true, Uploaded.IsNone: true, Variants.IsNone: true }
            ),
        ];

    private static bool IsAlmostDocumented(string name) =>
        Documented.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Documented =
    [
        "id",
        "creator",
        "filename",
        "meta",
        "metadata",
        "requireSignedURLs",
        "uploaded",
        "variants",
    ];

    private static string Id(VariantUrl url) =>
        url.ToDeliveryUrl().Match(static one => one.ImageId.Value, static () => "");
}
