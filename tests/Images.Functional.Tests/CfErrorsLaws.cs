using System;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Errors add up, and come back as they were from wherever LanguageExt or an exception carried them.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 150 / Law.Share, EndSize = 50)]
public class CfErrorsLaws
{
    [Property]
    public void Appending_is_associative(CfErrors a, CfErrors b, CfErrors c)
    {
        Assert.Equal(a + b + c, a + (b + c));
        Assert.Equal((a + b + c).GetHashCode(), (a + (b + c)).GetHashCode());
    }

    [Property]
    public void Appending_keeps_every_error_in_order_and_the_first_response_that_is_known(
        CfErrors a,
        CfErrors b
    )
    {
        Assert.Equal(a.Items.Concat(b.Items), (a + b).Items);
        Assert.Equal(a.Response.IsSome ? a.Response : b.Response, (a + b).Response);
        Assert.Equal(a + b, a.Append(b));
    }

    [Property]
    public void Only_errors_of_values_without_a_response_are_invalid(
        CfErrors errors,
        ResponseInfo response
    )
    {
        var values = (CfErrors)
            CfErrors.Of(
                errors.Items.Map(
                    static CfError (error) =>
                        error is CfError.Malformed
                            ? error
                            : new CfError.Constraint("id", "", "a", "b")
                )
            );
        Assert.Equal((true, AttemptOutcome.Unsent), (values.IsInvalid, values.Outcome));
        Assert.False((values + new CfError.Cancelled()).IsInvalid);
        Assert.False(values.With(response).IsInvalid);
    }

    [Property]
    public void Changing_each_keeps_all_else(CfErrors errors)
    {
        Assert.Equal(errors, errors.Map(static error => error));
        var changed = errors.Map(static _ => new CfError.Cancelled());
        Assert.Equal(errors.Items.Count, changed.Items.Count);
        Assert.True(changed.Items.ForAll(static error => error is CfError.Cancelled));
        Assert.Equal((errors.Response, errors.LeftOut), (changed.Response, changed.LeftOut));
    }

    [Property]
    public void Errors_come_back_as_they_were(CfErrors errors)
    {
        Assert.Same(errors, CfErrors.From(errors));
        Assert.Same(errors, CfErrors.From(errors.ToErrorException().ToError()));
        Assert.Same(errors, CfErrors.From(Error.New(errors.ToException())));
        Assert.Same(errors, CfErrors.From(Error.New((Exception)errors.ToErrorException())));
        Assert.Same(errors, CfErrors.From((Error)errors.ToException()));
        Assert.Same(errors, CfErrors.From(Error.New("mine", (Error)errors)));
        Assert.Same(
            errors,
            CfErrors.From(Error.New(new InvalidOperationException("mine", errors.ToException())))
        );
        var both = CfErrors.From(
            Error.New(new AggregateException(errors.ToException(), errors.ToException()))
        );
        Assert.Equal(errors + errors, both);
        Assert.Equal(CfErrors.Of(errors.Items[0]), CfErrors.From(errors.Items[0]));
        Assert.Equal(
            CfErrors.Of(errors.Items[0]),
            CfErrors.From(Error.New("mine", (Error)errors.Items[0]))
        );
        Assert.Equal(
            CfErrors.Of(errors.Items[0]),
            CfErrors.From(errors.Items[0].ToErrorException().ToError())
        );
    }

    [Property]
    public async Task Errors_pass_through_fin_eff_and_aff(CfErrors errors)
    {
        var left = Left<CfErrors, int>(errors);
        Assert.Equal(left, left.ToFin().ToCfEither());
        Assert.Equal(left, left.ToEff().Run().ToCfEither());
        Assert.Equal(left, (await left.ToAff().Run()).ToCfEither());
        Assert.Equal(
            left,
            (await (from n in left.ToAff() from m in SuccessAff(n) select m).Run()).ToCfEither()
        );
    }

    [Property]
    public async Task Values_pass_through_fin_eff_and_aff(Image image)
    {
        var right = Right<CfErrors, Image>(image);
        Assert.Equal(right, right.ToFin().ToCfEither());
        Assert.Equal(right, right.ToEff().Run().ToCfEither());
        Assert.Equal(right, (await right.ToAff().Run()).ToCfEither());
        Assert.Equal(right, right.ToErrorValidation().ToCfEither());
    }

