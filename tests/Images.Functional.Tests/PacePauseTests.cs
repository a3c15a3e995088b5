using System;
using System.Linq;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The pauses after a 429, and the retries that all calls share.</summary>
public class PacePauseTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

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
    public void A_date_is_measured_by_the_servers_own_clock()
    {
        var theirs = Now.AddMinutes(10);
        var refused = new ResponseInfo(
            429,
            RetryAfter: RetryAfter.At(theirs.AddSeconds(30)),
            DateHeader: theirs.ToString("r", System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Equal(
            Some(TimeSpan.FromSeconds(30)),
            Pace.Unknown.Started(Now).Ended(Now, refused).Wait(Now)
        );
    }

    [Fact]
    public void Pauses_without_Retry_After_double_up_to_five_minutes_and_simultaneous_ones_count_once()
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

    [Fact]
    public void The_longer_of_two_pauses_counts() =>
        Assert.Equal(
            Some(TimeSpan.FromSeconds(30)),
            Pace.Unknown.Started(Now)
                .Started(Now)
                .Ended(Now, Refused("30"))
                .Ended(Now, Refused("20"))
                .Wait(Now)
        );

    [Theory]
    [InlineData(null, null)]
    [InlineData("30", null)]
    [InlineData(null, "\"a\";r=0;t=60")]
    public void At_the_end_of_the_calendar_a_pause_is_cut_short(string? after, string? limit)
    {
        foreach (var offset in new[] { -14, 0, 14 })
        {
            var now = DateTimeOffset.MaxValue.AddMilliseconds(-1);
            now =
                offset <= 0
                    ? now.ToOffset(TimeSpan.FromHours(offset))
                    : new DateTimeOffset(now.DateTime, TimeSpan.FromHours(offset));
            var refused = Refused(after) with
            {
                RateLimitHeader = Optional(limit),
                RateLimitPolicyHeader = Optional(limit).Map(static _ => "\"b\";q=1;w=60"),
            };
            var pace = Pace.Unknown.Started(now).Ended(now, refused);
            Assert.True(pace.Wait(now).Exists(static wait => wait > TimeSpan.Zero));
            pace.Started(now).Ended(now, refused).Wait(now);
        }
    }

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

    private static ResponseInfo Refused(string? after) =>
        new(429, RetryAfter: RetryAfter.Parse(after));
}
