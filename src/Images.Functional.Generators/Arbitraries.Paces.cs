using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>Paces after up to 20 calls, while some others still run. They shrink to <see cref="Pace.Unknown"/>.</summary>
    public static Arbitrary<Pace> Pace() =>
        Arb.From(
            from replies in ResponseInfo().Generator.ListOf()
            from seconds in Gen.Choose(0, 600).ArrayOf(replies.Count)
            from running in Gen.Choose(0, 3)
            select replies
                .Take(20)
                .Zip(seconds)
                .Aggregate(
                    Enumerable
                        .Range(0, running)
                        .Aggregate(Functional.Pace.Unknown, static (pace, _) => pace.Started(Noon)),
                    static (pace, call) =>
                        pace.Started(Noon.AddSeconds(call.Item2))
                            .Ended(Noon.AddSeconds(call.Item2), call.Item1)
                ),
            static pace => pace == Functional.Pace.Unknown ? [] : [Functional.Pace.Unknown]
        );

    private static DateTimeOffset Noon { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
}
