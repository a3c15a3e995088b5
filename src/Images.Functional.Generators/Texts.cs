namespace Images.Functional.Generators;

/// <summary>Texts of a known number of code points, with characters that cause trouble.</summary>
internal static class Texts
{
    private static readonly (int First, int Last)[] Usual = Ranges("61-7A 41-5A 30-39");

    private static readonly (int First, int Last)[] Visible = Ranges("20-7E");

    // Control characters, quotes and backslashes; bidi marks, joiners and the byte order mark; non-characters; the code points
    // around the surrogates; the first and last code points of each length in UTF-8.
    private static readonly (int First, int Last)[] Hard = Ranges(
        "00-1F 22 5C 2F 25 7F-9F 300-303 7FF-801 200B-200F 2028-202E D7FF E000 FEFF FFFD-FFFF"
    );

    private static readonly (int First, int Last)[] Letters = Ranges(
        "C0-FF 410-44F 5D0-5EA 4E00-4EFF"
    );

    private static readonly (int First, int Last)[] Supplementary = Ranges(
        "10000-10003 1F600-1F64F E0020-E0023 10FFFE-10FFFF"
    );

    /// <summary>Any text: of one alphabet, or of several mixed.</summary>
    public static string Any(Dice dice, int characters) =>
        dice.Below(8) switch
        {
            < 3 => Of(dice, characters, Usual),
            3 => Ascii(dice, characters),
            4 => BeyondBmp(dice, characters),
            _ => Mixed(dice, characters),
        };

    public static string Simple(Dice dice, int characters) => Of(dice, characters, Usual);

    public static string Ascii(Dice dice, int characters) => Of(dice, characters, Visible);

    public static string BeyondBmp(Dice dice, int characters) =>
        Of(dice, characters, Supplementary);

    /// <summary>A text with a lone surrogate, which UTF-8 can't encode.</summary>
    public static string WithLoneSurrogate(Dice dice, int characters)
    {
        var text = Any(dice, Math.Max(0, characters - 1));
        var at = dice.OneIn(2)
            ? text.Length
            : text.EnumerateRunes().Take(dice.Below(3)).Sum(r => r.Utf16SequenceLength);
        return text.Insert(at, dice.Pick("\uD800", "\uDBFF", "\uDC00", "\uDFFF"));
    }

    /// <summary>The text without one of its characters, or with one of these added or in the place of another.</summary>
    public static string Almost(Dice dice, string text, params string[] characters)
    {
        var at = dice.Below(text.Length);
        return dice.Below(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, dice.Pick<string>(characters)),
            _ => text.Remove(at, 1).Insert(at, dice.Pick<string>(characters)),
        };
    }

    /// <summary>Texts with a length between two, inclusive: short ones that grow with FsCheck's size, and those at both limits.</summary>
    public static Gen<string> Between(int minimum, int maximum) =>
        Gen.Sized(size =>
            from seed in Dice.Seeds
            from characters in Gen.Frequency(
                (8, Gen.Choose(minimum, Math.Min(maximum, minimum + size))),
                (1, Gen.Choose(minimum, maximum)),
                (
                    1,
                    Gen.Elements(
                        minimum,
                        Math.Min(minimum + 1, maximum),
                        Math.Max(minimum, maximum - 1),
                        maximum
                    )
                )
            )
            select Any(new Dice(seed), characters)
        );

    public static Gen<string> Exactly(int characters) => Dice.Roll(dice => Any(dice, characters));

    /// <summary>Texts of 1 to <paramref name="maximum"/> characters, each beyond the BMP; a quarter of them at the limit.</summary>
    public static Gen<string> BeyondBmpUpTo(int maximum) =>
        Dice.Roll(dice => BeyondBmp(dice, dice.OneIn(4) ? maximum : dice.Between(1, maximum)));

    /// <summary>Texts on both sides of a limit, half of them invalid: too short, too long, or not Unicode.</summary>
    public static Gen<string> Around(int minimum, int maximum) =>
        Gen.Frequency(
            (4, Between(minimum, maximum)),
            (1, Dice.Roll(dice => BeyondBmp(dice, maximum))),
            (1, Dice.Roll(dice => BeyondBmp(dice, maximum + 1))),
            (1, Exactly(maximum)),
            (1, Exactly(maximum + 1)),
            (1, Dice.Roll(dice => Any(dice, maximum + dice.Between(2, 64)))),
            (1, Exactly(Math.Max(0, minimum - 1))),
            (1, Dice.Roll(dice => WithLoneSurrogate(dice, dice.Between(1, Math.Min(maximum, 40))))),
            (1, Dice.Roll(dice => WithLoneSurrogate(dice, maximum)))
        );

    // Code points in hexadecimal digits: one, or from the first to the last.
    private static (int First, int Last)[] Ranges(string ranges) =>
        [
            .. ranges
                .Split(' ')
                .Select(static range => range.Split('-'))
                .Select(static ends =>
                    (Convert.ToInt32(ends[0], 16), Convert.ToInt32(ends[^1], 16))
                ),
        ];

    private static string Mixed(Dice dice, int characters) =>
        Of(dice, characters, Usual, Usual, Usual, Visible, Hard, Hard, Letters, Supplementary);

    // Each character is of one of the alphabets.
    private static string Of(
        Dice dice,
        int characters,
        params (int First, int Last)[][] alphabets
    ) =>
        string.Concat(
            dice.Many(
                characters,
                one =>
                {
                    var alphabet = one.Pick<(int First, int Last)[]>(alphabets);
                    var (first, last) = one.Pick<(int First, int Last)>(alphabet);
                    return new Rune(one.Between(first, last));
                }
            )
        );
}
