using System;
using System.Linq;
using FsCheck;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

public sealed class FromScheduleTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Property]
    public bool The_first_delays_of_a_schedule_are_taken_and_fewer_where_it_ends(
        NonNegativeInt[] milliseconds,
        NonNegativeInt retries
    )
    {
        var delays = milliseconds.Select(static ms => ms.Get % 60_000).ToArray();
        var schedule = Schedule.TimeSeries(delays.Select(static ms => new Duration(ms)).ToArray());

        return RetryPolicy
            .FromSchedule(schedule, retries.Get)
            .Delays.AsEnumerable()
            .Select(static delay => delay.TotalMilliseconds)
            .SequenceEqual(delays.Take(Math.Min(retries.Get, 100)).Select(static ms => (double)ms));
    }

    [Fact]
    public void Every_delay_of_whole_milliseconds_is_kept_to_the_tick() =>
        Assert.All(
            Enumerable.Range(0, 1000),
            static ms =>
                Assert.Equal(
                    TimeSpan.FromMilliseconds(ms),
                    RetryPolicy.FromSchedule(Schedule.TimeSeries(new Duration(ms)), 1).Delays[0]
                )
        );

    [Fact]
    public void An_endless_schedule_is_taken_as_far_as_asked() =>
        Assert.Equal(
            [1, 2, 4],
            RetryPolicy
                .FromSchedule(Schedule.exponential(1 * seconds), 3)
                .Delays.AsEnumerable()
                .Select(static delay => delay.TotalSeconds)
        );

    [Theory]
    [InlineData(int.MinValue, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(int.MaxValue, 100)]
    public void Retries_out_of_range_count_as_the_nearest_in_range(int retries, int expected) =>
        Assert.Equal(
            expected,
            RetryPolicy.FromSchedule(Schedule.spaced(1 * seconds), retries).Retries
        );

    [Theory]
    [InlineData(1e300, 24.0 * 60 * 60)]
    [InlineData(double.MaxValue, 24.0 * 60 * 60)]
    [InlineData(double.PositiveInfinity, 24.0 * 60 * 60)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, 0)]
    public void Durations_beyond_any_timer_are_safe(double milliseconds, double expectedSeconds) =>
        Assert.Equal(
            [expectedSeconds],
            RetryPolicy
                .FromSchedule(
                    Schedule.TimeSeries(new Duration(milliseconds)),
                    1,
                    longestWait: TimeSpan.MaxValue
                )
                .Delays.AsEnumerable()
                .Select(static delay => delay.TotalSeconds)
        );

    [Fact]
    public void No_delay_is_longer_than_the_longest_wait() =>
        Assert.All(
            RetryPolicy
                .FromSchedule(Schedule.spaced(2 * seconds), 3, longestWait: TimeSpan.FromSeconds(1))
                .Delays,
            static delay => Assert.Equal(TimeSpan.FromSeconds(1), delay)
        );

    [Fact]
    public void The_longest_wait_is_a_day() =>
        Assert.Equal(
            Day,
            RetryPolicy.FromSchedule(Schedule.Never, 1, longestWait: TimeSpan.MaxValue).LongestWait
        );
}
