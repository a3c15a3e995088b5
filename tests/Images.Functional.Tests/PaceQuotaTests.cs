using System;
using System.Linq;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>How long a call waits for the quotas that the API states.</summary>
public class PaceQuotaTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

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
    public void No_server_can_make_it_keep_ever_more_quotas()
    {
        var pace = Enumerable
            .Range(0, 40)
            .Aggregate(
                Pace.Unknown,
                static (pace, n) =>
                    pace.Started(Now)
                        .Ended(
                            Now,
                            new ResponseInfo(200, RateLimitPolicyHeader: $"\"q{n}\";q=9;w=60")
                        )
            );
        Assert.Contains("\"q15\"", pace.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"q16\"", pace.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_counts_until_one_window_after_its_end()
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
    public void If_running_calls_use_the_whole_quota_the_next_waits_for_one_to_end()
    {
        var later = Now.AddSeconds(61);
        Assert.Equal(None, Known(2, 60).Started(later).Started(later).Wait(later));
    }

    [Theory]
    [InlineData("\"default\";r=0;t=20", 20)]
    [InlineData("\"default\";r=0", 0)]
    [InlineData("\"default\";r=1;t=20", 0)]
    [InlineData("\"default\";r=0;t=7200", 3600)]
    public void A_quota_known_only_by_its_remainder_is_respected_once_it_is_used_up(
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
    public void Use_by_others_delays_the_next_call(int left, int reset, int seconds) =>
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
    public void Use_by_others_can_delay_longer_than_the_clients_own_calls() =>
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
    public void What_others_leave_may_be_used()
    {
        var one = Known(10, 60).Started(Now).Ended(Now, Left(2, 20)).Started(Now);
        Assert.Equal(Some(TimeSpan.Zero), one.Wait(Now));
        Assert.Equal(Some(TimeSpan.FromSeconds(20)), one.Started(Now).Wait(Now));
    }

    [Fact]
    public void The_clients_own_calls_are_not_use_by_others() =>
        Assert.Equal(
            Some(TimeSpan.Zero),
            Known(4, 60).Started(Now).Started(Now).Ended(Now, Left(1, 20)).Wait(Now)
        );

    [Fact]
    public void A_lower_remainder_replaces_a_higher_one()
    {
        var two = Known(10, 60).Started(Now).Started(Now).Ended(Now, Left(5, 20));
        Assert.Equal(Some(TimeSpan.Zero), two.Wait(Now));
        Assert.Equal(Some(TimeSpan.FromSeconds(20)), two.Ended(Now, Left(0, 20)).Wait(Now));
    }

    [Fact]
    public void The_newest_reset_of_one_remainder_counts() =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(40)),
            Known(10, 60)
                .Started(Now)
                .Started(Now)
                .Ended(Now, Left(0, 20))
                .Ended(Now, Left(0, 40))
                .Wait(Now)
        );

    [Fact]
    public void A_remainder_counts_until_its_reset_and_no_longer()
    {
        var reset = Now.AddSeconds(20);
        var used = Known(10, 60)
            .Started(Now)
            .Ended(Now, Left(0, 20))
            .Started(reset)
            .Ended(reset, Left(1, 20));
        Assert.Equal(Some(TimeSpan.Zero), used.Wait(reset));
        Assert.Equal(Some(TimeSpan.FromSeconds(20)), used.Started(reset).Wait(reset));
    }

    [Fact]
    public void The_lowest_remainder_of_replies_out_of_order_counts()
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
    public void An_impossible_policy_is_ignored(string policy) =>
        Assert.Equal(Some(TimeSpan.Zero), After(policy).Started(Now).Wait(Now));

    [Fact]
    public void The_longest_window_is_an_hour() =>
        Assert.Equal(Some(TimeSpan.FromHours(1)), After("\"default\";q=1;w=3600").Wait(Now));

    // A quota that it does not track would wait for the reset, not for a window.
    [Fact]
    public void The_largest_quota_is_10000_calls() =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(60)),
            Known(10_000, 60).Started(Now).Ended(Now, Left(0, 7200)).Wait(Now)
        );

    [Fact]
    public void A_changed_policy_keeps_its_recorded_calls() =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(60)),
            Known(10, 60)
                .Started(Now)
                .Ended(Now, new ResponseInfo(200, RateLimitPolicyHeader: "\"default\";q=2;w=60"))
                .Wait(Now)
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
    public void The_strictest_of_several_policies_counts() =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(5)),
            After("\"day\";q=1000;w=3600, \"burst\";q=1;w=5").Wait(Now)
        );

    [Fact]
    public void A_pace_prints_what_it_knows()
    {
        Assert.Equal(
            "1 running, 100 retries left, quotas \"default\";q=2;w=60",
            $"{Known(2, 60).Started(Now)}"
        );
        Assert.Equal(
            "0 running, 100 retries left, quotas \"a\";q=1;w=60, \"b\";q=5;w=10",
            $"{After("\"a\";q=1;w=60, \"b\";q=5;w=10")}"
        );
    }

    // A quota, of which one call has been used.
    private static Pace Known(int quota, int seconds) =>
        After($"\"default\";q={quota};w={seconds}");

    private static ResponseInfo Left(int remaining, int reset) =>
        new(200, RateLimitHeader: $"\"default\";r={remaining};t={reset}");

    private static Pace After(string policy) =>
        Pace.Unknown.Started(Now).Ended(Now, new ResponseInfo(200, RateLimitPolicyHeader: policy));
}
