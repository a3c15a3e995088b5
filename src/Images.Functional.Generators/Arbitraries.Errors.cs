using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>Entries of <c>errors</c> and <c>messages</c>. They shrink to code 1000 without words.</summary>
    public static Arbitrary<ApiMessage> ApiMessage() =>
        Arb.From(Generate.ApiMessages, ErrorShrinks.Message);

    /// <summary>Errors of every case, each of which shrinks as its own arbitrary says and stays of its case.</summary>
    public static Arbitrary<CfError> CfError() =>
        Arb.From(Generate.CfErrorCases, ErrorShrinks.Case);

    /// <summary>Errors of the API's own. They shrink to code 1000 without words.</summary>
    public static Arbitrary<CfError.Api> ApiError() =>
        Arb.From(Generate.ApiErrors, ErrorShrinks.Api);

    /// <summary>Broken constraints. They shrink to a field's name without pointer and words.</summary>
    public static Arbitrary<CfError.Constraint> ConstraintError() =>
        Arb.From(Generate.ConstraintErrors, ErrorShrinks.Constraint);

    /// <summary>Malformed JSON. It shrinks to byte 0 without pointer and words.</summary>
    public static Arbitrary<CfError.Malformed> MalformedError() =>
        Arb.From(Generate.MalformedErrors, ErrorShrinks.Malformed);

    /// <summary>Statuses without an envelope. They shrink to 500 with an empty body.</summary>
    public static Arbitrary<CfError.Status> StatusError() =>
        Arb.From(Generate.StatusErrors, ErrorShrinks.Status);

    /// <summary>Transport failures. They shrink to a transient one without words.</summary>
    public static Arbitrary<CfError.Transport> TransportError() =>
        Arb.From(Generate.TransportErrors, ErrorShrinks.Transport);

    /// <summary>Timeouts. They shrink to one of a whole reply after no time.</summary>
    public static Arbitrary<CfError.Timeout> TimeoutError() =>
        Arb.From(Generate.TimeoutErrors, ErrorShrinks.Timeout);

    /// <summary>Cancellations. They shrink to one of a request that was perhaps sent.</summary>
    public static Arbitrary<CfError.Cancelled> CancelledError() =>
        Arb.From(Generate.CancelledErrors, ErrorShrinks.Cancelled);

    /// <summary>Replies over a limit. They shrink to a limit of 0 bytes.</summary>
    public static Arbitrary<CfError.TooLarge> TooLargeError() =>
        Arb.From(Generate.TooLargeErrors, ErrorShrinks.TooLarge);

    /// <summary>Files that failed. They shrink to one that could not be read, without a name and a reason.</summary>
    public static Arbitrary<CfError.File> FileError() =>
        Arb.From(Generate.FileErrors, ErrorShrinks.File);

    /// <summary>Somebody else's errors. They shrink to code 0 and the word <c>a</c>.</summary>
    public static Arbitrary<CfError.Other> OtherError() =>
        Arb.From(Generate.OtherErrors, ErrorShrinks.Other);

    /// <summary>
    /// One error or more. They shrink to a single one without a response; <see cref="Shown{A}"/> prints the response, too.
    /// </summary>
    public static Arbitrary<CfErrors> CfErrors() =>
        Arb.From(Generate.CfErrors, ErrorShrinks.Errors);

    /// <summary>Waits as servers ask for them. They shrink to 0 seconds.</summary>
    public static Arbitrary<RetryAfter> RetryAfter() =>
        Arb.From(Generate.RetryAfters, ErrorShrinks.Wait);

    /// <summary>What responses say beside their bodies. They shrink to status 200 without headers.</summary>
    public static Arbitrary<ResponseInfo> ResponseInfo() =>
        Arb.From(Generate.ResponseInfos, ErrorShrinks.Response);

    /// <summary>What is left of quotas. They shrink to a policy without a name of which nothing is left.</summary>
    public static Arbitrary<RateLimit> RateLimit() =>
        Arb.From(Generate.RateLimits, ErrorShrinks.Limit);

    /// <summary>Quotas. They shrink to one of nothing, without a name.</summary>
    public static Arbitrary<RateLimitPolicy> RateLimitPolicy() =>
        Arb.From(Generate.RateLimitPolicies, ErrorShrinks.Quota);
}
