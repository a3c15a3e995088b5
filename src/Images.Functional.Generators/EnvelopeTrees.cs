using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Generators;

/// <summary>
/// Builds envelopes as trees from the API's documentation, without the core's writer, so that tests compare two independent
/// implementations.
/// </summary>
internal static class EnvelopeTrees
{
    // Each part has its own dice: if one part shrinks, the others do not change.
    public static Json Of(Envelope<Image> envelope, Noise noise)
    {
        var inResult = noise.DiceOf(1);
        return Object(
            noise,
            Present([
                ("errors", Messages(noise.DiceOf(2), noise, envelope.Errors)),
                ("messages", Messages(noise.DiceOf(3), noise, envelope.Messages)),
                (
                    "result",
                    Object(
                        noise,
                        Documented(inResult, noise, envelope.Result),
                        Undocumented(envelope.Result)
                    )
                ),
                ("success", Json.True),
            ]),
            Unknown(noise.DiceOf(0), noise)
        );
    }

    /// <summary>The documented members that an image has; missing ones are sometimes <c>null</c>.</summary>
    public static IEnumerable<(string Name, Json Value)> Documented(
        Dice dice,
        Noise noise,
        Image image
    ) =>
        new (string Name, Json? Value)[]
        {
            ("id", Text(image.Id.Map(static id => id.Value))),
            ("creator", Text(image.Creator.Map(static creator => creator.Value))),
            ("filename", Text(image.Filename.Map(static filename => filename.Value))),
            ("meta", Or(image.Meta.Map(static meta => Json.Parse(meta.Value)))),
            (
                "requireSignedURLs",
                image.RequireSignedUrls.Match<Json?>(
                    static () => Json.True,
                    static () => Json.False,
                    static () => null
                )
            ),
            ("uploaded", Text(image.Uploaded.Map(static uploaded => uploaded.Value))),
            (
                "variants",
                Or(
                    image.Variants.Map(static variants =>
                        Json.ListOf(variants.Select(static Json (url) => new Json.Text(url.Value)))
                    )
                )
            ),
        }.SelectMany(member => OrNull(dice, noise, member));

    /// <summary>The members in their order, or in random order.</summary>
    public static Json Object(
        Noise noise,
        IEnumerable<(string Name, Json Value)> known,
        IEnumerable<(string Name, Json Value)> unknown
    ) =>
        Json.MembersOf(
            noise.Shuffled
                ? known.Concat(unknown).OrderBy(member => noise.PlaceOf(member.Name))
                : known.Concat(unknown)
        );

    /// <summary>Undocumented members of the envelope or of a message.</summary>
    public static IEnumerable<(string Name, Json Value)> Unknown(Dice dice, Noise noise) =>
        noise.Unknown
            ? Enumerable
                .Range(0, dice.Below(4))
                .Select(_ =>
                    (
                        dice.Pick(
                            "result_info",
                            "Result",
                            "SUCCESS",
                            "success ",
                            "error",
                            "",
                            "é😀",
                            "__proto__",
                            "\"\\/"
                        ),
                        JsonTrees.Small(dice)
                    )
                )
                // A duplicate member makes a reply invalid.
                .DistinctBy(static member => member.Item1)
                .ToArray()
            : [];

    private static (string Name, Json Value)[] Undocumented(Image image) =>
        image
            .Undocumented.AsEnumerable()
            .OrderBy(static member => member.Key, System.StringComparer.Ordinal)
            .Select(static member => (member.Key, Json.Parse(member.Value.Value)))
            .ToArray();

    // An empty list may also be missing, or be a value without readable entries.
    private static Json? Messages(Dice dice, Noise noise, Seq<ApiMessage> messages)
    {
        if (messages.IsEmpty && noise.Nulls)
            return dice.Pick(null, Json.Null, Json.MembersOf(), Json.ListOf());
        var entries = messages.Select(message => Message(dice, noise, message)).ToList();
        for (var i = noise.Unknown ? dice.Below(3) : 0; i > 0; i--)
            entries.Insert(dice.Below(entries.Count + 1), Unreadable(dice));
        return Json.ListOf(entries);
    }

    private static Json Message(Dice dice, Noise noise, ApiMessage message) =>
        Object(
            noise,
            new[]
            {
                ("code", new Json.Word(message.Code.ToString(CultureInfo.InvariantCulture))),
                ("message", new Json.Text(message.Text)),
                ("documentation_url", Text(message.DocumentationUrl)),
                ("source", Source(dice, noise, message.Pointer)),
                (
                    "error_chain",
                    message.Causes.IsEmpty
                        ? null
                        : Json.ListOf(message.Causes.Select(cause => Message(dice, noise, cause)))
                ),
            }
                .SelectMany(member => OrNull(dice, noise, member))
                .ToArray(),
            Unknown(dice, noise)
        );

    private static Json? Source(Dice dice, Noise noise, Option<string> pointer) =>
        pointer.MatchUnsafe(
            Some: Json? (text) =>
                Object(noise, [("pointer", new Json.Text(text))], Unknown(dice, noise)),
            None: () =>
                noise.Nulls
                    ? dice.Pick(null, Json.MembersOf(), Json.MembersOf(("pointer", Json.Null)))
                    : null
        );

    // Neither a text nor an object with an integer code or a text message.
    private static Json Unreadable(Dice dice) =>
        dice.Pick(
            Json.Null,
            Json.True,
            new Json.Word("1000"),
            Json.ListOf(Json.ListOf(Json.Null)),
            Json.MembersOf(),
            Json.MembersOf(("code", new Json.Text("1 000"))),
            Json.MembersOf(("code", new Json.Word("1000.5")), ("message", Json.Null)),
            Json.MembersOf(("code", new Json.Word("1e99999"))),
            Json.MembersOf(("message", Json.MembersOf(("code", Json.True))))
        );

    private static Json? Text(Option<string> text) =>
        Or(text.Map(static Json (value) => new Json.Text(value)));

    private static Json? Or(Option<Json> value) =>
        value.MatchUnsafe(static Json? (json) => json, static () => null);

    private static IEnumerable<(string Name, Json Value)> Present(
        IEnumerable<(string Name, Json? Value)> members
    ) =>
        members.SelectMany(
            static IEnumerable<(string, Json)> (member) =>
                member.Value is { } value ? [(member.Name, value)] : []
        );

    private static IEnumerable<(string Name, Json Value)> OrNull(
        Dice dice,
        Noise noise,
        (string Name, Json? Value) member
    ) =>
        member.Value is { } value ? [(member.Name, value)]
        : noise.Nulls && dice.OneIn(2) ? [(member.Name, Json.Null)]
        : [];
}
