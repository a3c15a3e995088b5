using System;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using LanguageExt.Common;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Entries of an envelope's <c>errors</c> and <c>messages</c>.</summary>
    /// <remarks>
    /// Of a hundred, at least: 15 of a code below 1000, 60 with a documentation link, 10 without one, 60 with a pointer, 10
    /// without a pointer, 4 over 400 characters, 12 with a cause, 1 with a cause of a cause.
    /// </remarks>
    public static Gen<ApiMessage> ApiMessages => MessagesWith(2);

    private static Gen<ApiMessage> MessagesWith(int levels) =>
        from code in Gen.Frequency(
            (4, Gen.Elements(1000, 5404, 7003, 10000, 971)),
            (1, Gen.Choose(1000, 99_999)),
            (1, Gen.Elements(0, -1, int.MinValue, int.MaxValue))
        )
        from text in Words
        from url in Maybe(Words)
        from pointer in Maybe(Pointers)
        from causes in levels == 0
            ? Gen.Constant(Seq<ApiMessage>.Empty)
            : from count in Gen.Elements(0, 0, 0, 0, 0, 1)
            from list in MessagesWith(levels - 1).ArrayOf(count)
            select list.ToSeq().Strict()
        select new ApiMessage(code, text, url, pointer, causes);

    /// <summary>Errors of every case, each as often as another.</summary>
    /// <remarks>
    /// Of a hundred, at least: 6 Api, 6 Constraint, 6 Malformed, 6 Status, 6 Transport, 6 Timeout, 6 Cancelled, 6 TooLarge, 6 File,
    /// 6 Other.
    /// </remarks>
    public static Gen<CfError> CfErrorCases =>
        Gen.OneOf(
            ApiErrors.Select(static CfError (error) => error),
            ConstraintErrors.Select(static CfError (error) => error),
            MalformedErrors.Select(static CfError (error) => error),
            StatusErrors.Select(static CfError (error) => error),
            TransportErrors.Select(static CfError (error) => error),
            TimeoutErrors.Select(static CfError (error) => error),
            CancelledErrors.Select(static CfError (error) => error),
            TooLargeErrors.Select(static CfError (error) => error),
            FileErrors.Select(static CfError (error) => error),
            OtherErrors.Select(static CfError (error) => error)
        );

    /// <summary>Errors of the API's own.</summary>
    public static Gen<CfError.Api> ApiErrors =>
        ApiMessages.Select(static said => new CfError.Api(said));

    /// <summary>Broken constraints of any field.</summary>
    /// <remarks>Of a hundred, at least: 8 of account_id, 8 of image_id, 5 of a value that is not from JSON.</remarks>
    public static Gen<CfError.Constraint> ConstraintErrors =>
        from name in Gen.Elements(
            "account_id",
            "image_id",
            "creator",
            "filename",
            "meta",
            "uploaded",
            "variants"
        )
        from pointer in Pointers
        from limit in Words
        from had in Words
        select new CfError.Constraint(name, pointer, limit, had);

    /// <summary>Malformed JSON, at any pointer and byte.</summary>
    /// <remarks>Of a hundred, at least: 4 at the whole document, 10 in the result.</remarks>
    public static Gen<CfError.Malformed> MalformedErrors =>
        from pointer in Pointers
        from offset in Gen.Choose(0, int.MaxValue)
        from expected in Words
        from found in Words
        select new CfError.Malformed(pointer, offset, expected, found);

    /// <summary>Statuses other than 2xx, without an envelope.</summary>
    /// <remarks>
    /// Of a hundred, at least: 8 of 3xx, 3 of 404, 2 of 429, 15 of 5xx, 30 to be tried again, 30 with an HTML page.
    /// </remarks>
    public static Gen<CfError.Status> StatusErrors =>
        from status in FailedStatuses
        from body in Words
        from page in Gen.Elements(true, false)
        select new CfError.Status(status, body, page);

    /// <summary>Transport failures, half of them transient, and half of requests that were surely not sent.</summary>
    /// <remarks>Of a hundred, at least: 35 transient, 35 not transient, 35 unsent, 35 perhaps sent.</remarks>
    public static Gen<CfError.Transport> TransportErrors =>
        from reason in Words
        from transient in Gen.Elements(true, false)
        from unsent in Gen.Elements(true, false)
        select new CfError.Transport(reason, transient) { IsUnsent = unsent };

    /// <summary>Timeouts after up to 100 seconds, half of them of a file that stalled, and half of requests that were surely not sent.</summary>
    /// <remarks>Of a hundred, at least: 35 of a file that stalled, 35 of a whole reply, 35 unsent, 35 perhaps sent.</remarks>
    public static Gen<CfError.Timeout> TimeoutErrors =>
        from milliseconds in Gen.Choose(0, 100_000)
        from stall in Gen.Elements(true, false)
        from unsent in Gen.Elements(true, false)
        select new CfError.Timeout(TimeSpan.FromMilliseconds(milliseconds))
        {
            IsStall = stall,
            IsUnsent = unsent,
        };

    /// <summary>Cancellations, half of them of requests that were surely not sent.</summary>
    /// <remarks>Of a hundred, at least: 35 unsent, 35 perhaps sent.</remarks>
    public static Gen<CfError.Cancelled> CancelledErrors =>
        from unsent in Gen.Elements(true, false)
        select new CfError.Cancelled { IsUnsent = unsent };

    /// <summary>Replies over a limit of up to 2 GiB.</summary>
    public static Gen<CfError.TooLarge> TooLargeErrors =>
        from limit in Gen.Choose(0, int.MaxValue)
        select new CfError.TooLarge(limit);

    /// <summary>Files of the caller's that failed, half of them while they were written.</summary>
    /// <remarks>Of a hundred, at least: 35 that could not be read, 35 that could not be written, 1 without a name.</remarks>
    public static Gen<CfError.File> FileErrors =>
        from name in Words
        from reason in Words
        from isOutput in Gen.Elements(false, true)
        select new CfError.File(name, reason, isOutput);

    /// <summary>Errors of somebody else's, of any code and words.</summary>
    public static Gen<CfError.Other> OtherErrors =>
        from code in Gen.Choose(0, 10_000)
        from message in Texts.Between(1, LongestWords)
        select new CfError.Other(Error.New(code, message));

    /// <summary>One to five errors, with what the response said or without.</summary>
    /// <remarks>
    /// Of a hundred, at least: 45 a single one, 25 several, 60 with a response, 10 without a response, 1 not found, 2 rate
    /// limited, 25 to be tried again, 45 not to be.
    /// </remarks>
    public static Gen<CfErrors> CfErrors =>
        from count in Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Choose(2, 5)))
        from items in CfErrorCases.ArrayOf(count)
        from response in Maybe(ResponseInfos)
        select Functional.CfErrors.Of(items.ToSeq(), response).IfNone(NoErrors);

    /// <summary>Waits as servers ask for them: a number of seconds, or a date.</summary>
    /// <remarks>Of a hundred, at least: 35 seconds, 35 dates, 25 seconds of up to five minutes.</remarks>
    public static Gen<RetryAfter> RetryAfters =>
        Gen.OneOf(
            Seconds.Select(RetryAfter.After),
            from seconds in Gen.Choose(0, int.MaxValue)
            select RetryAfter.At(DateTimeOffset.UnixEpoch.AddSeconds(seconds))
        );

    /// <summary>What a response says beside its body, of any status.</summary>
    /// <remarks>
    /// Of a hundred, at least: 8 of 2xx, 8 of 3xx, 2 of 404, 2 of 429, 15 of 5xx, 65 with Retry-After, 10 without cf-ray,
    /// 15 with a code in a header, 5 with a challenge, 65 with a date.
    /// </remarks>
    public static Gen<ResponseInfo> ResponseInfos => Responses(Statuses);

    /// <summary>What a response of a status 2xx says beside its body.</summary>
    public static Gen<ResponseInfo> SuccessfulResponseInfos =>
        Responses(Gen.Frequency((3, Gen.Constant(200)), (1, Gen.Choose(200, 299))));

    /// <summary>What a response of a status other than 2xx says beside its body.</summary>
    public static Gen<ResponseInfo> FailedResponseInfos => Responses(FailedStatuses);

    /// <summary>Items of <c>Ratelimit</c>: what is left of a quota, with the time after which it is whole again or without.</summary>
    /// <remarks>
    /// Of a hundred, at least: 7 of nothing left, 60 with a time, 10 without a time, 2 with a name to be escaped.
    /// </remarks>
    public static Gen<RateLimit> RateLimits =>
        from policy in PolicyNames
        from left in Counts
        from reset in Maybe(Seconds)
        select new RateLimit(policy, left, reset);

    /// <summary>Items of <c>Ratelimit-Policy</c>: quotas, with their time or without.</summary>
    /// <remarks>Of a hundred, at least: 60 with a time, 10 without a time, 2 with a name to be escaped.</remarks>
    public static Gen<RateLimitPolicy> RateLimitPolicies =>
        from name in PolicyNames
        from quota in Counts
        from window in Maybe(Seconds)
        select new RateLimitPolicy(name, quota, window);

    // A string of a structured field has visible ASCII characters and spaces (RFC 9651, section 3.3.3).
    private static Gen<string> PolicyNames =>
        Gen.OneOf(
            Gen.Elements("default", "burst"),
            Dice.Roll(static dice => Texts.Ascii(dice, dice.Below(12)))
        );

    private static Gen<int> Counts =>
        Gen.Frequency(
            (1, Gen.Constant(0)),
            (6, Gen.Choose(0, 1200)),
            (1, Gen.Choose(0, int.MaxValue))
        );

    private static Gen<TimeSpan> Seconds =>
        Gen.Frequency((4, Gen.Choose(0, 300)), (1, Gen.Choose(0, int.MaxValue)))
            .Select(static seconds => TimeSpan.FromSeconds(seconds));

    private static Gen<string> ListOf<A>(Gen<A> items) =>
        from count in Gen.Choose(1, 2)
        from list in items.ArrayOf(count)
        select string.Join(", ", list);

    private static Gen<int> Statuses =>
        Gen.Frequency(
            (3, Gen.Elements(200, 400, 401, 403, 404, 408, 409, 429, 500, 502, 520)),
            (1, Gen.Elements(199, 299, 300, 301, 304, 399, 499, 526, 599)),
            (1, Gen.Choose(100, 599))
        );

    private static Gen<int> FailedStatuses =>
        Statuses.Where(static status => status is < 200 or > 299);

    private static Gen<ResponseInfo> Responses(Gen<int> statuses) =>
        from status in statuses
        from ray in Maybe(Dice.Roll(static dice => Texts.Simple(dice, 16) + "-FRA"))
        from retryAfter in Maybe(RetryAfters)
        from limit in Maybe(ListOf(RateLimits))
        from policy in Maybe(ListOf(RateLimitPolicies))
        from code in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Elements(5404, 5409, 5455, 9404)))
        from mitigated in Gen.Frequency(
            (4, Gen.Constant("")),
            (1, Gen.Elements("challenge", "challenge", "block"))
        )
        from date in Maybe(
            Gen.Choose(0, int.MaxValue)
                .Select(static second =>
                    DateTimeOffset
                        .FromUnixTimeSeconds(second)
                        .ToString("r", System.Globalization.CultureInfo.InvariantCulture)
                )
        )
        select new ResponseInfo(
            status,
            ray,
            retryAfter,
            limit,
            policy,
            code == 0 ? Option<int>.None : code,
            mitigated.Length == 0 ? Option<string>.None : mitigated,
            date
        );

    // What others say may hold any character.
    private static Gen<string> Words => Texts.Between(0, LongestWords);

    // Longer than what errors print of others' words.
    private const int LongestWords = 450;

    private static Gen<string> Pointers =>
        Gen.OneOf(
            Gen.Elements("", "/result", "/result/id", "/result/variants/0", "/errors", "/success"),
            Dice.Roll(static dice => "/" + Texts.Any(dice, dice.Below(20)))
        );

    private static CfErrors NoErrors() => throw new InvalidOperationException("no errors");
}
