using LanguageExt.Common;

namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>Entries of <c>errors</c> and <c>messages</c>. They shrink to code 1000 without a text.</summary>
    /// <remarks>
    /// Of a hundred, at least: 15 of a code below 1000, 60 with a documentation link, 10 without one, 60 with a pointer, 10
    /// without a pointer, 4 over 400 characters, 12 with a cause, 1 with a cause of a cause.
    /// </remarks>
    public static Arbitrary<ApiMessage> ApiMessage() => Replies.Message(2);

    /// <summary>Errors of every case, each equally often. They shrink within their case, like the arbitrary of that case.</summary>
    /// <remarks>
    /// Of a hundred, at least: 6 Api, 6 Constraint, 6 Malformed, 6 Status, 6 Transport, 6 Timeout, 6 Cancelled, 6 TooLarge, 6 File,
    /// 6 Other.
    /// </remarks>
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

    /// <summary>Errors that the API reports. They shrink to code 1000 without a text.</summary>
    public static Arbitrary<CfError.Api> ApiError() =>
        ApiMessage().Convert(static said => new CfError.Api(said), static error => error.Said);

    /// <summary>Broken constraints of any field. They shrink to a field's name, without a pointer and texts.</summary>
    /// <remarks>Of a hundred, at least: 8 of account_id, 8 of image_id, 5 of a value that is not from JSON.</remarks>
    public static Arbitrary<CfError.Constraint> ConstraintError() =>
        Composed.Of(
            Arb.From(Fields.OneOf("account_id image_id creator filename meta uploaded variants")),
            Fields.Pointers,
            Fields.Words,
            Fields.Words,
            static (name, pointer, limit, had) => new CfError.Constraint(name, pointer, limit, had),
            static error => (error.Field, error.Pointer, error.Limit, error.Had)
        );

    /// <summary>Malformed JSON, at any pointer and byte. It shrinks to byte 0, without a pointer and texts.</summary>
    /// <remarks>Of a hundred, at least: 4 at the whole document, 10 in the result.</remarks>
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

    /// <summary>Statuses other than 2xx, without an envelope. They shrink to 500 with an empty body.</summary>
    /// <remarks>Of a hundred, at least: 8 of 3xx, 3 of 404, 2 of 429, 15 of 5xx, 30 retryable, 30 with an HTML page.</remarks>
    public static Arbitrary<CfError.Status> StatusError() =>
        Composed.Of(
            Fields.Plainest(500, Replies.FailedStatuses),
            Fields.Words,
            Fields.Flag(false),
            static (status, body, isPage) => new CfError.Status(status, body, isPage),
            static error => (error.StatusCode, error.Body, error.IsPage)
        );

    /// <summary>Transport failures. They shrink to a transient one of a request that was perhaps sent, without a text.</summary>
    /// <remarks>Of a hundred, at least: 35 transient, 35 not transient, 35 unsent, 35 perhaps sent.</remarks>
    public static Arbitrary<CfError.Transport> TransportError() =>
        Composed.Of(
            Fields.Words,
            Fields.Flag(true),
            Fields.Flag(false),
            static (reason, isTransient, isUnsent) =>
                new CfError.Transport(reason, isTransient) { IsUnsent = isUnsent },
            static error => (error.Reason, error.IsTransient, error.IsUnsent)
        );

    /// <summary>Timeouts after up to 100 seconds. They shrink to one of a whole reply after no time.</summary>
    /// <remarks>Of a hundred, at least: 35 of a file that stalled, 35 of a whole reply, 35 unsent, 35 perhaps sent.</remarks>
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
    /// <remarks>Of a hundred, at least: 35 unsent, 35 perhaps sent.</remarks>
    public static Arbitrary<CfError.Cancelled> CancelledError() =>
        Fields
            .Flag(false)
            .Convert(
                static isUnsent => new CfError.Cancelled { IsUnsent = isUnsent },
                static error => error.IsUnsent
            );

    /// <summary>Replies over a limit of up to 2 GiB. They shrink to a limit of 0 bytes.</summary>
    public static Arbitrary<CfError.TooLarge> TooLargeError() =>
        Fields
            .Number(Gen.Choose(0, int.MaxValue))
            .Convert(static limit => new CfError.TooLarge(limit), static error => error.Limit);

    /// <summary>Failures of the caller's files. They shrink to a file that could not be read, without a name and a reason.</summary>
    /// <remarks>Of a hundred, at least: 35 that could not be read, 35 that could not be written, 1 without a name.</remarks>
    public static Arbitrary<CfError.File> FileError() =>
        Composed.Of(
            Fields.Words,
            Fields.Words,
            Fields.Flag(false),
            static (name, reason, isOutput) => new CfError.File(name, reason, isOutput),
            static error => (error.Name, error.Reason, error.IsOutput)
        );

    /// <summary>Errors from other code, with any code and a text that is not empty. They shrink to code 0 and the text <c>a</c>.</summary>
    public static Arbitrary<CfError.Other> OtherError() =>
        Composed.Of(
            Fields.NotEmpty(Texts.Between(1, Fields.LongestWords)),
            Fields.Plainest(0, Gen.Choose(0, 10_000)),
            static (words, code) => new CfError.Other(Error.New(code, words)),
            static error => (error.Error.Message, error.Error.Code)
        );

    /// <summary>
    /// One to five errors, with or without details of the response. They shrink to a single error without a response. <see cref="Shown{A}"/>
    /// also prints the response.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 45 a single one, 25 several, 60 with a response, 10 without a response, 1 not found, 2 rate limited, 25
    /// retryable, 45 not retryable.
    /// </remarks>
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

    /// <summary>Waits that servers request: a number of seconds, or a date. They shrink to 0 seconds.</summary>
    /// <remarks>Of a hundred, at least: 35 seconds, 35 dates, 25 seconds of up to five minutes.</remarks>
    public static Arbitrary<RetryAfter> RetryAfter() =>
        Arb.From(
            Gen.OneOf(
                Fields.Seconds.Generator.Select(Functional.RetryAfter.After),
                Gen.Choose(0, int.MaxValue)
                    .Select(static second =>
                        Functional.RetryAfter.At(DateTimeOffset.FromUnixTimeSeconds(second))
                    )
            ),
            static wait =>
                (
                    long.TryParse(wait.ToString(), CultureInfo.InvariantCulture, out var seconds)
                        ? Shrinks.Toward(seconds)
                        : [0]
                ).Select(static fewer => Functional.RetryAfter.After(TimeSpan.FromSeconds(fewer)))
        );

    /// <summary>Details of responses, of any status. They shrink to status 200 without headers.</summary>
    /// <remarks>
    /// Of a hundred, at least: 8 of 2xx, 8 of 3xx, 2 of 404, 2 of 429, 15 of 5xx, 65 with Retry-After, 10 without cf-ray,
    /// 15 with a code in a header, 5 with a challenge, 65 with a date.
    /// </remarks>
    public static Arbitrary<ResponseInfo> ResponseInfo() => Replies.Info(Replies.Statuses);

    /// <summary>Items of <c>Ratelimit</c>. They shrink to none left of a policy without a name.</summary>
    /// <remarks>Of a hundred, at least: 7 of nothing left, 60 with a time, 10 without a time, 2 with a name to be escaped.</remarks>
    public static Arbitrary<RateLimit> RateLimit() =>
        Composed.Of(
            Replies.PolicyNames,
            Replies.Counts,
            Option(Fields.Seconds),
            static (policy, left, reset) => new RateLimit(policy, left, reset),
            static limit => (limit.Policy, limit.Remaining, limit.Reset)
        );

    /// <summary>Items of <c>Ratelimit-Policy</c>: quotas, mostly with their time window. They shrink to a quota of 0 without a name.</summary>
    /// <remarks>Of a hundred, at least: 60 with a time, 10 without a time, 2 with a name to be escaped.</remarks>
    public static Arbitrary<RateLimitPolicy> RateLimitPolicy() =>
        Composed.Of(
            Replies.PolicyNames,
            Replies.Counts,
            Option(Fields.Seconds),
            static (name, quota, window) => new RateLimitPolicy(name, quota, window),
            static policy => (policy.Name, policy.Quota, policy.Window)
        );
}
