using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws of the arbitraries of envelopes, and of what may go wrong.</summary>
internal static class LawsOfReplies
{
    public static IEnumerable<KeyValuePair<string, ArbitraryLaw>> All { get; } =
        new Dictionary<string, ArbitraryLaw>
        {
            ["ApiMessage"] = new ArbitraryLaw<ApiMessage>(
                static message =>
                    IsReadAsWritten(Envelope.Of(Image.Empty) with { Errors = [message] }),
                Sizes.Of,
                "no message (code 1000)"
            ),
            ["CfError"] = new ArbitraryLaw<CfError>(IsKept, Sizes.Of, SmallErrors),
            ["ApiError"] = new ArbitraryLaw<CfError.Api>(IsKept, Sizes.Of, SmallErrors[0]),
            ["StatusError"] = new ArbitraryLaw<CfError.Status>(
                static error =>
                    IsKept(error) && error.StatusCode is (>= 100 and < 200) or (>= 300 and < 600),
                Sizes.Of,
                SmallErrors[1]
            ),
            ["TransportError"] = new ArbitraryLaw<CfError.Transport>(
                IsKept,
                Sizes.Of,
                SmallErrors[2]
            ),
            ["TimeoutError"] = new ArbitraryLaw<CfError.Timeout>(IsKept, Sizes.Of, SmallErrors[3]),
            ["CancelledError"] = new ArbitraryLaw<CfError.Cancelled>(
                IsKept,
                Sizes.Of,
                SmallErrors[4]
            ),
            ["TooLargeError"] = new ArbitraryLaw<CfError.TooLarge>(
                IsKept,
                Sizes.Of,
                SmallErrors[5]
            ),
            ["OtherError"] = new ArbitraryLaw<CfError.Other>(IsKept, Sizes.Of, SmallErrors[6]),
            ["MalformedError"] = new ArbitraryLaw<CfError.Malformed>(
                IsKept,
                Sizes.Of,
                SmallErrors[7]
            ),
            ["FileError"] = new ArbitraryLaw<CfError.File>(IsKept, Sizes.Of, SmallErrors[8]),
            ["ConstraintError"] = new ArbitraryLaw<CfError.Constraint>(
                IsKept,
                Sizes.Of,
                SmallErrors[9..]
            ),
            ["CfErrors"] = new ArbitraryLaw<CfErrors>(
                static errors => errors.Items.ForAll(IsKept),
                Sizes.Of,
                SmallErrors
            ),
            ["RetryAfter"] = new ArbitraryLaw<RetryAfter>(
                static wait => RetryAfter.Parse(wait.ToString()) == wait,
                Sizes.Of,
                "0"
            ),
            ["RateLimit"] = new ArbitraryLaw<RateLimit>(
                static limit => RateLimit.Parse($"{limit}") == Seq1(limit),
                static limit =>
                    Size.Of(limit.Policy) + Size.OfNumber(limit.Remaining) + OfTime(limit.Reset),
                "\"\";r=0"
            ),
            ["RateLimitPolicy"] = new ArbitraryLaw<RateLimitPolicy>(
                static policy => RateLimitPolicy.Parse($"{policy}") == Seq1(policy),
                static policy =>
                    Size.Of(policy.Name) + Size.OfNumber(policy.Quota) + OfTime(policy.Window),
                "\"\";q=0"
            ),
            ["ResponseInfo"] = new ArbitraryLaw<ResponseInfo>(
                static response =>
                    ResponseInfo.FromHeaders(response.Status, name => Header(response, name))
                    == response,
                Sizes.Of,
                "status 200"
            ),
            ["Envelope"] = new ArbitraryLaw<Envelope<Image>>(
                IsReadAsWritten,
                static envelope => Sizes.Of(envelope, Sizes.Of),
                "Envelope { Result = {}, Errors = [], Messages = [], ResultInfo = None }"
            ),
            ["EnvelopeText"] = new ArbitraryLaw<EnvelopeText>(
                static text => ImagesV1.Endpoints.Get.Parse(text.ToUtf8()) == text.Envelope,
                Sizes.Of,
                """{"errors":[],"messages":[],"result":{},"success":true}"""
            ),
            ["BrokenEnvelope"] = new ArbitraryLaw<BrokenEnvelope>(
                Reading.FindsTheBreaks,
                Sizes.Of,
                [.. BrokenEnds.All]
            ),
        };

    private static Size OfTime(Option<TimeSpan> time) =>
        Size.OfOption(time, static seconds => Size.OfNumber(seconds.Ticks));

    // Errors as LanguageExt throws and catches them.
    private static bool IsKept(CfError error) =>
        CfErrors.From(error.ToErrorException().ToError()) == CfErrors.Of(error);

    private static bool IsReadAsWritten(Envelope<Image> envelope) =>
        ImagesV1.Endpoints.Get.Parse(Encoding.UTF8.GetBytes(envelope.ToJson())) == envelope;

    private static string? Header(ResponseInfo response, string name) =>
        (
            name switch
            {
                "cf-ray" => response.CfRay,
                "Retry-After" => response.RetryAfter.Map(static wait => wait.ToString()),
                "Ratelimit" => response.RateLimitHeader,
                "Ratelimit-Policy" => response.RateLimitPolicyHeader,
                "cf-images" => response.ErrorCode.Map(static code => $"err={code}"),
                "cf-mitigated" => response.CfMitigated,
                "Date" => response.DateHeader,
                _ => None,
            }
        ).MatchUnsafe(static string? (text) => text, static () => null);

    public static string[] SmallErrors =>
        [
            "Cloudflare says: no message (code 1000)",
            "HTTP status 500 without an API envelope. This comes from a server or proxy on the way; try again later",
            "no usable reply: ",
            "timed out after 0 s without a whole reply",
            "cancelled",
            "the reply is larger than 0 bytes; increase MaximumReplyBytes",
            "a",
            "unexpected JSON (byte 0): expected , found ",
            " could not be read: ",
            .. new[]
            {
                "account_id",
                "image_id",
                "creator",
                "filename",
                "meta",
                "uploaded",
                "variants",
            }.Select(static name => $"{name}: "),
        ];
}