    [Property]
    public async Task Thrown_errors_are_caught_by_aff_as_they_were(CfErrors errors) =>
        Assert.Same(
            errors,
            (await Aff<int>(() => throw errors.ToErrorException()).Run()).ToCfEither().Left()
        );

    [Property]
    public async Task Catching_by_type_finds_them(CfErrors errors)
    {
        var caught = await (
            Left<CfErrors, string>(errors).ToAff()
            | @catchOf<CfErrors, string>(e => SuccessEff(e.Message))
        ).Run();
        Assert.Equal(FinSucc(errors.Message), caught);
    }

    [Property]
    public void A_validation_keeps_every_error(CfErrors errors)
    {
        var validation = Left<CfErrors, int>(errors).ToErrorValidation();
        Assert.Equal(
            errors.Items,
            validation.Match(Succ: static _ => default, Fail: static e => e)
        );
        Assert.Equal(errors.Items, validation.ToCfEither().Left().Items);
        Assert.Equal(errors, validation.ToCfEither(errors.Response).Left());
    }

    [Fact]
    public async Task A_bottom_Either_fails_with_LanguageExts_own_error()
    {
        var neither = from n in Right<CfErrors, int>(1) where n > 1 select n;
        var expected = CfErrors.From(Errors.Bottom);
        var one = Left<CfErrors, int>(new CfError.Cancelled());

        Assert.Equal(expected, neither.ToFin().ToCfEither().Left());
        Assert.Equal(expected, neither.ToEff().Run().ToCfEither().Left());
        Assert.Equal(expected, (await neither.ToAff().Run()).ToCfEither().Left());
        Assert.Equal(expected, neither.ToErrorValidation().ToCfEither().Left());
        Assert.Equal(expected, (neither, Right<CfErrors, int>(1)).Apply(Sum).Left());
        Assert.Equal(expected, (Right<CfErrors, int>(1), neither).Apply(Sum).Left());
        Assert.Equal(one.Left() + expected, (one, neither).Apply(Sum).Left());
    }

    private static int Sum(int a, int b) => a + b;

    [Property]
    public void Many_errors_of_others_are_flattened(CfErrors a, CfErrors b) =>
        Assert.Equal(a + b, CfErrors.From(Error.Many(a, b)));

    [Property]
    public void They_are_a_list_of_errors(CfErrors errors)
    {
        Assert.Equal(errors.Items.Count, errors.Count);
        Assert.Equal(errors.Items[0], errors.Head());
        Assert.Equal(errors.Items, errors.AsEnumerable().Cast<CfError>());
        Assert.Equal(
            errors.Count == 1
                ? Errors.None
                : CfErrors.Of(errors.Items.Tail, errors.Response).IfNone(() => errors),
            errors.Tail()
        );
        Assert.Equal(errors.Count == 1 ? errors.Items[0].Code : Errors.ManyErrorsCode, errors.Code);
        Assert.All(errors.Items, item => Assert.True(errors.Is(item)));
        Assert.True(errors.Is(errors));
        Assert.True(errors.IsExpected);
        Assert.False(errors.IsEmpty);
    }

    [Property]
    public void Adding_what_the_response_said_changes_nothing_else(
        CfErrors errors,
        ResponseInfo response
    )
    {
        Assert.Equal(errors.Items, errors.With(response).Items);
        Assert.Equal(Some(response), errors.With(response).Response);
        Assert.Equal(Some(response.Status), errors.With(response).StatusCode);
    }

    [Property]
    public Property The_status_answers_the_callers_questions() =>
        Law.ForAll(
            Arbitraries.ResponseInfo().Generator,
            static response =>
            {
                var errors = CfErrors.Of(new CfError.TooLarge(1), response);
                Assert.Equal(
                    (
                        response.Status == 404,
                        response.Status == 401,
                        response.Status == 403,
                        response.Status == 429,
                        response.Status is 408 or 409 or 429 or >= 500
                    ),
                    (
                        errors.IsNotFound,
                        errors.IsAuthentication,
                        errors.IsPermissionDenied,
                        errors.IsRateLimited,
                        errors.IsRetryable
                    )
                );
            }
        );

