using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static Images.Functional.Tests.PolicyGenerators;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Whether a request may be sent again depends on how the attempt ended and on what a repetition does.</summary>
[Properties(Arbitrary = [typeof(PolicyGenerators)], MaxTest = 300 / Law.Share)]
public sealed class RepeatLaws
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly CfError[] Unsent =
    [
        new CfError.Transport("reason") { IsUnsent = true },
        new CfError.Timeout(Second) { IsUnsent = true },
        new CfError.Cancelled { IsUnsent = true },
        new CfError.Constraint("id", "", "limit", "had"),
        new CfError.File("name", "reason"),
        new CfError.Malformed("", 0, "expected", "found"),
    ];

    private static readonly CfError[] Uncertain =
    [
        new CfError.Transport("reason"),
        new CfError.Timeout(Second),
        new CfError.Cancelled(),
        new CfError.TooLarge(1),
        new CfError.Status(503, ""),
        new CfError.File("name", "reason", IsOutput: true),
    ];

    [Property]
    public Property A_request_that_was_not_carried_out_is_always_repeated(
        RetryPolicy policy,
        int made,
        double roll,
        CfErrors errors,
        Repeat repeat,
        bool isRefused
    )
    {
        var ended = isRefused ? AttemptOutcome.Refused : AttemptOutcome.Unsent;
        var delay = policy.NextDelay(made & 3, roll, Now, errors, repeat, ended);
        return (delay == Freely(policy, made, roll, errors)).Classify(delay.IsSome, "sent again");
    }

    [Property]
    public Property After_an_uncertain_attempt_only_repeatable_requests_are_sent_again(
        RetryPolicy policy,
        int made,
        double roll,
        CfErrors errors,
        Repeat repeat
    )
    {
        var delay = policy.NextDelay(made & 3, roll, Now, errors, repeat, AttemptOutcome.Uncertain);
        return (
            delay == (repeat == Repeat.IfUnsent ? None : Freely(policy, made, roll, errors))
        ).Classify(delay.IsSome, "sent again");
    }

    [Property]
    public Property A_request_that_was_carried_out_is_repeated_only_if_repeats_are_free(
        RetryPolicy policy,
        int made,
        double roll,
        CfErrors errors,
        Repeat repeat
    )
    {
        var delay = policy.NextDelay(made & 3, roll, Now, errors, repeat, AttemptOutcome.Done);
        return (
            delay == (repeat == Repeat.Freely ? Freely(policy, made, roll, errors) : None)
        ).Classify(delay.IsSome, "sent again");
    }

    [Property]
    public bool Without_better_knowledge_the_errors_tell_how_it_ended(
        RetryPolicy policy,
        int made,
        double roll,
        CfErrors errors,
        Repeat repeat
    ) =>
        policy.NextDelay(made & 3, roll, Now, errors, repeat)
        == policy.NextDelay(made & 3, roll, Now, errors, repeat, errors.Outcome);

    [Property]
    public void The_response_is_enough_to_know_how_the_attempt_ended(CfErrors errors, int number)
    {
        var status = 100 + (Math.Abs(number % 500));
        var expected =
            status == 429 ? AttemptOutcome.Refused
            : status is 408 or 409 or >= 500 ? AttemptOutcome.Uncertain
            : AttemptOutcome.Done;

        Assert.Equal(expected, errors.With(new ResponseInfo(status)).Outcome);
    }

    [Fact]
    public void Each_status_that_is_named_has_its_outcome() =>
        Assert.Equal(
            [
                (200, AttemptOutcome.Done),
                (299, AttemptOutcome.Done),
                (404, AttemptOutcome.Done),
                (408, AttemptOutcome.Uncertain),
                (409, AttemptOutcome.Uncertain),
                (429, AttemptOutcome.Refused),
                (499, AttemptOutcome.Done),
                (500, AttemptOutcome.Uncertain),
                (599, AttemptOutcome.Uncertain),
            ],
            new[] { 200, 299, 404, 408, 409, 429, 499, 500, 599 }.Select(static status =>
                (status, CfErrors.Of(Uncertain[0], new ResponseInfo(status)).Outcome)
            )
        );

    [Property]
    public Property Without_a_response_nothing_was_sent_only_if_every_error_says_so() =>
        Prop.ForAll(
            Gen.Elements<CfError>([.. Unsent, .. Uncertain]).NonEmptyListOf().ToArbitrary(),
            static items =>
            {
                var isUnsent = items.All(Unsent.Contains);
                return (
                    ((CfErrors)CfErrors.Of(toSeq(items))).Outcome
                    == (isUnsent ? AttemptOutcome.Unsent : AttemptOutcome.Uncertain)
                ).Classify(isUnsent, "unsent");
            }
        );

    [Theory]
    [InlineData(404, "ERROR 5404: Image not found", true)]
    [InlineData(404, """{"success":false,"errors":[{"code":5404,"message":"m"}]}""", true)]
    [InlineData(404, """{"success":false,"errors":[{"code":7003,"message":"m"}]}""", false)]
    [InlineData(410, """{"success":false,"errors":[{"code":5404,"message":"m"}]}""", false)]
    [InlineData(404, "", false)]
    [InlineData(404, "<html><title>Not found</title></html>", false)]
    public void Only_the_api_says_that_something_is_gone(int status, string body, bool isGone)
    {
        var decode = ImagesV1.Delete(AccountId.Create("account"), ImageId.Create("id")).Decode;
        var errors = decode(new ResponseInfo(status), Encoding.UTF8.GetBytes(body)).Left();

        Assert.Equal(isGone, errors.IsGone);
    }

    [Property]
    public void An_uncertain_error_stays_uncertain_after_any_change(CfErrors some, CfErrors other)
    {
        var uncertain = some with { IsUncertain = true };

        Assert.False(some.IsUncertain);
        Assert.NotEqual(some, uncertain);
        Assert.Equal(some, uncertain with { IsUncertain = false });
        Assert.True((uncertain + other).IsUncertain);
        Assert.True((other + uncertain).IsUncertain);
        Assert.False((some + other).IsUncertain);
        Assert.True(uncertain.With(ResponseInfo.Ok).IsUncertain);
        Assert.True(uncertain.Map(static error => error).IsUncertain);
        Assert.True(uncertain.Items.Count == 1 || ((CfErrors)uncertain.Tail()).IsUncertain);
        Assert.Equal(
            (some.Items, some.Response, some.LeftOut, some.Code, some.IsRetryable, some.Outcome),
            (
                uncertain.Items,
                uncertain.Response,
                uncertain.LeftOut,
                uncertain.Code,
                uncertain.IsRetryable,
                uncertain.Outcome
            )
        );
    }

    [Property]
    public void It_says_so_after_all_else(CfErrors errors) =>
        Assert.Equal(
            errors.Message.TrimEnd('.')
                + ". The server may have carried it out: check before you send it again.",
            (errors with { IsUncertain = true }).Message
        );

    [Property]
    public void WithRepeat_changes_nothing_else(Repeat repeat)
    {
        var get = ImagesV1.Get(AccountId.Create("account"), ImageId.Create("id"));
        var changed = get.WithRepeat(repeat);

        Assert.Equal(repeat, changed.Request.Right().Repeat);
        Assert.Equal(
            get.Request.Right(),
            changed.WithRepeat(Repeat.Freely).Map(static image => image).Request.Right()
        );
        Assert.Same(get.Decode, changed.Decode);
    }

    [Property]
    public void A_refused_operation_stays_refused(Repeat repeat)
    {
        var refused = ImagesV1.Get(AccountId.Create(""), ImageId.Create("id"));

        Assert.Equal(refused.Request.Left(), refused.WithRepeat(repeat).Request.Left());
        Assert.Equal(AttemptOutcome.Unsent, refused.Request.Left().Outcome);
    }

    private static Option<TimeSpan> Freely(
        RetryPolicy policy,
        int made,
        double roll,
        CfErrors errors
    ) => policy.NextDelay(made & 3, roll, Now, errors, Repeat.Freely);
}
