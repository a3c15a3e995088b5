using System;
using System.Globalization;

namespace Images.Functional.Sandbox.Tests;

/// <summary>How many random programs a campaign runs: 200 in the suite, or as many as the variable <c>PROGRAMS</c> says.</summary>
internal static class Campaign
{
    public const int Usual = 200;

    public static int Programs { get; } =
        int.TryParse(
            Environment.GetEnvironmentVariable("PROGRAMS"),
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : Usual;
}
