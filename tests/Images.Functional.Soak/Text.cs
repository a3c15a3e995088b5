using System;
using System.Globalization;

namespace Images.Functional.Soak;

internal static class Text
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static void Say(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    public static int Number(ReadOnlySpan<char> text) =>
        int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
