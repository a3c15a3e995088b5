namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Metadata of exactly 1,024 bytes.</summary>
    public static Gen<Metadata> MetadatasAtTheLimit =>
        Metas
            .TextsOf(FieldLimits.MetadataBytes)
            .Select(static text => Metadata.Create(text).Value());

    /// <summary>Metadata of up to 512 levels, the deepest that 1,024 bytes allow.</summary>
    public static Gen<Metadata> DeepMetadatas =>
        Gen.Frequency(
                (1, Gen.Constant(new string('[', 512) + new string(']', 512))),
                (
                    2,
                    Dice.Roll(static dice =>
                        JsonTrees.Nested(dice, dice.Between(65, 170)).Canonical
                    )
                )
            )
            .Select(static text => Metadata.Create(text).Value());

    /// <summary>JSON texts of exactly 1,025 bytes, one more than metadata may have.</summary>
    public static Gen<string> MetadataTextsOneOver => Metas.TextsOf(FieldLimits.MetadataBytes + 1);

    /// <summary>Raw texts, valid and invalid as metadata: too long, <c>null</c>, broken.</summary>
    /// <remarks>Of a hundred, at least: 55 right, 15 wrong, 10 too long, 1 null, 2 not JSON.</remarks>
    public static Gen<string> MetadataTexts =>
        Gen.Frequency(
            (
                6,
                from spelling in Spelling.Any
                from tree in JsonTrees.Any
                select spelling.Write(tree)
            ),
            (2, Metas.TextsOf(FieldLimits.MetadataBytes)),
            (2, MetadataTextsOneOver),
            // A bar is in none of them.
            (
                1,
                Gen.Elements(
                    "null| null || |{|nul|1 2|{\"a\":1,}|'a'|\"\\ud800\"|\uFEFF1".Split('|')
                )
            ),
            (1, Gen.Choose(500, 515).Select(static n => new string('[', n) + new string(']', n))),
            (1, Gen.Choose(1020, 1030).Select(static n => "\"" + new string(' ', n - 2) + "\"")),
            (1, Gen.Choose(1020, 1030).Select(static n => "1" + new string(' ', n - 1)))
        );

    /// <summary>Raw texts, valid and invalid by RFC 3339; most of the invalid ones differ from a valid one by one character.</summary>
    /// <remarks>Of a hundred, at least: 40 right, 30 wrong.</remarks>
    public static Gen<string> TimestampTexts =>
        Gen.Frequency(
            (4, Dice.Roll(Times.Text)),
            (1, Dice.Roll(Times.LeapSecond)),
            (1, Gen.Elements(Times.Edges)),
            (6, Dice.Roll(Times.Almost))
        );
}
