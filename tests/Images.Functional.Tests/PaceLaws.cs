using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The pace of many calls in simulated worlds, each with its own clock.</summary>
public class PaceLaws
{
    [Property(MaxTest = 200 / Law.Share)]
    public Property No_window_has_more_calls_than_the_policy_allows() =>
        Law.ForAll(Worlds(Gen.Constant(0)), static world => KeepsTheQuota(world, PaceMistake.None));

    [Property(MaxTest = 200 / Law.Share)]
    public Property The_time_is_within_a_tenth_of_the_minimum() =>
        Law.ForAll(Worlds(Gen.Constant(0)), static world => TakesNoLonger(world, PaceMistake.None));

    [Fact]
    public void Calls_that_leave_the_window_while_a_reply_is_under_way_are_not_taken_for_anothers() =>
        TakesNoLonger(
            new PaceWorld(
                Calls: 53,
                AtOnce: 1,
                Quota: 10,
                Window: 4000,
                IsSliding: true,
                Foreign: 0,
                [(5, 5), (5, 3), (0, 3), (4, 5), (5, 5), (5, 5), (2, 5)]
            ),
            PaceMistake.None
        );

    [Theory]
    [InlineData(PaceMistake.NeverWaits)]
    [InlineData(PaceMistake.StartsALittleEarly)]
    [InlineData(PaceMistake.WaitsALittleMore)]
    [InlineData(PaceMistake.ForgetsWhatRuns)]
    [InlineData(PaceMistake.ReadsNothing)]
    public void A_planted_mistake_is_detected(PaceMistake mistake)
    {
        var worlds = Worlds(Gen.Constant(0)).Sample(100, new Rnd(20260101UL, 7UL), 50);
        foreach (var world in worlds)
        {
            KeepsTheQuota(world, PaceMistake.None);
            TakesNoLonger(world, PaceMistake.None);
        }

        Assert.Contains(
            worlds,
            world =>
                Record.Exception(() =>
                {
                    KeepsTheQuota(world, mistake);
                    TakesNoLonger(world, mistake);
                })
                    is not null
        );
    }

    [Property(MaxTest = 100 / Law.Share)]
    public Property Every_call_is_made_once_even_if_others_use_the_quota() =>
        Law.ForAll(
            Worlds(Gen.Choose(1, 8)),
            static world =>
            {
                var outcome = world.Run();
                Assert.Equal(world.Calls, outcome.Done);
                Assert.Equal(0, outcome.Pace.Running);
                Assert.InRange(outcome.Most(world.Window), 1, world.Quota);
            }
        );

    [Fact]
    public void A_quota_of_1200_calls_in_five_minutes_is_kept_exactly()
    {
        var world = new PaceWorld(6_001, 64, 1_200, 300_000, false, 0, [(40, 60), (90, 30)]);
        var outcome = world.Run();
        Assert.Equal((6_001, 0), (outcome.Done, outcome.Refused));
        Assert.InRange(outcome.Time, 1_500_000, 1_510_000);
    }

    // Bursts of the whole quota take a fortieth of a window at most: else the calls take the time, not the pace.
    private static void KeepsTheQuota(PaceWorld world, PaceMistake mistake)
    {
        var outcome = world.Run(mistake);
        Assert.Equal((world.Calls, 0), (outcome.Done, outcome.Refused));
        Assert.InRange(outcome.Most(world.Window), 1, world.Quota);
    }

    private static void TakesNoLonger(PaceWorld world, PaceMistake mistake)
    {
        var time = world.Run(mistake).Time;
        // Below one window the calls themselves take the time.
        var own =
            (
                world.Calls
                * (long)world.Latencies.Max(static one => one.There + one.Back)
                / world.AtOnce
            ) + (3 * world.Latencies.Max(static one => one.There + one.Back));
        Assert.InRange(time, world.Least, world.Least == 0 ? own : world.Least * 11 / 10);
    }

    private static Gen<PaceWorld> Worlds(Gen<int> foreign) =>
        from quota in Gen.Choose(1, 40)
        from calls in Gen.Choose(1, 160)
        from atOnce in Gen.Choose(1, 64)
        from seconds in Gen.Choose(4, 300)
        from isSliding in Gen.Elements(true, false)
        from others in foreign
        let window = seconds * 1000
        let longest = Math.Max(1, window * Math.Min(atOnce, quota) / quota / 80)
        from latencies in Gen.Choose(0, longest)
            .Two()
            .Select(static pair => pair.ToTuple())
            .Select(static pair => (pair.Item1, pair.Item2))
            .ArrayOf(7)
        select new PaceWorld(
            calls,
            atOnce,
            quota,
            window,
            isSliding,
            Math.Min(others, quota - 1),
            latencies
        );
}
