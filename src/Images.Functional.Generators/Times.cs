namespace Images.Functional.Generators;

/// <summary>Texts of RFC 3339 date-times.</summary>
internal static class Times
{
    /// <summary>The first and the last instant, leap days, and others.</summary>
    public static readonly string[] Edges = (
        "0001-01-01T00:00:00Z 0001-01-01T00:00:00.0000000Z 0001-01-01T14:00:00+14:00 "
        + "9999-12-31T23:59:59.9999999Z 9999-12-31T23:59:59.99999999999999Z 9999-12-31T09:59:59-14:00 "
        + "2000-02-29T00:00:00Z 2024-02-29T23:59:59Z 2014-01-02T02:20:00.123Z 2014-01-02T02:20:00.1230Z "
        + "1970-01-01t00:00:00-00:00"
    ).Split(' ');

    /// <summary>The date-time to which all others shrink; none is shorter.</summary>
    private const string Plainest = "2000-01-01T00:00:00Z";

    /// <summary>The plainest; then the plainest with the same fraction and offset; then with fewer fraction digits, or without an offset.</summary>
    public static IEnumerable<string> Plainer(string text)
    {
        if (text == Plainest)
            return [];
        var offset = text[^1] is 'Z' or 'z' ? text[^1..] : text[^6..];
        var (time, fraction) = (text[..19], text[19..^offset.Length]);
        return Shrinks
            .Lengths(Math.Max(0, fraction.Length - 1))
            .Select(digits => time + (digits == 0 ? "" : fraction[..(digits + 1)]) + offset)
            .Prepend(Plainest[..19] + fraction + offset)
            .Prepend(Plainest)
            .Append(time + fraction + "Z")
            .Where(plainer => plainer != text)
            .Distinct();
    }

    /// <summary>A date-time in any accepted form.</summary>
    public static string Text(Dice dice) =>
        $"{Date(dice)}{dice.Pick("T", "T", "T", "t")}{dice.Below(24):D2}:{dice.Below(60):D2}:{dice.Below(60):D2}"
        + $"{Fraction(dice)}{Offset(dice)}";

    /// <summary>The leap second 23:59:60 UTC, in any offset.</summary>
    public static string LeapSecond(Dice dice)
    {
        var minutes = dice.Between(-14 * 60, 14 * 60);
        var (month, day) = dice.Pick((6, 30), (12, 31));
        var local = new DateOnly(dice.Between(1972, 2030), month, day)
            .ToDateTime(new TimeOnly(23, 59))
            .AddMinutes(minutes);
        var offset = minutes == 0 ? "Z" : Offset(minutes);
        return local.ToString("yyyy-MM-dd'T'HH:mm':60'", CultureInfo.InvariantCulture)
            + Fraction(dice)
            + offset;
    }

    /// <summary>A date-time with one change, which makes most of them invalid.</summary>
    public static string Almost(Dice dice)
    {
        var text = Text(dice);
        return dice.Below(8) switch
        {
            < 4 => Texts.Almost(dice, text, [.. "01369:-+. ZTé\u0661".Select(char.ToString)]),
            4 => text[..dice.Below(text.Length)],
            5 => text[..19]
                + dice.Word(" . .Z z0 +14:01 -14:30 +0100 +01 +24:00 +01:60 _Z Z_")
                    .Replace('_', ' '),
            6 => dice.Word("0000 2023 +2014 14 1900") + "-02-29" + text[10..],
            _ => text[..11]
                + dice.Word("24:00:00 23:60:00 23:59:60 12:00:60 23:59:61 7:00:00")
                + text[19..],
        };
    }

    private static string Date(Dice dice)
    {
        var year = dice.OneIn(4) ? dice.Between(2, 9998) : dice.Between(2010, 2040);
        var month = dice.Between(1, 12);
        return $"{year:D4}-{month:D2}-{dice.Between(1, DateTime.DaysInMonth(year, month)):D2}";
    }

    private static string Fraction(Dice dice)
    {
        var digits = dice.Below(8) switch
        {
            < 3 => 0,
            < 5 => 3,
            5 => dice.Between(8, 40),
            _ => dice.Between(1, 7),
        };
        return digits == 0 ? "" : "." + dice.Characters(digits, "001593");
    }

    private static string Offset(Dice dice) =>
        dice.Below(7) switch
        {
            < 4 => "Z",
            4 => dice.Word("z +00:00 -00:00 +14:00 -14:00"),
            _ => Offset(dice.Between(-14 * 60, 14 * 60)),
        };

    private static string Offset(int minutes) =>
        $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:D2}:{Math.Abs(minutes) % 60:D2}";
}
