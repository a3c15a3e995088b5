using System.Collections.Immutable;

namespace Images.Functional.Generators;

/// <summary>A value that makes an envelope invalid, and the break that a parser should report.</summary>
/// <param name="Break">The break.</param>
/// <param name="Plainest">The plainest value that causes it; null if the member is missing.</param>
/// <param name="Value">The value that causes it; null if the member is missing.</param>
/// <param name="IsSecond">Whether the value comes after another one, under the same name.</param>
internal sealed record Fault(Break Break, Json? Plainest, Json? Value, bool IsSecond = false)
{
    private static readonly Json Url = new Json.Text("https://a/b");

    /// <summary>The same break, with the plainest value that causes it.</summary>
    public IEnumerable<Fault> Plainer() =>
        Value == Plainest ? [] : [this with { Value = Plainest }];

    /// <summary>The envelope with the fault. A list that is too short for it gets more URLs.</summary>
    public Json PutInto(Json envelope) => Put(envelope, Break.Pointer.Split('/')[1..]);

    private Json Put(Json json, string[] path) =>
        json switch
        {
            Json.List list => Json.ListOf(Put([.. list.Elements], Index(path[0]))),
            Json.Members members => Json.MembersOf(Put([.. members.Items], path[0], path[1..])),
            _ => throw new InvalidOperationException($"no members: {json}"),
        };

    private IEnumerable<Json> Put(Json[] elements, int index) =>
        elements
            .Concat(Enumerable.Repeat(Url, Math.Max(0, index + 1 - elements.Length)))
            .Select((element, i) => i == index ? Value! : element);

    private IEnumerable<(string, Json)> Put(
        (string Name, Json Value)[] members,
        string name,
        string[] inside
    )
    {
        var at = Array.FindIndex(members, member => member.Name == name);
        var old = at < 0 ? null : members[at].Value;
        var value = inside.Length > 0 ? Put(old ?? Json.ListOf(), inside) : Value;
        (string, Json)[] now = value is null ? [] : [(name, value)];
        (string, Json)[] first = at < 0 ? [(name, Json.Null)] : [];
        return IsSecond && inside.Length == 0 ? [.. members, .. first, .. now]
            : at < 0 ? [.. members, .. now]
            : [.. members[..at], .. now, .. members[(at + 1)..]];
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}

/// <summary>Generates faults, and envelopes with them.</summary>
internal static class Faults
{
    private static readonly string[] Fields =
        "id creator filename meta requireSignedURLs uploaded variants".Split(' ');

    // Values of every JSON type.
    private static readonly string[] Kinds =
        """null 0 1e400 true "true" "https://a/b" ["a"] {"a":[null]}""".Split(' ');

    /// <summary>They shrink to plainer texts, then to fewer breaks (at least one), then to the plainest values with those breaks.</summary>
    public static Arbitrary<BrokenEnvelope> Envelopes() =>
        Composed.Of(
            Noise.Arbitrary,
            Arb.From(
                Dice.Roll(static dice => Some(dice).ToImmutableArray()),
                static some =>
                    Shrinks
                        .Items(some, static fault => fault.Plainer())
                        .Select(static fewer => fewer.ToImmutableArray())
                        .Where(static fewer => fewer.Length > 0)
            ),
            Arbitraries.Image(),
            static (noise, some, image) => new BrokenEnvelope(image, some, noise),
            static broken => (broken.Noise, broken.Faults, broken.Image)
        );

    // One or more faults that do not hide one another.
    private static IEnumerable<Fault> Some(Dice dice) =>
        dice.Below(8) switch
        {
            0 => [MissingOrOther(dice, "/result", "{")],
            1 => OfEnvelope(dice),
            _ => dice.Shuffle(Fields)
                .Take(dice.OneIn(3) ? 1 : dice.Between(1, Fields.Length))
                .SelectMany(field => OfField(dice, field)),
        };

