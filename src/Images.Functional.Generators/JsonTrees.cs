using System.Collections.Immutable;

namespace Images.Functional.Generators;

/// <summary>JSON values of every shape.</summary>
internal static class JsonTrees
{
    // Numbers that are valid in JSON, some too large, too small or too precise for number types.
    private static readonly string[] Numbers = (
        "0 -0 1 -1 1.0 1e0 1E+2 1e-2 0.1 1e400 -1e400 1e-400 1e99999999999 3.141592653589793238462643383279 "
        + "2147483648 9007199254740993 9223372036854775807 -9223372036854775808 18446744073709551616 "
        + "-9223372036854775809 123456789012345678901234567890"
    ).Split(' ');

    private static readonly string[] Names =
        "key id a b  a/b m~n é 😀 \" \\ \n $ref __proto__".Split(' ');

    /// <summary>Values that grow with FsCheck's size.</summary>
    public static Gen<Json> Any =>
        Gen.Sized(static size => Dice.Roll(dice => Tree(dice, Budget(size), 4)));

    public static Gen<Json> Objects =>
        Gen.Sized(static size => Dice.Roll(dice => Members(dice, Budget(size), 4)));

    public static Json Small(Dice dice) => Tree(dice, 6, 2);

    /// <summary>Nested lists or objects.</summary>
    public static Json Nested(Dice dice, int depth)
    {
        var kind = dice.Below(3);
        return Enumerable
            .Range(0, depth - 1)
            .Aggregate(
                kind == 0 ? Json.ListOf() : Json.MembersOf(),
                (inner, _) =>
                    kind == 0 || (kind == 2 && dice.OneIn(2))
                        ? Json.ListOf(inner)
                        : Json.MembersOf(("", inner))
            );
    }

    /// <summary>A value with one part, of any depth, that is of another kind, extreme, missing or there twice.</summary>
    public static Gen<Json> Damaged(Json json) => Dice.Roll(dice => Damaged(dice, json));

    private static Json Damaged(Dice dice, Json json) =>
        dice.OneIn(4)
            ? Small(dice)
            : json switch
            {
                Json.List { Elements: { Length: > 0 } items } => Json.ListOf(
                    OneChanged(dice, items, item => Damaged(dice, item))
                ),
                Json.Members { Items: { Length: > 0 } items } => Json.MembersOf(
                    OneChanged(dice, items, item => (item.Name, Damaged(dice, item.Value)))
                ),
                _ => dice.OneIn(4) ? Small(dice) : Extreme(dice, json),
            };

    // Of the same kind, and probably beyond any limit.
    private static Json Extreme(Dice dice, Json leaf) =>
        leaf switch
        {
            Json.Text => new Json.Text(Texts.Any(dice, dice.Pick(0, 1, 300, 5_000))),
            Json.Word { Written: not ("null" or "true" or "false") } => new Json.Word(
                dice.Pick<string>(Numbers)
            ),
            _ => leaf == Json.True ? Json.False : Json.True,
        };

    private static ImmutableArray<A> OneChanged<A>(
        Dice dice,
        ImmutableArray<A> items,
        Func<A, A> change
    )
    {
        var at = dice.Below(items.Length);
        return dice.Below(4) switch
        {
            0 => items.RemoveAt(at),
            1 => items.Insert(dice.Below(items.Length + 1), change(items[at])),
            _ => items.SetItem(at, change(items[at])),
        };
    }

    private static int Budget(int size) => 2 + (size / 2);

    private static Json Tree(Dice dice, int budget, int depth) =>
        depth == 0 || budget <= 1
            ? Leaf(dice)
            : dice.Below(6) switch
            {
                < 2 => Leaf(dice),
                < 4 => Members(dice, budget, depth),
                _ => Json.ListOf(
                    Parts(dice, budget).Select(part => Tree(dice, part, depth - 1)).ToArray()
                ),
            };

    private static Json Members(Dice dice, int budget, int depth) =>
        Json.MembersOf(
            Parts(dice, budget).Select(part => (Name(dice), Tree(dice, part, depth - 1))).ToArray()
        );

    private static IEnumerable<int> Parts(Dice dice, int budget)
    {
        for (var left = dice.Below(budget + 1); left > 0; )
        {
            var part = dice.Between(1, left);
            left -= part;
            yield return part;
        }
    }

    private static Json Leaf(Dice dice) =>
        dice.Below(8) switch
        {
            0 => Json.Null,
            1 => dice.Pick(Json.True, Json.False),
            2 => new Json.Word(dice.Pick<string>(Numbers)),
            3 => new Json.Word(
                dice.Between(-1_000_000, 1_000_000).ToString(CultureInfo.InvariantCulture)
            ),
            _ => new Json.Text(Texts.Any(dice, dice.Below(12))),
        };

    /// <summary>A member's name, mostly from a short list, so that some occur twice.</summary>
    public static string Name(Dice dice) =>
        dice.OneIn(4) ? Texts.Any(dice, dice.Below(8)) : dice.Pick<string>(Names);
}

/// <summary>JSON texts within metadata's limit in bytes, or exactly at it.</summary>
internal static class Metas
{
    public static Gen<Metadata> Of(Gen<Json> trees) =>
        from spelling in Spelling.Any
        from tree in trees
        let json = tree.Within(FieldLimits.MetadataBytes)
        // As metadata, null would mean that the field is missing.
        select Metadata
            .Create(spelling.Write(json == Json.Null ? Json.ListOf(json) : json))
            .Value();

    /// <summary>Texts whose canonical form has exactly this number of bytes, with one to four bytes for each character.</summary>
    public static Gen<string> TextsOf(int bytes) =>
        from spelling in Spelling.Any
        from tree in JsonTrees.Any
        from seed in Dice.Seeds
        select spelling.Write(Padded(new Dice(seed), tree.Within(bytes / 2), bytes));

    // The padding alone, [tree,"padding"], or {"a":tree,"b":"padding"}.
    private static Json Padded(Dice dice, Json tree, int bytes)
    {
        var kind = dice.Below(3);
        Json With(Json padding) =>
            kind switch
            {
                0 => padding,
                1 => Json.ListOf(tree, padding),
                _ => Json.MembersOf(("a", tree), ("b", padding)),
            };
        return With(new Json.Text(Padding(dice, bytes - With(new Json.Text("")).Bytes)));
    }

    private static string Padding(Dice dice, int bytes)
    {
        var text = new StringBuilder();
        var unit = dice.Pick("a", "é", "中", "😀", "\\", "\u0001");
        var size = new Json.Text(unit).Bytes - 2;
        text.Insert(0, unit, bytes / size);
        return text.Append('x', bytes % size).ToString();
    }
}