    [Property]
    public void Without_a_response_errors_are_retryable_when_all_of_them_are(CfErrors errors)
    {
        var alone = CfErrors.Of(errors.Items).IfNone(() => errors);
        Assert.Equal(errors.Items.ForAll(static e => e.IsRetryable), alone.IsRetryable);
        Assert.False(alone.IsNotFound);
    }

    [Property]
    public void Every_case_is_dispatched_to_its_own_arm(CfError error) =>
        Assert.Equal(
            error.GetType().Name,
            error.Match(
                api: static _ => "Api",
                constraint: static _ => "Constraint",
                malformed: static _ => "Malformed",
                status: static _ => "Status",
                transport: static _ => "Transport",
                timeout: static _ => "Timeout",
                cancelled: static _ => "Cancelled",
                tooLarge: static _ => "TooLarge",
                file: static _ => "File",
                other: static _ => "Other"
            )
        );

    [Fact]
    public void A_cancellation_equals_LanguageExts_own()
    {
        CfErrors cancelled = new CfError.Cancelled();
        Assert.True(Errors.Cancelled.Is(cancelled));
        Assert.True(cancelled.Is(Errors.Cancelled));
        Assert.Equal(Errors.CancelledCode, cancelled.Code);
        Assert.Equal(cancelled, CfErrors.From(Errors.Cancelled));
        Assert.Equal(cancelled, CfErrors.From(Error.New(new OperationCanceledException())));
        Assert.Equal(cancelled, CfErrors.From(Error.New(new TaskCanceledException())));
        Assert.False(Errors.TimedOut.Is(cancelled));
    }

    [Fact]
    public void A_timeout_equals_LanguageExts_own()
    {
        Assert.IsType<CfError.Other>(
            CfErrors
                .From(Error.New(new TaskCanceledException("", new TimeoutException())))
                .Only<CfError.Other>()
        );
        CfErrors timeout = new CfError.Timeout(TimeSpan.FromSeconds(60));
        CfErrors.From(Error.New(new AggregateException())).Only<CfError.Other>();
        Assert.Throws<ArgumentNullException>(() => timeout.Is(null!));
        Assert.Throws<ArgumentNullException>(() => timeout.Items[0].Is(null!));
        Assert.True(Errors.TimedOut.Is(timeout));
        Assert.True(timeout.Is(Errors.TimedOut));
        Assert.Equal(Errors.TimedOutCode, timeout.Code);
        Assert.True(timeout.IsRetryable);
    }

    [Fact]
    public void Any_other_error_is_kept_whole()
    {
        var thrown = Error.New(new InvalidOperationException("thrown"));
        Assert.Same(thrown, CfErrors.From(thrown).Only<CfError.Other>().Error);
        var expected = Error.New(7, "expected");
        Assert.Same(expected, CfErrors.From(expected).Only<CfError.Other>().Error);
        Assert.Equal(7, CfErrors.From(expected).Code);
        Assert.True(CfErrors.From(expected).Is(expected));
        Assert.Single(CfErrors.From(Errors.None).Items);
        Assert.Single(CfErrors.From(Errors.Bottom).Items);
    }

    [Fact]
    public void No_errors_are_none() => Assert.True(CfErrors.Of(Seq<CfError>()).IsNone);

    [Fact]
    public void A_validation_that_failed_without_errors_is_an_error_all_the_same() =>
        Assert.Single(Fail<CfError, int>(Seq<CfError>()).ToCfEither().Left().Items);

    [Fact]
    public void Errors_of_every_case_are_generated() =>
        Arbitraries
            .CfErrors()
            .Generator.HasClasses([
                ("one", 40, static e => e.Count == 1),
                ("several", 20, static e => e.Count > 1),
                ("response", 40, static e => e.Response.IsSome),
                .. typeof(CfError)
                    .GetNestedTypes()
                    .Where(static t => t.IsSubclassOf(typeof(CfError)))
                    .Select(static t =>
                        (
                            t.Name,
                            5.0,
                            (Func<CfErrors, bool>)(e => e.Items.Exists(t.IsInstanceOfType))
                        )
                    ),
            ]);
}
