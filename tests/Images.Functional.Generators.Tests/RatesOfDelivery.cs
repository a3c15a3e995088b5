namespace Images.Functional.Generators.Tests;

/// <summary>The rates of the generators of URLs at which images are served.</summary>
internal static class RatesOfDelivery
{
    public static Rated[] All =>
        [
            Rated.Of(
                Arbitraries.AccountHash(),
                [
                    ("of 22 characters", 50, static hash => hash.Value.Length == 22),
                    ("of one character", 5, static hash => hash.Value.Length == 1),
                    ("at the limit", 5, static hash => hash.Value.Length == 64),
                ]
            ),
            Rated.Of(
                Arbitraries.TransformOption(),
                [
                    ("documented", 70, static option => option.IsDocumented),
                    ("others", 10, static option => !option.IsDocumented),
                    ("percent-encoded", 3, static option => $"{option}".Contains('%')),
                ]
            ),
            Rated.Of(
                Arbitraries.Transformation(),
                [
                    ("without an option", 5, static made => made.IsEmpty),
                    ("of five or more", 20, static made => made.Options.Count >= 5),
                    (
                        "with an undocumented option",
                        30,
                        static made => made.Options.Exists(static option => !option.IsDocumented)
                    ),
                    (
                        "with several undocumented options",
                        8,
                        static made => made.Options.Count(static option => !option.IsDocumented) > 1
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.DeliveryUrl(),
                [
                    ("of variants", 30, static url => url.Variant.IsSome),
                    ("transformed", 30, static url => url.Transformation.IsSome),
                    ("on the account's own host", 25, static url => url.IsOnOwnHost),
                    ("of custom ids", 25, static url => ImageId.Custom(url.ImageId.Value).IsRight),
                    ("with a query", 10, static url => $"{url}".Contains('?')),
                    ("of ids with slashes", 10, static url => url.ImageId.Value.Has("/")),
                    ("of ids with percent signs", 3, static url => url.ImageId.Value.Has("%")),
                    ("of ids with spaces", 2, static url => url.ImageId.Value.Has(" ")),
                    (
                        "beyond ASCII",
                        10,
                        static url => !System.Text.Ascii.IsValid(url.ImageId.Value)
                    ),
                ]
            ),
            Rated.Always(
                Generate.SignableUrls,
                static url =>
                    SignedUrl
                        .Sign(url, (SigningKeyValue)SigningKeyValue.Create("a"), default, default)
                        .IsRight
            ),
            Rated.Of(
                Arbitraries.RemoteImageUrl(),
                [
                    ("of URLs", 30, static url => url.Source.Has("://")),
                    ("of paths", 30, static url => !url.Source.Has("://")),
                    (
                        "that redirect on an error",
                        5,
                        static url => url.Transformation.Value("onerror").IsSome
                    ),
                ]
            ),
        ];
}
