using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Policies from arguments of any size, and the failures that they decide on.</summary>
public static class PolicyGenerators
{
    private static readonly Gen<TimeSpan> Times = Gen.OneOf(
        Gen.Elements(
            TimeSpan.Zero,
            TimeSpan.MinValue,
            TimeSpan.MaxValue,
            TimeSpan.FromTicks(-1),
            TimeSpan.FromTicks(1)
        ),
        Gen.Choose(0, 100_000).Select(static ms => TimeSpan.FromMilliseconds(ms))
    );

    private static readonly Gen<double> Shares = Gen.OneOf(
        Gen.Elements(0, 1, -1, 2, double.NaN, double.PositiveInfinity, double.Epsilon),
        Gen.Choose(0, 1000).Select(static thousandths => thousandths / 1000.0)
    );

    private static readonly Gen<ResponseInfo> Responses =
        from status in Gen.Elements(200, 301, 400, 401, 403, 404, 408, 409, 429, 500, 503, 599)
        from after in Gen.OneOf(
            Gen.Constant(Option<RetryAfter>.None),
            Times.Select(static time => Some(RetryAfter.After(time))),
            Gen.Choose(-100, 1000).Select(static s => Some(RetryAfter.At(Now.AddSeconds(s))))
        )
        select new ResponseInfo(status, RetryAfter: after);

    private static readonly Gen<CfError> Items = Gen.Elements<CfError>(
        new CfError.Api(new ApiMessage(7003, "message")),
        new CfError.Constraint("id", "/result/id", "limit", "had"),
        new CfError.Malformed("", 0, "expected", "found"),
        new CfError.Status(503, ""),
        new CfError.Transport("reason"),
        new CfError.Transport("reason", IsTransient: false),
        new CfError.Timeout(TimeSpan.FromSeconds(1)),
        new CfError.Cancelled(),
        new CfError.TooLarge(1)
    );

    /// <summary>The time at which all of them are decided on.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static Arbitrary<RetryPolicy> Policies() =>
        (
            from retries in Gen.OneOf(
                Gen.Choose(-2, 8),
                Gen.Elements(int.MinValue, int.MaxValue, 100)
            )
            from first in Times
            from cap in Times
            from jitter in Shares
            from longest in Times
            select RetryPolicy.Exponential(retries, first, cap, jitter, longest)
        ).ToArbitrary();

    public static Arbitrary<CfErrors> Failures() =>
        (
            from items in Items.NonEmptyListOf()
            from response in Gen.OneOf(
                Gen.Constant(Option<ResponseInfo>.None),
                Responses.Select(static response => Some(response))
            )
            select (CfErrors)CfErrors.Of(toSeq(items), response)
        ).ToArbitrary();

    /// <summary>A number in [0, 1), as the client rolls it.</summary>
    public static Arbitrary<double> Rolls() =>
        Gen.Choose(0, 999).Select(static thousandths => thousandths / 1000.0).ToArbitrary();
}
