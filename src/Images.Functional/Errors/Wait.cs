namespace Images.Functional;

/// <summary>Waits in headers, in whole seconds.</summary>
internal static class Wait
{
    // A hundred years: a longer wait makes no difference, and may not fit a TimeSpan.
    private const double MaximumSeconds = 100.0 * 366 * 24 * 60 * 60;

    public static TimeSpan OfSeconds(double seconds) =>
        TimeSpan.FromSeconds(Math.Min(seconds, MaximumSeconds));

    /// <summary>Rounded up: whoever comes back too early is refused again, and zero is no wait.</summary>
    public static string Seconds(TimeSpan wait) =>
        ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
