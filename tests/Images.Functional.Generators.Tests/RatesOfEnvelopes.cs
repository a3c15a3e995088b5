using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck.Fluent;

namespace Images.Functional.Generators.Tests;

/// <summary>How often the classes of envelopes, as values and as text occur.</summary>
internal static class RatesOfEnvelopes
{
    private static readonly string[] Members = ["errors", "messages", "result", "success"];

    /// <summary>The documented members of an image.</summary>
    public static readonly string[] Fields =
    [
        "id",
        "creator",
        "filename",
        "meta",
        "requireSignedURLs",
        "uploaded",
        "variants",
    ];

    public static IEnumerable<Rated> All =>
        [
            Rated.Of(
                Arbitraries.Envelope(Arbitraries.Image()),
                [
                    ("with errors", 40, static envelope => !envelope.Errors.IsEmpty),
                    ("with messages", 40, static envelope => !envelope.Messages.IsEmpty),
                    (
                        "with neither",
                        10,
                        static envelope => envelope.Errors.IsEmpty && envelope.Messages.IsEmpty
                    ),
                    ("with a result_info", 15, static envelope => envelope.ResultInfo.IsSome),
                ]
            ),
            Rated.Of(
                Arbitraries.EnvelopeText().Generator.Select(Parsed.Of),
                [
                    ("in another order", 50, static text => text.IsInAnotherOrder),
                    (
                        "with white space",
                        55,
                        static text => WithoutStrings(text.Text).Any(char.IsWhiteSpace)
                    ),
                    ("pretty printed", 15, static text => text.IsPretty),
                    (
                        "with unnecessary escapes",
                        55,
                        static text =>
                            Regex.IsMatch(text.Text, @"\\u00[2-7]|\\/", RegexOptions.IgnoreCase)
                    ),
                    (
                        "with escaped names",
                        45,
                        static text => text.Names.Any(name => !text.Text.Has(name))
                    ),
                    ("with unknown members", 40, static text => text.Names.Except(Members).Any()),
                    ("with null for a field", 15, static text => text.HasNull),
                    (
                        "without errors or messages at all",
                        4,
                        static text => Members.Except(text.Names).Any()
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.BrokenEnvelope(),
                [
                    ("one break", 30, static broken => broken.Breaks.Count == 1),
                    ("four or more", 20, static broken => broken.Breaks.Count >= 4),
                    (
                        "of both kinds",
                        20,
                        static broken =>
                            broken.Breaks.Map(static one => one.Kind).Distinct().Count == 2
                    ),
                    .. Fields.Select(static name => Breaks($"/result/{name}", 8)),
                    Breaks("/result/variants/0", 4),
                    Breaks("/result", 10),
                    Breaks("/success", 3),
                    Breaks("/errors", 4),
                    Breaks("/messages", 4),
                ]
            ),
        ];

    private static (string, int, Func<BrokenEnvelope, bool>) Breaks(string pointer, int percent) =>
        ($"at {pointer}", percent, broken => broken.Breaks.Exists(one => one.Pointer == pointer));

    private static string WithoutStrings(string json) =>
        Regex.Replace(json, @"""(\\.|[^""\\])*""", "");

    private sealed record Parsed(
        string Text,
        bool IsPretty,
        IReadOnlyList<string> Names,
        bool HasNull
    )
    {
        public bool IsInAnotherOrder =>
            !Names
                .Where(Members.Contains)
                .SequenceEqual(Members.Where(name => Names.Contains(name)));

        public static Parsed Of(EnvelopeText text)
        {
            using var document = JsonDocument.Parse(
                text.Text,
                new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth }
            );
            return new(
                text.Text,
                text.Noise.Spelling.Pretty,
                [.. document.RootElement.EnumerateObject().Select(static member => member.Name)],
                document
                    .RootElement.GetProperty("result")
                    .EnumerateObject()
                    .Any(static member =>
                        Fields.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.Null
                    )
            );
        }
    }
}