    // If the text is not an envelope, the parser reports only that.
    private static IEnumerable<Fault> OfEnvelope(Dice dice)
    {
        Fault[] faults =
        [
            MissingOrOther(dice, "/success", "t"),
            Twice(dice, "/errors"),
            Twice(dice, "/messages"),
            Twice(dice, "/result"),
        ];
        return dice.Shuffle(faults).Take(dice.Between(1, faults.Length));
    }

    private static IEnumerable<Fault> OfField(Dice dice, string field) =>
        dice.OneIn(5) ? [Twice(dice, "/result/" + field)]
        : field == "requireSignedURLs" ? [Other(dice, field, "tn")]
        : field == "meta" ? [Limit(dice, field)]
        : field == "variants"
            ? dice.OneIn(3) ? [Other(dice, field, "[n")]
                : Elements(dice)
        : dice.OneIn(3) ? [Other(dice, field, "\"n")]
        : [Limit(dice, field)];

    private static IEnumerable<Fault> Elements(Dice dice) =>
        dice.Shuffle(Enumerable.Range(0, 4))
            .Take(dice.Between(1, 3))
            .Select(i => $"variants/{i}")
            .Select(element => dice.OneIn(2) ? Limit(dice, element) : Other(dice, element, "\""));

    // A value of the right type that breaks the field's limit.
    private static Fault Limit(Dice dice, string field) =>
        field switch
        {
            "id" => Text(
                field,
                "",
                dice.Pick(
                    "",
                    ".",
                    "a/../b",
                    "/" + new string('i', 32),
                    new string('i', 32) + "/",
                    Texts.Any(dice, FieldLimits.CustomImageIdCharacters + 1),
                    Texts.BeyondBmp(dice, FieldLimits.CustomImageIdCharacters + 1)
                )
            ),
            "creator" => TooLong(dice, field, FieldLimits.CreatorCharacters),
            "filename" => TooLong(dice, field, FieldLimits.FilenameCharacters),
            // The quotation marks take two bytes.
            "meta" when dice.OneIn(2) => TooLong(dice, field, FieldLimits.MetadataBytes - 2),
            "meta" => TooLong(dice, field, FieldLimits.MetadataBytes - 2) with
            {
                Value = JsonTrees.Nested(dice, dice.Between(513, 600)),
            },
            "uploaded" => Text(
                field,
                "",
                dice.Word(
                    " 2014-01-02 2014-01-02T02:20:00 2014-01-02T24:00:00Z 2014-02-30T02:20:00Z "
                        + "2014-01-02T02:20:00+14:01 yesterday"
                )
            ),
            _ => Text(field, "", dice.Word(" /a/b ftp://a/b https:// https://a/\n")),
        };

    private static Fault TooLong(Dice dice, string field, int limit) =>
        Text(field, new string('a', limit + 1), Texts.Any(dice, limit + dice.Between(1, 9)));

    private static Fault Text(string field, string plainest, string text) =>
        new(
            new Break("/result/" + field, BreakKind.Constraint),
            new Json.Text(plainest),
            new Json.Text(text)
        );

    private static Fault Other(Dice dice, string field, string own) =>
        new(Malformed("/result/" + field), new Json.Word("0"), OtherKind(dice, own));

    private static Fault MissingOrOther(Dice dice, string pointer, string own) =>
        new(Malformed(pointer), null, dice.OneIn(4) ? null : OtherKind(dice, own));

    private static Fault Twice(Dice dice, string pointer) =>
        new(Malformed(pointer), Json.Null, OtherKind(dice, ""), IsSecond: true);

    // A value that begins with none of these characters: those of the types that the member may have.
    private static Json OtherKind(Dice dice, string own) =>
        Json.Parse(dice.Pick<string>([.. Kinds.Where(kind => !own.Contains(kind[0]))]));

    private static Break Malformed(string pointer) => new(pointer, BreakKind.Malformed);
}
