using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Images.Functional.Generators;

/// <summary>A value that makes an envelope invalid, and the break that a parser should report.</summary>
/// <param name="Member">The member of the image; or of the envelope, with a slash: <c>/success</c>.</param>
/// <param name="Index">The index of the element of <c>variants</c>, if the fault is in one.</param>
/// <param name="IsSecond">Whether the value comes after the valid one, under the same name.</param>
/// <param name="Value">The wrong value; null if the member is missing.</param>
/// <param name="Break">The break that it causes.</param>
internal sealed record Fault(string Member, int? Index, bool IsSecond, Json? Value, Break Break)
{
    private static readonly string[] Fields =
    [
        "id",
        "creator",
        "filename",
        "meta",
        "requireSignedURLs",
        "uploaded",
        "variants",
    ];

    /// <summary>Whether it is in the envelope itself, and not in the image.</summary>
    public bool IsOfEnvelope => Member[0] == '/';

    /// <summary>The same break, with the plainest value that causes it.</summary>
    public IEnumerable<Fault> Plainer() =>
        Value == Plainest ? [] : [this with { Value = Plainest }];

    /// <summary>Whether the image has the value that the fault follows, or the list that contains it.</summary>
    public bool FitsIn(Image image) =>
        IsOfEnvelope
        || (!IsSecond && Index is null)
        || Member switch
        {
            "id" => image.Id.IsSome,
            "creator" => image.Creator.IsSome,
            "filename" => image.Filename.IsSome,
            "meta" => image.Meta.IsSome,
            "requireSignedURLs" => image.RequireSignedUrls.IsStated,
            "uploaded" => image.Uploaded.IsSome,
            _ => image.Variants.IsSome,
        };

    private Json? Plainest =>
        IsSecond ? Json.Null
        : Break.Kind == BreakKind.Syntax ? new Json.Word("")
        : IsOfEnvelope ? null
        : (Break.Kind, Member) switch
        {
            (BreakKind.Constraint, "creator") => new Json.Text(
                new string('a', FieldLimits.CreatorCharacters + 1)
            ),
            (BreakKind.Constraint, "filename") => new Json.Text(
                new string('a', FieldLimits.FilenameCharacters + 1)
            ),
            // The quotation marks take two bytes.
            (BreakKind.Constraint, "meta") => new Json.Text(
                new string('a', FieldLimits.MetadataBytes - 1)
            ),
            (BreakKind.Constraint, _) => new Json.Text(""),
            _ => new Json.Word("0"),
        };

    /// <summary>One or more faults that do not hide one another.</summary>
    public static IEnumerable<Fault> Some(Dice dice) =>
        dice.Below(8) switch
        {
            0 => [Result(dice)],
            1 => OfEnvelope(dice),
            _ => OfImage(dice),
        };

    /// <summary>An invalid token.</summary>
    public static IEnumerable<Fault> OfSyntax(Dice dice)
    {
        var member = dice.Pick([
            "/success",
            "/errors",
            "/messages",
            "/result",
            .. Fields,
            .. Fields,
        ]);
        return
        [
            new(member, null, false, NoToken(dice), new Break(PointerOf(member), BreakKind.Syntax)),
        ];
    }

    private static Fault[] OfImage(Dice dice)
    {
        var count = dice.OneIn(3) ? 1 : dice.Between(1, Fields.Length);
        return [.. dice.Shuffle(Fields).Take(count).SelectMany(field => OfField(dice, field))];
    }

    // If the text is not an envelope, the parser reports only that.
    private static Fault[] OfEnvelope(Dice dice)
    {
        var success = dice.Pick<Json?>(
            null,
            Json.Null,
            new Json.Text("true"),
            new Json.Word("1"),
            Json.ListOf()
        );
        Fault[] faults =
        [
            new Fault("/success", null, false, success, Malformed("/success")),
            Twice(dice, "/errors"),
            Twice(dice, "/messages"),
            Twice(dice, "/result"),
        ];
        return [.. dice.Shuffle(faults).Take(dice.Between(1, faults.Length))];
    }

