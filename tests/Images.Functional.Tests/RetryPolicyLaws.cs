using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static Images.Functional.Tests.PolicyGenerators;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

[Properties(Arbitrary = [typeof(PolicyGenerators)], MaxTest = 300 / Law.Share)]
public sealed class RetryPolicyLaws
{
    [Property]
    public Property A_wait_is_never_longer_than_the_longest_and_never_negative(
        RetryPolicy policy,
        int made,
        double roll,
        CfErrors outcome,
        Repeat repeat
    )
    {
        var delay = policy.NextDelay(made & 3, roll, Now, outcome, repeat);
        return delay
            .ForAll(wait => wait >= TimeSpan.Zero && wait <= policy.LongestWait)
            .Classify(delay.IsSome, "waits");
    }

    [Property]
    public bool After_its_retries_a_policy_gives_up(
        RetryPolicy policy,
        NonNegativeInt more,
        double roll,
        CfErrors outcome,
        Repeat repeat
    ) =>
        policy.NextDelay(policy.Retries + more.Get, roll, Now, outcome, repeat).IsNone
        && policy.NextDelay(-1 - more.Get, roll, Now, outcome, repeat).IsNone;

    [Property]
    public Property Errors_that_a_retry_cannot_fix_are_not_retried(
        RetryPolicy policy,
        double roll,
        CfErrors outcome,
        Repeat repeat
    ) =>
        Enumerable
            .Range(0, policy.Retries)
            .All(made => policy.NextDelay(made, roll, Now, outcome, repeat).IsNone)
            .When(!outcome.IsRetryable);

    [Property]
    public bool Retry_after_wins_in_both_forms(
        RetryPolicy policy,
        PositiveInt seconds,
        double roll,
        bool isDate,
        Repeat repeat
    )
    {
        var wait = TimeSpan.FromSeconds(seconds.Get);
        var asked = isDate ? RetryAfter.At(Now + wait) : RetryAfter.After(wait);
        var response = new ResponseInfo(429, RetryAfter: Some(asked));
        var expected =
            policy.Retries > 0 && wait <= policy.LongestWait ? Some(wait) : Option<TimeSpan>.None;

        return policy.NextDelay(0, roll, Now, Failed.With(response), repeat) == expected;
    }

    [Property]
    public bool No_wait_at_all_and_a_date_in_the_past_leave_the_policys_own_delay(
        RetryPolicy policy,
        NonNegativeInt seconds,
        int made,
        double roll
    ) =>
        new[]
        {
            RetryAfter.After(TimeSpan.Zero),
            RetryAfter.At(Now - TimeSpan.FromSeconds(seconds.Get)),
        }.All(asked =>
            policy.NextDelay(
                made,
                roll,
                Now,
                Failed.With(new ResponseInfo(429, RetryAfter: Some(asked))),
                Repeat.Freely
            ) == policy.NextDelay(made, roll, Now, Failed, Repeat.Freely)
        );

    [Property]
    public bool Jitter_only_shortens_and_by_its_share_at_most(RetryPolicy policy, double roll) =>
        Enumerable
            .Range(0, policy.Retries)
            .All(made =>
                policy
                    .NextDelay(made, roll, Now, Failed, Repeat.Freely)
                    .Exists(wait =>
                        wait <= policy.Delays[made]
                        && wait >= policy.Delays[made] * (1 - policy.Jitter)
                    )
            );

    [Property]
    public bool Without_luck_the_delays_are_waited_as_they_are(RetryPolicy policy) =>
        Enumerable
            .Range(0, policy.Retries)
            .All(made =>
                policy.NextDelay(made, 0, Now, Failed, Repeat.Freely) == Some(policy.Delays[made])
            );

    [Property]
    public bool The_same_arguments_give_the_same_answer(
        RetryPolicy policy,
        int made,
        double roll,
        CfErrors outcome,
        Repeat repeat
    ) =>
        policy.NextDelay(made, roll, Now, outcome, repeat)
        == policy.NextDelay(made, roll, Now, outcome, repeat);

    [Property]
    public bool Any_roll_is_taken(RetryPolicy policy, double roll, int made) =>
        Enumerable
            .Empty<double>()
            .Append(double.NaN)
            .Append(double.PositiveInfinity)
            .Append(-roll)
            .Append(1 + roll)
            .All(wild =>
                policy
                    .NextDelay(made & 3, wild, Now, Failed, Repeat.Freely)
                    .ForAll(wait => wait >= TimeSpan.Zero && wait <= policy.LongestWait)
            );

    [Property]
    public bool Delays_grow_to_the_cap_and_there_are_a_hundred_at_most(RetryPolicy policy) =>
        policy.Retries is >= 0 and <= 100
        && policy.Delays.Zip(policy.Delays.Skip(1)).All(static pair => pair.Item1 <= pair.Item2)
        && policy.Jitter is >= 0 and <= 1;

    [Property]
    public bool Policies_of_the_same_numbers_are_equal(
        PositiveInt retries,
        PositiveInt seconds,
        double jitter
    )
    {
        var count = retries.Get % 10;
        RetryPolicy Make(int plus) =>
            RetryPolicy.Exponential(
                count + plus,
                TimeSpan.FromSeconds(seconds.Get),
                jitter: jitter
            );

        return Make(0) == Make(0)
            && Make(0).GetHashCode() == Make(0).GetHashCode()
            && Make(0) != Make(1)
            && $"{Make(0)}" == $"{Make(0)}";
    }

    [Fact]
    public void The_default_is_the_official_clients() =>
        Assert.Equal(
            "2 retries after 0.5, 1 s, less up to 25 %; waits 60 s at most",
            $"{RetryPolicy.Default}"
        );

    [Fact]
    public void Delays_double_to_eight_seconds() =>
        Assert.Equal(
            [0.5, 1, 2, 4, 8, 8],
            RetryPolicy
                .Exponential(6)
                .Delays.AsEnumerable()
                .Select(static delay => delay.TotalSeconds)
        );

    [Fact]
    public void Delays_double_from_the_first_to_the_cap() =>
        Assert.Equal(
            [3, 6, 10, 10],
            RetryPolicy
                .Exponential(4, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10))
                .Delays.AsEnumerable()
                .Select(static delay => delay.TotalSeconds)
        );

    [Fact]
    public void A_policy_prints_no_more_than_milliseconds() =>
        Assert.Equal(
            "1 retries after 0.123 s, less up to 25 %; waits 60 s at most",
            $"{RetryPolicy.Exponential(1, TimeSpan.FromTicks(1_234_567))}"
        );

    [Fact]
    public void No_jitter_prints_without_a_sign() =>
        Assert.Equal(
            "1 retries after 0.5 s, less up to 0 %; waits 60 s at most",
            $"{RetryPolicy.Exponential(1, jitter: -0.0)}"
        );

    [Fact]
    public void None_says_so()
    {
        Assert.Equal("no retry", $"{RetryPolicy.None}");
        Assert.Equal(0, RetryPolicy.None.Retries);
    }

    [Fact]
    public void A_policy_prints_its_numbers() =>
        Assert.Equal(
            "2 retries after 0.5, 1 s, less up to 25 %; waits 60 s at most",
            $"{RetryPolicy.Exponential(2)}"
        );

    private static readonly CfErrors Failed = new CfError.Transport("reason");
}
