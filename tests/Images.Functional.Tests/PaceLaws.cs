using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The pace of many calls, on a clock of the test's own.</summary>
public class PaceLaws
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 200 / Law.Share)]
    public Property No_window_has_more_calls_than_the_policy_allows() =>
        Law.ForAll(Worlds(Gen.Constant(0)), static world => KeepsTheQuota(world, PaceMistake.None));

    [Property(MaxTest = 200 / Law.Share)]
    public Property The_time_is_within_a_tenth_of_the_least() =>
        Law.ForAll(Worlds(Gen.Constant(0)), static world => TakesNoLonger(world, PaceMistake.None));

    [Theory]
    [InlineData(PaceMistake.NeverWaits)]
    [InlineData(PaceMistake.StartsALittleEarly)]
    [InlineData(PaceMistake.WaitsALittleMore)]
    [InlineData(PaceMistake.ForgetsWhatRuns)]
    [InlineData(PaceMistake.ReadsNothing)]
    public void A_planted_mistake_is_found(PaceMistake mistake)
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
    public Property Everything_is_done_once_also_if_others_use_the_quota() =>
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
    public void Twelve_hundred_in_five_minutes_are_kept_to_the_call()
    {
        var world = new PaceWorld(6_001, 64, 1_200, 300_000, false, 0, [(40, 60), (90, 30)]);
        var outcome = world.Run();
        Assert.Equal((6_001, 0), (outcome.Done, outcome.Refused));
        Assert.InRange(outcome.Time, 1_500_000, 1_510_000);
    }

    [Fact]
    public void Until_the_first_reply_calls_start_one_by_one()
    {
        var one = Pace.Unknown.Started(Now);
        Assert.Equal(Some(TimeSpan.Zero), Pace.Unknown.Wait(Now));
        Assert.Equal(None, one.Wait(Now));
        Assert.Equal(Some(TimeSpan.Zero), one.Ended(Now, None).Wait(Now));
        Assert.Equal(Some(TimeSpan.Zero), one.Ended(Now, ResponseInfo.Ok).Started(Now).Wait(Now));
    }

    [Fact]
    public void A_call_that_runs_counts_until_its_window_after_its_end_is_over()
    {
        var used = Known(2, 60).Started(Now);
        Assert.Equal(2, used.Started(Now).Running);
        Assert.Equal(Some(TimeSpan.FromSeconds(60)), used.Wait(Now));
        var ended = used.Ended(Now.AddSeconds(10), ResponseInfo.Ok);
        Assert.Equal(Some(TimeSpan.Zero), ended.Wait(Now.AddSeconds(60)));
        Assert.Equal(
            Some(TimeSpan.FromSeconds(10)),
            ended.Started(Now.AddSeconds(60)).Wait(Now.AddSeconds(60))
        );
    }

    [Fact]
    public void If_all_of_the_quota_runs_the_end_of_a_call_is_waited_for()
    {
        var later = Now.AddSeconds(61);
        Assert.Equal(None, Known(2, 60).Started(later).Started(later).Wait(later));
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("7200", 3600)]
    [InlineData("0", 1)]
    [InlineData(null, 1)]
    public void A_429_pauses_all_calls(string? after, int seconds)
    {
        var paused = Pace.Unknown.Started(Now).Ended(Now, Refused(after));
        Assert.Equal(Some(TimeSpan.FromSeconds(seconds)), paused.Wait(Now));
        Assert.Equal(Some(TimeSpan.Zero), paused.Wait(Now.AddSeconds(seconds)));
    }

    [Fact]
    public void Pauses_that_are_not_stated_double_up_to_five_minutes_and_together_are_one()
    {
        var (pace, now) = (Pace.Unknown, Now);
        var pauses = Enumerable
            .Range(0, 11)
            .Select(_ =>
            {
                pace = pace.Started(now)
                    .Started(now)
                    .Ended(now, Refused(null))
                    .Ended(now, Refused(null));
                var pause = (TimeSpan)pace.Wait(now);
                now += pause;
                return pause.TotalSeconds;
            })
            .ToArray();
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300], pauses);
        pace = pace.Started(now).Ended(now, ResponseInfo.Ok).Started(now).Ended(now, Refused(null));
        Assert.Equal(Some(TimeSpan.FromSeconds(1)), pace.Wait(now));
    }

    [Theory]
    [InlineData("\"default\";r=0;t=20", 20)]
    [InlineData("\"default\";r=0", 0)]
    [InlineData("\"default\";r=1;t=20", 0)]
    [InlineData("\"default\";r=0;t=7200", 3600)]
    public void A_quota_of_which_only_the_rest_is_known_is_heeded_when_it_is_used_up(
        string limit,
        int seconds
    ) =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(seconds)),
            Pace.Unknown.Started(Now)
                .Ended(Now, new ResponseInfo(200, RateLimitHeader: limit))
                .Wait(Now)
        );

    [Theory]
    [InlineData(0, 20, 20)]
    [InlineData(0, 90, 60)]
    [InlineData(5, 20, 0)]
    public void What_others_have_used_is_waited_for(int left, int reset, int seconds) =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(seconds)),
            Known(10, 60)
                .Started(Now)
                .Ended(
                    Now,
                    new ResponseInfo(200, RateLimitHeader: $"\"default\";r={left};t={reset}")
                )
                .Wait(Now)
        );

    [Fact]
    public void Of_replies_that_overtake_one_another_the_least_counts()
    {
        var two = Known(10, 60).Started(Now).Started(Now);
        var less = two.Ended(Now, new ResponseInfo(200, RateLimitHeader: "\"default\";r=1;t=20"));
        Assert.Equal(Some(TimeSpan.FromSeconds(20)), less.Wait(Now));
        Assert.Equal(
            Some(TimeSpan.FromSeconds(20)),
            less.Ended(Now, new ResponseInfo(200, RateLimitHeader: "\"default\";r=3;t=20"))
                .Wait(Now)
        );
        Assert.Equal(
            Some(TimeSpan.Zero),
            two.Ended(Now, new ResponseInfo(200, RateLimitHeader: "\"default\";r=1")).Wait(Now)
        );
    }

    [Theory]
    [InlineData("\"default\";q=0;w=60")]
    [InlineData("\"default\";q=10001;w=60")]
    [InlineData("\"default\";q=1;w=3601")]
    [InlineData("\"default\";q=1;w=0")]
    [InlineData("\"default\";q=1")]
    [InlineData("nonsense")]
    public void A_policy_that_no_pace_can_keep_is_none(string policy) =>
        Assert.Equal(Some(TimeSpan.Zero), After(policy).Wait(Now));

    [Fact]
    public void A_policy_that_changes_keeps_its_calls() =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(60)),
            Known(10, 60)
                .Started(Now)
                .Ended(Now, new ResponseInfo(200, RateLimitPolicyHeader: "\"default\";q=2;w=60"))
                .Wait(Now)
        );

    [Fact]
    public void Of_several_policies_the_strictest_counts() =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(5)),
            After("\"day\";q=1000;w=3600, \"burst\";q=1;w=5").Wait(Now)
        );

    [Fact]
    public void An_outage_gets_a_hundred_retries_and_successes_earn_more()
    {
        var pace = Pace.Unknown;
        for (var i = 0; i < 100; i++)
            pace = (Pace)pace.Retried();
        Assert.Equal(None, pace.Retried());
        for (var i = 0; i < 5; i++)
            pace = pace.Ended(Now, new ResponseInfo(500)).Ended(Now, ResponseInfo.Ok);
        Assert.Equal(1, pace.RetriesLeft);
        Assert.Equal(100, Pace.Unknown.Ended(Now, ResponseInfo.Ok).RetriesLeft);
    }

    [Fact]
    public void Of_two_pauses_the_longer_counts() =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(30)),
            Pace.Unknown.Started(Now)
                .Started(Now)
                .Ended(Now, Refused("30"))
                .Ended(Now, Refused("20"))
                .Wait(Now)
        );

    [Fact]
    public void What_others_have_used_is_waited_for_longer_than_the_own_calls_of_a_window() =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(60)),
            Known(3, 60)
                .Started(Now.AddSeconds(50))
                .Ended(
                    Now.AddSeconds(50),
                    new ResponseInfo(200, RateLimitHeader: "\"default\";r=0;t=60")
                )
                .Started(Now.AddSeconds(50))
                .Wait(Now.AddSeconds(50))
        );

    [Fact]
    public void A_change_of_one_policy_leaves_the_others()
    {
        var two = After("\"a\";q=1;w=60, \"b\";q=5;w=10");
        Assert.Equal(
            Some(TimeSpan.FromSeconds(60)),
            two.Started(Now)
                .Ended(Now, new ResponseInfo(200, RateLimitPolicyHeader: "\"b\";q=9;w=10"))
                .Wait(Now)
        );
    }

    [Fact]
    public void It_says_what_it_knows() =>
        Assert.Equal(
            "1 running, 100 retries left, quotas \"default\";q=2;w=60",
            $"{Known(2, 60).Started(Now)}"
        );

    // A quota, of which one call has been used.
    private static Pace Known(int quota, int seconds) =>
        After($"\"default\";q={quota};w={seconds}");

    private static Pace After(string policy) =>
        Pace.Unknown.Started(Now).Ended(Now, new ResponseInfo(200, RateLimitPolicyHeader: policy));

    private static ResponseInfo Refused(string? after) =>
        new(429, RetryAfter: RetryAfter.Parse(after));

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
