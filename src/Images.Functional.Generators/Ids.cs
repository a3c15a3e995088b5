namespace Images.Functional.Generators;

/// <summary>Texts of ids.</summary>
internal static class Ids
{
    public const string HexDigits = "0123456789abcdef";

    // Dot segments, slashes at the edges and between, and near misses.
    private static readonly string[] Segments =
        ". .. ... / // a/ /a a//b .a a. a/. ./a a/../b ../a %2e %2E%2e a/..b a/b../c".Split(' ');

    private static readonly AccountId Account = AccountId.Create("a").Value();

    public static Gen<string> Documented => Texts.Between(1, FieldLimits.ImageIdCharacters);

    public static Gen<string> Uuids => Dice.Roll(Uuid);

    /// <summary>UUIDs with one error: an invalid digit, a misplaced hyphen, a digit too many or too few, or braces.</summary>
    public static Gen<string> AlmostUuids =>
        Dice.Roll(static dice =>
            dice.OneIn(4)
                ? "{" + Uuid(dice) + "}"
                : Texts.Almost(dice, Uuid(dice), "0", "g", "-", "\u0661", "\uFF11", "G")
        );

    public static Gen<string> Custom =>
        Gen.Frequency(
            (3, Dice.Roll(Path)),
            (2, Texts.Between(1, FieldLimits.CustomImageIdCharacters)),
            (1, Texts.Exactly(FieldLimits.CustomImageIdCharacters))
        );

    /// <summary>Raw texts on both sides of an id's limit, including dot segments, and slashes at the edges.</summary>
    public static Gen<string> Around(int minimum, int maximum) =>
        Gen.Frequency(
            (6, Texts.Around(minimum, maximum)),
            (1, Gen.Elements(Segments)),
            (1, Dice.Roll(Path)),
            (1, Dice.Roll(dice => WithSlashes(dice, maximum)))
        );

    /// <summary>Ids that requests must not contain.</summary>
    public static string Reserved(Dice dice)
    {
        var name = dice.Pick("keys", "stats", "variants", "config", "batch_token", "direct_upload");
        return dice.Below(8) switch
        {
            < 3 => name,
            3 => dice.Pick("/", "//", "") + name + dice.Pick("/", "///"),
            4 => dice.Pick("keys", "variants") + "/" + Texts.Simple(dice, dice.Between(1, 12)),
            5 => Texts.Simple(dice, dice.Between(1, 12)) + dice.Pick("/blob", "//blob", "/a/blob"),
            6 => dice.Pick("%2F", "%2f", "%252F") + name,
            _ => dice.Pick("variants/a/flat", "/", "//", "keys%2Fdefault", "%6beys", "/blob"),
        };
    }

    /// <summary>Whether requests may contain an id.</summary>
    public static bool IsAskedFor(ImageId id) => ImagesV1.Get(Account, id).Request.IsRight;

    public static string Hex(Dice dice) => dice.Characters(32, HexDigits);

    private static string Uuid(Dice dice)
    {
        var digits = Hex(dice);
        var uuid = dice.OneIn(3)
            ? digits
            : $"{digits[..8]}-{digits[8..12]}-{digits[12..16]}-{digits[16..20]}-{digits[20..]}";
        return dice.OneIn(4) ? uuid.ToUpperInvariant() : uuid;
    }

    // Subpaths, as users choose them; sometimes with dots, as part of a name or as a dot segment.
    private static string Path(Dice dice) =>
        string.Join(
            '/',
            dice.Many(
                dice.Between(1, 5),
                static dice =>
                    dice.OneIn(12) ? dice.Pick(".", "..", "...", "")
                    : dice.OneIn(3) ? Texts.Any(dice, dice.Between(1, 8))
                    : Texts.Simple(dice, dice.Between(1, 12)) + dice.Pick("", ".png", ".", "%2F")
            )
        );

    private static string WithSlashes(Dice dice, int maximum)
    {
        var text = Texts.Simple(dice, dice.Between(0, maximum - 1));
        return dice.Below(3) switch
        {
            0 => "/" + text,
            1 => text + "/",
            _ => text.Insert(text.Length / 2, "/"),
        };
    }
}
