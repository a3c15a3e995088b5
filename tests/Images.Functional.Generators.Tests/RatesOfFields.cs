using System;
using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Generators.Tests;

/// <summary>How often the classes of an image's fields occur.</summary>
internal static class RatesOfFields
{
    public static IEnumerable<Rated> All =>
        [
            Rated.Of(
                Arbitraries.Creator(),
                [
                    ("empty", 2, static creator => creator.Value.Length == 0),
                    ("at the limit", 1, static creator => creator.Value.Characters() == 1024),
                    ("beyond the BMP", 25, static creator => creator.Value.IsBeyondBmp()),
                    (
                        "with control characters",
                        10,
                        static creator => creator.Value.Any(char.IsControl)
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.Filename(),
                [
                    ("empty", 1, static filename => filename.Value.Length == 0),
                    ("at the limit", 1, static filename => filename.Value.Characters() == 255),
                    ("beyond the BMP", 20, static filename => filename.Value.IsBeyondBmp()),
                    (
                        "with control characters",
                        10,
                        static filename => filename.Value.Any(char.IsControl)
                    ),
                    ("with a slash", 9, static filename => filename.Value.Has("/")),
                ]
            ),
            Rated.Of(
                Arbitraries.JsonText(),
                [
                    ("objects", 20, static json => json.Value[0] == '{'),
                    ("arrays", 20, static json => json.Value[0] == '['),
                    ("strings", 8, static json => json.Value[0] == '"'),
                    ("numbers", 4, static json => IsNumber(json.Value)),
                    ("null", 1, static json => json.IsNull),
                    ("true or false", 1, static json => json.Value is "true" or "false"),
                    ("over 1,024 bytes", 3, static json => json.Value.Bytes() > 1024),
                    ("of more than 64 levels", 4, static json => json.Value.Depth() > 64),
                ]
            ),
            Rated.Of(
                Arbitraries.Metadata(),
                [
                    ("objects", 55, static meta => meta.Value[0] == '{'),
                    ("arrays", 10, static meta => meta.Value[0] == '['),
                    ("strings", 4, static meta => meta.Value[0] == '"'),
                    ("a number", 1, static meta => IsNumber(meta.Value)),
                    ("true or false", 1, static meta => meta.Value is "true" or "false"),
                    ("of 1,024 bytes", 9, static meta => meta.Value.Bytes() == 1024),
                    ("of more than 64 levels", 1, static meta => meta.Value.Depth() > 64),
                    ("of 512 levels", 1, static meta => meta.Value.Depth() == 512),
                    (
                        "with a number beyond double",
                        3,
                        static meta => meta.Value.Has("e99999999999") || meta.Value.Has("1e400")
                    ),
                    ("beyond the BMP", 40, static meta => meta.Value.IsBeyondBmp()),
                ]
            ),
            Rated.Always(Generate.MetadatasAtTheLimit, static meta => meta.Value.Bytes() == 1024),
            Rated.Always(Generate.DeepMetadatas, static meta => meta.Value.Depth() > 64),
            Rated.Always(
                Generate.MetadataTextsOneOver,
                static text =>
                    Metadata.Create(text).IsLeft
                    && JsonText.Parse(text).Exists(static json => json.Value.Bytes() == 1025)
            ),
            Rated.Of(
                Generate.MetadataTexts,
                [
                    ("right", 55, static text => Metadata.Create(text).IsRight),
                    ("wrong", 15, static text => Metadata.Create(text).IsLeft),
                    (
                        "too long",
                        10,
                        static text =>
                            JsonText.Parse(text).Exists(static json => json.Value.Bytes() > 1024)
                    ),
                    (
                        "null",
                        1,
                        static text => JsonText.Parse(text).Exists(static json => json.IsNull)
                    ),
                    ("not JSON", 2, static text => JsonText.Parse(text).IsLeft),
                ]
            ),
            Rated.Of(
                Arbitraries.Timestamp(),
                [
                    ("canonical", 20, static at => Timestamp.From(at.Instant).Value == at.Value),
                    ("with an offset", 25, static at => at.Value[^6] is '+' or '-'),
                    ("with t or z", 10, static at => at.Value.Any(char.IsAsciiLetterLower)),
                    (
                        "of -00:00",
                        1,
                        static at => at.Value.EndsWith("-00:00", StringComparison.Ordinal)
                    ),
                    ("of more than seven fraction digits", 6, static at => at.Value.Length > 33),
                    ("without a fraction", 25, static at => !at.Value.Has(".")),
                    ("leap seconds", 5, static at => at.Value[17..19] == "60"),
                ]
            ),
            Rated.Of(
                Generate.TimestampTexts,
                [
                    ("right", 40, static text => Timestamp.Create(text).IsRight),
                    ("wrong", 30, static text => Timestamp.Create(text).IsLeft),
                ]
            ),
        ];

    private static bool IsNumber(string json) => json[0] is '-' or (>= '0' and <= '9');
}
