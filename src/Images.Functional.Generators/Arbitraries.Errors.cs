using System;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt.Common;

namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>Entries of <c>errors</c> and <c>messages</c>. They shrink to code 1000 without words.</summary>
    public static Arbitrary<ApiMessage> ApiMessage() => Replies.Message(2);

    /// <summary>Errors of every case, each of which shrinks as its own arbitrary says and stays of its case.</summary>
    public static Arbitrary<CfError> CfError() =>
        Composed.Union(
            ApiError().As<CfError.Api, CfError>(),
            ConstraintError().As<CfError.Constraint, CfError>(),
            MalformedError().As<CfError.Malformed, CfError>(),
            StatusError().As<CfError.Status, CfError>(),
            TransportError().As<CfError.Transport, CfError>(),
            TimeoutError().As<CfError.Timeout, CfError>(),
            CancelledError().As<CfError.Cancelled, CfError>(),
            TooLargeError().As<CfError.TooLarge, CfError>(),
            FileError().As<CfError.File, CfError>(),
            OtherError().As<CfError.Other, CfError>()
        );

    /// <summary>Errors of the API's own. They shrink to code 1000 without words.</summary>
    public static Arbitrary<CfError.Api> ApiError() =>
        ApiMessage().Convert(static said => new CfError.Api(said), static error => error.Said);

    /// <summary>Broken constraints. They shrink to a field's name without pointer and words.</summary>
    public static Arbitrary<CfError.Constraint> ConstraintError() =>
        Composed.Of(
            Fields.Names,
            Fields.Pointers,
            Fields.Words,
            Fields.Words,
            static (name, pointer, limit, had) => new CfError.Constraint(name, pointer, limit, had),
            static error => (error.Field, error.Pointer, error.Limit, error.Had)
        );

    /// <summary>Malformed JSON. It shrinks to byte 0 without pointer and words.</summary>
    public static Arbitrary<CfError.Malformed> MalformedError() =>
        Composed.Of(
            Fields.Pointers,
            Fields.Number(Gen.Choose(0, int.MaxValue)),
            Fields.Words,
            Fields.Words,
            static (pointer, at, demanded, had) =>
                new CfError.Malformed(pointer, at, demanded, had),
            static error => (error.Pointer, error.Offset, error.Expected, error.Found)
        );

    /// <summary>Statuses without an envelope. They shrink to 500 with an empty body.</summary>
    public static Arbitrary<CfError.Status> StatusError() =>
        Composed.Of(
            Fields.Status(Replies.FailedStatuses, 500),
            Fields.Words,
            Fields.Flag(false),
            static (status, body, isPage) => new CfError.Status(status, body, isPage),
            static error => (error.StatusCode, error.Body, error.IsPage)
        );

    /// <summary>Transport failures. They shrink to a transient one without words, of a request that was perhaps sent.</summary>
    public static Arbitrary<CfError.Transport> TransportError() =>
        Composed.Of(
            Fields.Words,
            Fields.Flag(true),
            Fields.Flag(false),
            static (reason, isTransient, isUnsent) =>
                new CfError.Transport(reason, isTransient) { IsUnsent = isUnsent },
            static error => (error.Reason, error.IsTransient, error.IsUnsent)
        );

    /// <summary>Timeouts. They shrink to one of a whole reply after no time.</summary>
    public static Arbitrary<CfError.Timeout> TimeoutError() =>
        Composed.Of(
            Fields.Time(Gen.Choose(0, 100_000), TimeSpan.FromMilliseconds(1)),
            Fields.Flag(false),
            Fields.Flag(false),
            static (after, isStall, isUnsent) =>
                new CfError.Timeout(after) { IsStall = isStall, IsUnsent = isUnsent },
            static error => (error.After, error.IsStall, error.IsUnsent)
        );

    /// <summary>Cancellations. They shrink to one of a request that was perhaps sent.</summary>
    public static Arbitrary<CfError.Cancelled> CancelledError() =>
        Fields
            .Flag(false)
            .Convert(
                static isUnsent => new CfError.Cancelled { IsUnsent = isUnsent },
                static error => error.IsUnsent
            );

    /// <summary>Replies over a limit. They shrink to a limit of 0 bytes.</summary>
    public static Arbitrary<CfError.TooLarge> TooLargeError() =>
        Fields
            .Number(Gen.Choose(0, int.MaxValue))
            .Convert(static limit => new CfError.TooLarge(limit), static error => error.Limit);

    /// <summary>Files that failed. They shrink to one that could not be read, without a name and a reason.</summary>
    public static Arbitrary<CfError.File> FileError() =>
        Composed.Of(
            Fields.Words,
            Fields.Words,
            Fields.Flag(false),
            static (name, reason, isOutput) => new CfError.File(name, reason, isOutput),
            static error => (error.Name, error.Reason, error.IsOutput)
        );

    /// <summary>
    /// Somebody else's errors, of a code and words, and never without: those are all of their text. They shrink to code 0 and the word <c>a</c>.
    /// </summary>
    public static Arbitrary<CfError.Other> OtherError() =>
        Composed.Of(
            Arb.Filter(
                Fields.Text(Texts.Between(1, Fields.LongestWords)),
                static words => words.Length > 0
            ),
            Fields.Plainest(0, Gen.Choose(0, 10_000)),
            static (words, code) => new CfError.Other(Error.New(code, words)),
            static error => (error.Error.Message, error.Error.Code)
        );

    /// <summary>
    /// One error or more. They shrink to a single one without a response; <see cref="Shown{A}"/> prints the response, too.
    /// </summary>
    public static Arbitrary<CfErrors> CfErrors() =>
        Composed.Of(
            Arb.Filter(
                Fields.List(CfError(), Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Choose(2, 5)))),
                static items => !items.IsEmpty
            ),
            Option(ResponseInfo()),
            static (items, response) =>
                Functional
                    .CfErrors.Of(items, response)
                    .IfNone(static () => throw new InvalidOperationException("no errors")),
            static errors => (errors.Items, errors.Response)
        );

    /// <summary>Waits as servers ask for them. They shrink to 0 seconds.</summary>
    public static Arbitrary<RetryAfter> RetryAfter() =>
        Composed.Union(Replies.Delays, Replies.Dates);

    /// <summary>What responses say beside their bodies. They shrink to status 200 without headers.</summary>
    public static Arbitrary<ResponseInfo> ResponseInfo() => Replies.Info(Replies.Statuses);

    /// <summary>What is left of quotas. They shrink to a policy without a name of which nothing is left.</summary>
    public static Arbitrary<RateLimit> RateLimit() =>
        Composed.Of(
            Replies.PolicyNames,
            Replies.Counts,
            Option(Fields.Seconds),
            static (policy, left, reset) => new RateLimit(policy, left, reset),
            static limit => (limit.Policy, limit.Remaining, limit.Reset)
        );

    /// <summary>Quotas. They shrink to one of nothing, without a name.</summary>
    public static Arbitrary<RateLimitPolicy> RateLimitPolicy() =>
        Composed.Of(
            Replies.PolicyNames,
            Replies.Counts,
            Option(Fields.Seconds),
            static (name, quota, window) => new RateLimitPolicy(name, quota, window),
            static policy => (policy.Name, policy.Quota, policy.Window)
        );
}
