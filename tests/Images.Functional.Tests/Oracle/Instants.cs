using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Images.Functional.Tests;

/// <summary>A second reader of date-times, by the grammar of RFC 3339.</summary>
internal static partial class Instants
{
    /// <summary>The instant to 100 ns; null for what is no date-time of RFC 3339, years 1 to 9999.</summary>
    public static DateTimeOffset? Of(string text)
    {
        if (Grammar().Match(text) is not { Success: true } match)
            return null;
        var offset = new TimeSpan(Number("oh"), Number("om"), 0);
        var fraction = long.Parse(
            match.Groups["f"].Value.PadRight(7, '0')[..7],
            CultureInfo.InvariantCulture
        );
        try
        {
            var minute = new DateTimeOffset(
                Number("y"),
                Number("mo"),
                Number("d"),
                Number("h"),
                Number("mi"),
                0,
                match.Groups["sign"].Value == "-" ? -offset : offset
            ).ToUniversalTime();
            var second = minute.AddSeconds(Number("s"));
            return
                Number("om") > 59
                || Number("s") > 60
                || (Number("s") == 60 && second.TimeOfDay != TimeSpan.Zero)
                ? null
                : second.AddTicks(fraction);
        }
        catch (ArgumentException)
        {
            return null;
        }

        int Number(string group) =>
            match.Groups[group] is { Success: true } digits
                ? int.Parse(digits.Value, CultureInfo.InvariantCulture)
                : 0;
    }

    [GeneratedRegex(
        @"\A(?<y>[0-9]{4})-(?<mo>[0-9]{2})-(?<d>[0-9]{2})[Tt](?<h>[0-9]{2}):(?<mi>[0-9]{2}):(?<s>[0-9]{2})(\.(?<f>[0-9]+))?([Zz]|(?<sign>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2}))\z"
    )]
    private static partial Regex Grammar();
}
