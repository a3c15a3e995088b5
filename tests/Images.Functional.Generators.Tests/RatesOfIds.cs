using System;
using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Generators.Tests;

/// <summary>How often the classes of ids occur.</summary>
internal static class RatesOfIds
{
    public static IEnumerable<Rated> All =>
        [
            Rated.Of(
                Arbitraries.AccountId(),
                [
                    ("of 32 hex digits", 20, static id => IsHex(id.Value)),
                    ("at the limit", 40, static id => id.Value.Characters() == 32),
                    ("beyond the BMP", 15, static id => id.Value.IsBeyondBmp()),
                    ("with a slash", 4, static id => id.Value.Has("/")),
                    ("to be escaped", 25, static id => Uri.EscapeDataString(id.Value) != id.Value),
                ]
            ),
            Rated.Always(
                Generate.AtTheLimit(ImageId.Text),
                static id => id.Value.Characters() == 1024
            ),
            Rated.Always(
                Generate.BeyondBmp(ImageId.Text),
                static id => id.Value.IsAllBeyondBmp() && id.Value.Characters() <= 1024
            ),
            Rated.Always(
                Generate.OneOver(ImageId.Text),
                static text => text.Characters() == 1025 && ImageId.Any(text).IsLeft
            ),
            Rated.Of(
                Generate.Around(AccountId.Text),
                [
                    ("right", 45, static text => AccountId.Create(text).IsRight),
                    ("wrong", 20, static text => AccountId.Create(text).IsLeft),
                    ("one over", 10, static text => text.Characters() == 33),
                    ("empty", 2, static text => text.Length == 0),
                    ("not Unicode", 9, static text => text.HasLoneSurrogate()),
                    ("with a dot segment", 3, HasDotSegment),
                ]
            ),
            Rated.Of(
                Arbitraries.ImageId(),
                [
                    (
                        "UUIDs with hyphens",
                        15,
                        static id => Guid.TryParseExact(id.Value, "D", out _)
                    ),
                    (
                        "UUIDs without hyphens",
                        10,
                        static id => Guid.TryParseExact(id.Value, "N", out _)
                    ),
                    ("that only Custom accepts", 8, static id => ImageId.Create(id.Value).IsLeft),
                    ("of 1,024 characters", 3, static id => id.Value.Characters() == 1024),
                    ("with subpaths", 10, static id => id.Value.Has("/")),
                    ("beyond the BMP", 10, static id => id.Value.IsBeyondBmp()),
                ]
            ),
            Rated.Of(
                Generate.CustomImageIds,
                [
                    ("with subpaths", 40, static id => id.Value.Has("/")),
                    ("of 1,024 characters", 10, static id => id.Value.Characters() == 1024),
                    ("beyond the BMP", 20, static id => id.Value.IsBeyondBmp()),
                ]
            ),
            Rated.Of(
                Generate.ReservedImageIds,
                [
                    (
                        "the name of an endpoint",
                        30,
                        static id => !id.Value.Has("/") && !id.Value.Has("%")
                    ),
                    (
                        "below keys or variants",
                        8,
                        static id =>
                            id.Value.StartsWith("keys/", StringComparison.Ordinal)
                            || id.Value.StartsWith("variants/", StringComparison.Ordinal)
                    ),
                    (
                        "that end with /blob",
                        8,
                        static id => id.Value.EndsWith("/blob", StringComparison.Ordinal)
                    ),
                    ("percent-encoded", 5, static id => id.Value.Has("%")),
                ]
            ),
            Rated.Of(
                Generate.RepliedImageIds,
                [
                    ("that a request may carry", 80, IsAskedFor),
                    ("reserved", 5, static id => !IsAskedFor(id)),
                ]
            ),
            Rated.Of(
                Generate.ImageIdTexts,
                [
                    ("right", 60, static text => ImageId.Any(text).IsRight),
                    ("wrong", 10, static text => ImageId.Any(text).IsLeft),
                    ("too long", 2, static text => text.Characters() > 1024),
                    ("not Unicode", 2, static text => text.HasLoneSurrogate()),
                    ("with a dot segment", 2, HasDotSegment),
                    (
                        "nearly UUIDs",
                        10,
                        static text =>
                            text.Length is >= 31 and <= 38
                            && text.Count(char.IsAsciiHexDigit) >= 30
                            && !Guid.TryParseExact(text, "D", out _)
                            && !Guid.TryParseExact(text, "N", out _)
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.SignedUrls(),
                [
                    ("required", 20, static signed => signed.IsRequired),
                    ("not required", 20, static signed => signed == SignedUrls.NotRequired),
                    ("not stated", 20, static signed => !signed.IsStated),
                ]
            ),
        ];

    private static bool IsHex(string text) =>
        text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private static bool IsAskedFor(ImageId id) =>
        ImagesV1.Get((AccountId)AccountId.Create("a"), id).Request.IsRight;

    private static bool HasDotSegment(string text) =>
        text.Split('/').Any(static segment => segment is "." or "..");
}
