using System;
using System.Globalization;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>A time span as people write it: <c>90s</c>, <c>30m</c>, <c>2h</c>, <c>1d</c>; a bare number is seconds.</summary>
internal static class Duration
{
    private static readonly (string Unit, int Seconds)[] Units =
    [
        ("s", 1),
        ("m", 60),
        ("h", 60 * 60),
        ("d", 24 * 60 * 60),
        ("", 1),
    ];

    /// <returns>Null if the text is not a time span, or if it is longer than a hundred years.</returns>
    public static TimeSpan? Read(string text)
    {
        var (unit, seconds) = Units.First(unit =>
            text.EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase)
        );
        return
            long.TryParse(
                text.AsSpan(0, text.Length - unit.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number <= Longest / seconds
            ? TimeSpan.FromSeconds(number * seconds)
            : null;
    }

    private const long Longest = 100L * 365 * 24 * 60 * 60;
}
