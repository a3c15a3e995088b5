using System;
using System.Collections.Generic;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Policies of delays that are listed.</summary>
internal static class Policies
{
    public static RetryPolicy Of(
        IReadOnlyCollection<TimeSpan> delays,
        double jitter,
        TimeSpan longestWait
    ) =>
        RetryPolicy.FromSchedule(
            Schedule.TimeSeries(toSeq(delays).Map(static delay => (Duration)delay)),
            delays.Count,
            jitter,
            longestWait
        );
}
