using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Entries of an envelope's <c>errors</c> and <c>messages</c>.</summary>
    /// <remarks>
    /// Of a hundred, at least: 15 of a code below 1000, 60 with a documentation link, 10 without one, 60 with a pointer, 10
    /// without a pointer, 4 over 400 characters, 12 with a cause, 1 with a cause of a cause.
    /// </remarks>
    public static Gen<ApiMessage> ApiMessages => Arbitraries.ApiMessage().Generator;

    /// <summary>Errors of every case, each as often as another.</summary>
    /// <remarks>
    /// Of a hundred, at least: 6 Api, 6 Constraint, 6 Malformed, 6 Status, 6 Transport, 6 Timeout, 6 Cancelled, 6 TooLarge, 6 File,
    /// 6 Other.
    /// </remarks>
    public static Gen<CfError> CfErrorCases => Arbitraries.CfError().Generator;

    /// <summary>Errors of the API's own.</summary>
    public static Gen<CfError.Api> ApiErrors => Arbitraries.ApiError().Generator;

    /// <summary>Broken constraints of any field.</summary>
    /// <remarks>Of a hundred, at least: 8 of account_id, 8 of image_id, 5 of a value that is not from JSON.</remarks>
    public static Gen<CfError.Constraint> ConstraintErrors =>
        Arbitraries.ConstraintError().Generator;

    /// <summary>Malformed JSON, at any pointer and byte.</summary>
    /// <remarks>Of a hundred, at least: 4 at the whole document, 10 in the result.</remarks>
    public static Gen<CfError.Malformed> MalformedErrors => Arbitraries.MalformedError().Generator;

    /// <summary>Statuses other than 2xx, without an envelope.</summary>
    /// <remarks>
    /// Of a hundred, at least: 8 of 3xx, 3 of 404, 2 of 429, 15 of 5xx, 30 to be tried again, 30 with an HTML page.
    /// </remarks>
    public static Gen<CfError.Status> StatusErrors => Arbitraries.StatusError().Generator;

    /// <summary>Transport failures, half of them transient, and half of requests that were surely not sent.</summary>
    /// <remarks>Of a hundred, at least: 35 transient, 35 not transient, 35 unsent, 35 perhaps sent.</remarks>
    public static Gen<CfError.Transport> TransportErrors => Arbitraries.TransportError().Generator;

    /// <summary>Timeouts after up to 100 seconds, half of them of a file that stalled, and half of requests that were surely not sent.</summary>
    /// <remarks>Of a hundred, at least: 35 of a file that stalled, 35 of a whole reply, 35 unsent, 35 perhaps sent.</remarks>
    public static Gen<CfError.Timeout> TimeoutErrors => Arbitraries.TimeoutError().Generator;

    /// <summary>Cancellations, half of them of requests that were surely not sent.</summary>
    /// <remarks>Of a hundred, at least: 35 unsent, 35 perhaps sent.</remarks>
    public static Gen<CfError.Cancelled> CancelledErrors => Arbitraries.CancelledError().Generator;

    /// <summary>Replies over a limit of up to 2 GiB.</summary>
    public static Gen<CfError.TooLarge> TooLargeErrors => Arbitraries.TooLargeError().Generator;

    /// <summary>Files of the caller's that failed, half of them while they were written.</summary>
    /// <remarks>Of a hundred, at least: 35 that could not be read, 35 that could not be written, 1 without a name.</remarks>
    public static Gen<CfError.File> FileErrors => Arbitraries.FileError().Generator;

    /// <summary>Errors of somebody else's, of any code and words.</summary>
    public static Gen<CfError.Other> OtherErrors => Arbitraries.OtherError().Generator;

    /// <summary>One to five errors, with what the response said or without.</summary>
    /// <remarks>
    /// Of a hundred, at least: 45 a single one, 25 several, 60 with a response, 10 without a response, 1 not found, 2 rate
    /// limited, 25 to be tried again, 45 not to be.
    /// </remarks>
    public static Gen<CfErrors> CfErrors => Arbitraries.CfErrors().Generator;

    /// <summary>Waits as servers ask for them: a number of seconds, or a date.</summary>
    /// <remarks>Of a hundred, at least: 35 seconds, 35 dates, 25 seconds of up to five minutes.</remarks>
    public static Gen<RetryAfter> RetryAfters => Arbitraries.RetryAfter().Generator;

    /// <summary>What a response says beside its body, of any status.</summary>
    /// <remarks>
    /// Of a hundred, at least: 8 of 2xx, 8 of 3xx, 2 of 404, 2 of 429, 15 of 5xx, 65 with Retry-After, 10 without cf-ray,
    /// 15 with a code in a header, 5 with a challenge, 65 with a date.
    /// </remarks>
    public static Gen<ResponseInfo> ResponseInfos => Arbitraries.ResponseInfo().Generator;

    /// <summary>What a response of a status 2xx says beside its body.</summary>
    public static Gen<ResponseInfo> SuccessfulResponseInfos =>
        Replies.Info(Gen.Frequency((3, Gen.Constant(200)), (1, Gen.Choose(200, 299)))).Generator;

    /// <summary>What a response of a status other than 2xx says beside its body.</summary>
    public static Gen<ResponseInfo> FailedResponseInfos =>
        Replies.Info(Replies.FailedStatuses).Generator;

    /// <summary>Items of <c>Ratelimit</c>: what is left of a quota, with the time after which it is whole again or without.</summary>
    /// <remarks>
    /// Of a hundred, at least: 7 of nothing left, 60 with a time, 10 without a time, 2 with a name to be escaped.
    /// </remarks>
    public static Gen<RateLimit> RateLimits => Arbitraries.RateLimit().Generator;

    /// <summary>Items of <c>Ratelimit-Policy</c>: quotas, with their time or without.</summary>
    /// <remarks>Of a hundred, at least: 60 with a time, 10 without a time, 2 with a name to be escaped.</remarks>
    public static Gen<RateLimitPolicy> RateLimitPolicies => Arbitraries.RateLimitPolicy().Generator;

    private static Gen<string> Words => Fields.Words.Generator;
}