    private static Fault Result(Dice dice) =>
        new(
            "/result",
            null,
            false,
            dice.Pick<Json?>(
                null,
                Json.Null,
                Json.ListOf(),
                Json.ListOf(Json.MembersOf()),
                new Json.Text("id"),
                Json.True
            ),
            Malformed("/result")
        );

    private static Fault[] OfField(Dice dice, string field) =>
        dice.OneIn(5) ? [Twice(dice, field)]
        : field == "meta" ? [Wrong(field, Large(dice))]
        : field == "requireSignedURLs" || dice.OneIn(3) ? [OfKind(field, OtherKind(dice, field))]
        : field switch
        {
            "id" =>
            [
                Wrong(
                    field,
                    new Json.Text(
                        dice.Pick(
                            "",
                            ".",
                            "a/../b",
                            "/" + new string('i', 32),
                            new string('i', 32) + "/",
                            Texts.Any(dice, 1025),
                            Texts.BeyondBmp(dice, 1025)
                        )
                    )
                ),
            ],
            "creator" => [Wrong(field, new Json.Text(Texts.Any(dice, 1025 + dice.Below(9))))],
            "filename" => [Wrong(field, new Json.Text(Texts.Any(dice, 256 + dice.Below(9))))],
            "uploaded" =>
            [
                Wrong(
                    field,
                    new Json.Text(
                        dice.Pick(
                            "",
                            "2014-01-02",
                            "2014-01-02T02:20:00",
                            "2014-01-02T24:00:00Z",
                            "2014-02-30T02:20:00Z",
                            "2014-01-02T02:20:00+14:01",
                            "yesterday"
                        )
                    )
                ),
            ],
            _ => dice.Shuffle(Enumerable.Range(0, 4))
                .Take(dice.Between(1, 3))
                .Select(i => Element(dice, i))
                .ToArray(),
        };

    private static Fault Element(Dice dice, int index) =>
        dice.OneIn(2)
            ? new(
                "variants",
                index,
                false,
                new Json.Text(dice.Pick("", "/a/b", "ftp://a/b", "https://", "https://a/\n")),
                new Break(At(index), BreakKind.Constraint)
            )
            : new(
                "variants",
                index,
                false,
                dice.Pick(
                    Json.Null,
                    Json.True,
                    new Json.Word("0"),
                    Json.ListOf(),
                    Json.MembersOf(("a", Json.Null))
                ),
                new Break(At(index), BreakKind.Malformed)
            );

    private static Fault Wrong(string field, Json value) =>
        new(field, null, false, value, new Break("/result/" + field, BreakKind.Constraint));

    private static Fault OfKind(string field, Json value) =>
        new(field, null, false, value, Malformed("/result/" + field));

    private static Fault Twice(Dice dice, string member) =>
        new(
            member,
            null,
            true,
            dice.Pick(
                Json.Null,
                Json.True,
                new Json.Text("a"),
                Json.ListOf(),
                Json.MembersOf(("id", Json.Null))
            ),
            Malformed(PointerOf(member))
        );

    private static Json OtherKind(Dice dice, string field) =>
        field == "requireSignedURLs"
            ? dice.Pick(new Json.Word("0"), new Json.Text("true"), Json.ListOf(), Json.MembersOf())
        : field == "variants"
            ? dice.Pick(new Json.Text("https://a/b"), Json.False, Json.MembersOf(("0", Json.Null)))
        : dice.Pick(
            Json.True,
            new Json.Word("1e400"),
            Json.ListOf(new Json.Text("a")),
            Json.MembersOf(("a", Json.ListOf()))
        );

    private static Json Large(Dice dice) =>
        dice.OneIn(2)
            ? new Json.Text(Texts.Simple(dice, 1023 + dice.Below(9)))
            : JsonTrees.Nested(dice, dice.Between(513, 600));

    private static Json.Word NoToken(Dice dice) =>
        new Json.Word(
            dice.Pick(
                "",
                "nul",
                "True",
                "undefined",
                "NaN",
                "-Infinity",
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "0x1F",
                "'a'",
                "\"\\x\"",
                "\"\n\""
            )
        );

    private static string PointerOf(string member) =>
        member[0] == '/' ? member : "/result/" + member;

    private static Break Malformed(string pointer) => new(pointer, BreakKind.Malformed);

    private static string At(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"/result/variants/{index}");
}
