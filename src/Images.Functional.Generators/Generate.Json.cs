using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>JSON values of every shape, in texts that are not always canonical; few are deep.</summary>
    /// <remarks>
    /// Of a hundred, at least: 20 objects, 20 arrays, 8 strings, 4 numbers, 1 null, 1 true or false, 3 over 1,024 bytes, 4 of
    /// more than 64 levels.
    /// </remarks>
    public static Gen<JsonText> JsonTexts =>
        from spelling in Spelling.Any
        from tree in Gen.Frequency(
            (12, JsonTrees.Any),
            (1, Dice.Roll(static dice => JsonTrees.Nested(dice, dice.Between(5, 700))))
        )
        select JsonText.Parse(spelling.Write(tree)).Value();

    /// <summary>
    /// Metadata of any shape but <c>null</c>: mostly objects; up to 512 levels deep, up to exactly 1,024 bytes.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 55 objects, 10 arrays, 4 strings, 1 a number, 1 true or false, 9 of 1,024 bytes, 1 of more
    /// than 64 levels, 1 of 512 levels, 3 with a number beyond double, 40 beyond the BMP.
    /// </remarks>
    public static Gen<Metadata> Metadatas =>
        Gen.Frequency(
            (8, Metas.Of(JsonTrees.Objects)),
            (4, Metas.Of(JsonTrees.Any)),
            (1, DeepMetadatas),
            (2, MetadatasAtTheLimit)
        );

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

    /// <summary>Metadata that is one text of characters of two UTF-16 units, up to 1,024 bytes.</summary>
    public static Gen<Metadata> MetadatasBeyondBmp =>
        Texts
            .BeyondBmpUpTo(Metas.CharactersBeyondBmp)
            .Select(static text =>
                Metadata.Create(Spelling.Plain.Write(new Json.Text(text))).Value()
            );

    /// <summary>JSON texts of exactly 1,025 bytes, one more than metadata has.</summary>
    public static Gen<string> MetadataTextsOneOver => Metas.TextsOf(FieldLimits.MetadataBytes + 1);

    /// <summary>Raw texts on both sides of what metadata may be: too long, <c>null</c>, broken.</summary>
    /// <remarks>Of a hundred, at least: 55 right, 15 wrong, 10 too long, 1 null, 2 no JSON.</remarks>
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
            (
                1,
                Gen.Elements(
                    "null",
                    " null ",
                    "",
                    " ",
                    "{",
                    "nul",
                    "1 2",
                    "{\"a\":1,}",
                    "'a'",
                    "\"\\ud800\"",
                    "\uFEFF1"
                )
            ),
            (1, Gen.Choose(500, 515).Select(static n => new string('[', n) + new string(']', n))),
            (1, Gen.Choose(1020, 1030).Select(static n => "\"" + new string(' ', n - 2) + "\"")),
            (1, Gen.Choose(1020, 1030).Select(static n => "1" + new string(' ', n - 1)))
        );

    /// <summary>
    /// RFC 3339 date-times in every accepted form: <c>t</c> and <c>z</c>, offsets, <c>-00:00</c>, any number of fraction
    /// digits, leap seconds, the first and the last instant.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 20 canonical, 25 with an offset, 10 with t or z, 1 of -00:00, 6 of more than seven fraction
    /// digits, 25 without a fraction, 5 leap seconds.
    /// </remarks>
    public static Gen<Timestamp> Timestamps =>
        Gen.Frequency(
                (8, Dice.Roll(Times.Text)),
                (2, Dice.Roll(Times.Canonical)),
                (1, Dice.Roll(Times.LeapSecond)),
                (1, Gen.Elements(Times.Edges))
            )
            .Through(Timestamp.Create);

    /// <summary>Date-times of leap seconds: second 60.</summary>
    public static Gen<Timestamp> TimestampsOfLeapSeconds =>
        Dice.Roll(Times.LeapSecond).Through(Timestamp.Create);

    /// <summary>Raw texts on both sides of RFC 3339: most of the wrong ones are one character away from a right one.</summary>
    /// <remarks>Of a hundred, at least: 40 right, 30 wrong.</remarks>
    public static Gen<string> TimestampTexts =>
        Gen.Frequency(
            (4, Dice.Roll(Times.Text)),
            (1, Dice.Roll(Times.LeapSecond)),
            (1, Gen.Elements(Times.Edges)),
            (6, Dice.Roll(Times.Almost))
        );
}
