namespace Images.Functional;

/// <summary>Which of two times is the shorter, the longer or the later, and when a wait ends.</summary>
internal static class Times
{
    public static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    public static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) =>
        one > other ? one : other;

    /// <summary>When a wait ends; the last instant of the calendar at the latest.</summary>
    public static DateTimeOffset End(DateTimeOffset start, TimeSpan wait) =>
        wait < DateTimeOffset.MaxValue - start
            ? start.ToUniversalTime() + wait
            : DateTimeOffset.MaxValue;
}
