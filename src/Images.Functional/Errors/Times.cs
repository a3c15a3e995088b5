using System;

namespace Images.Functional;

/// <summary>Which of two times is the shorter or the later.</summary>
internal static class Times
{
    public static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) =>
        one > other ? one : other;
}
