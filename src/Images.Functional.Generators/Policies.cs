using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Policies with times in whole milliseconds and jitter in hundredths, which print short.</summary>
internal static class Policies
{
    public static Arbitrary<TimeSpan> Waits =>
        Fields.Time(
            Gen.Frequency(
                (4, Gen.Choose(0, 10_000)),
                (1, Gen.Choose(0, 86_400).Select(static seconds => seconds * 1000)),
                (1, Gen.Constant(0))
            ),
            TimeSpan.FromMilliseconds(1)
        );

    public static Arbitrary<TimeSpan> LongestWaits =>
        Fields.Plainest(
            RetryPolicy.None.LongestWait,
            Gen.OneOf(Gen.Constant(RetryPolicy.None.LongestWait), Waits.Generator)
        );

    public static Arbitrary<double> Jitters =>
        Arb.From(
            Gen.OneOf(
                Gen.Elements(0, 0.25, 1),
                Gen.Choose(0, 100).Select(static hundredths => hundredths / 100.0)
            ),
            static jitter =>
                Shrinks
                    .Toward((long)Math.Ceiling(jitter * 100))
                    .Select(static hundredths => hundredths / 100.0)
        );

    /// <summary>Policies whose delays double.</summary>
    public static Gen<RetryPolicy> Doubling =>
        from retries in Gen.Choose(1, 6)
        from first in Waits.Generator
        from cap in Waits.Generator
        from jitter in Jitters.Generator
        from longest in LongestWaits.Generator
        select RetryPolicy.Exponential(retries, first, cap, jitter, longest);

    /// <summary>Policies with any delays.</summary>
    public static Arbitrary<RetryPolicy> OfAnyDelays =>
        Composed.Of(
            Fields.List(Waits, Gen.Choose(1, 6)),
            Jitters,
            LongestWaits,
            static (delays, jitter, longest) =>
                RetryPolicy.FromSchedule(
                    Schedule.TimeSeries(delays.Map(static delay => (Duration)delay)),
                    delays.Count,
                    jitter,
                    longest
                ),
            static policy => (toSeq(policy.Delays), policy.Jitter, policy.LongestWait)
        );
}
