using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Images.Functional.Benchmarks;

/// <summary>A median with its spread.</summary>
internal readonly record struct Spread(
    double Minimum,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double Maximum
)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Spread(
            sorted[0],
            At(sorted, 0.25),
            At(sorted, 0.5),
            At(sorted, 0.75),
            sorted[^1]
        );
    }

    /// <summary>The median, and in brackets the minimum, the quartiles and the maximum.</summary>
    public string ToString(string format)
    {
        string[] all =
        [
            .. new[] { Median, Minimum, LowerQuartile, UpperQuartile, Maximum }.Select(value =>
                value.ToString(format, CultureInfo.InvariantCulture)
            ),
        ];
        return $"{all[0]} ({all[1]}, {all[2]} to {all[3]}, {all[4]})";
    }

    /// <summary>How much the largest median is of the smallest.</summary>
    public static string Range(IEnumerable<Spread> spreads)
    {
        var medians = Of(spreads.Select(static one => one.Median));
        return (medians.Maximum / medians.Minimum).ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static double At(double[] sorted, double part)
    {
        var place = part * (sorted.Length - 1);
        var below = sorted[(int)place];
        return below
            + (place - (int)place) * (sorted[Math.Min((int)place + 1, sorted.Length - 1)] - below);
    }
}
