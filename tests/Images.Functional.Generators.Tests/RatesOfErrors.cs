using System;
using System.Collections.Generic;
using System.Globalization;

namespace Images.Functional.Generators.Tests;

/// <summary>How often the classes of errors, and of what responses say occur.</summary>
internal static class RatesOfErrors
{
    public static IEnumerable<Rated> All =>
        [
            Rated.Of(
                Arbitraries.ApiMessage(),
                [
                    ("of a code below 1000", 15, static said => said.Code < 1000),
                    ("with a documentation link", 60, static said => said.DocumentationUrl.IsSome),
                    ("without one", 10, static said => said.DocumentationUrl.IsNone),
                    ("with a pointer", 60, static said => said.Pointer.IsSome),
                    ("without a pointer", 10, static said => said.Pointer.IsNone),
                    ("over 400 characters", 4, static said => said.Text.Characters() > 400),
                    ("with a cause", 12, static said => !said.Causes.IsEmpty),
                    (
                        "with a cause of a cause",
                        1,
                        static said => said.Causes.Exists(static c => !c.Causes.IsEmpty)
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.CfError(),
                [
                    ("Api", 6, static error => error is CfError.Api),
                    ("Constraint", 6, static error => error is CfError.Constraint),
                    ("Malformed", 6, static error => error is CfError.Malformed),
                    ("Status", 6, static error => error is CfError.Status),
                    ("Transport", 6, static error => error is CfError.Transport),
                    ("Timeout", 6, static error => error is CfError.Timeout),
                    ("Cancelled", 6, static error => error is CfError.Cancelled),
                    ("TooLarge", 6, static error => error is CfError.TooLarge),
                    ("File", 6, static error => error is CfError.File),
                    ("Other", 6, static error => error is CfError.Other),
                ]
            ),
            Rated.Of(
                Arbitraries.ConstraintError(),
                [
                    ("of account_id", 8, static error => error.Field == "account_id"),
                    ("of image_id", 8, static error => error.Field == "image_id"),
                    (
                        "of a value that is not from JSON",
                        5,
                        static error => error.Pointer.Length == 0
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.MalformedError(),
                [
                    ("at the whole document", 4, static error => error.Pointer.Length == 0),
                    (
                        "in the result",
                        10,
                        static error =>
                            error.Pointer.StartsWith("/result", StringComparison.Ordinal)
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.StatusError(),
                [
                    ("of 3xx", 8, static error => error.StatusCode is >= 300 and <= 399),
                    ("of 404", 3, static error => error.StatusCode == 404),
                    ("of 429", 2, static error => error.StatusCode == 429),
                    ("of 5xx", 15, static error => error.StatusCode >= 500),
                    ("retryable", 30, static error => error.IsRetryable),
                    ("with an HTML page", 30, static error => error.IsPage),
                ]
            ),
            Rated.Of(
                Arbitraries.TransportError(),
                [
                    ("transient", 35, static error => error.IsTransient),
                    ("not transient", 35, static error => !error.IsTransient),
                    ("unsent", 35, static error => error.IsUnsent),
                    ("perhaps sent", 35, static error => !error.IsUnsent),
                ]
            ),
            Rated.Of(
                Arbitraries.TimeoutError(),
                [
                    ("of a file that stalled", 35, static error => error.IsStall),
                    ("of a whole reply", 35, static error => !error.IsStall),
                    ("unsent", 35, static error => error.IsUnsent),
                    ("perhaps sent", 35, static error => !error.IsUnsent),
                ]
            ),
            Rated.Of(
                Arbitraries.CancelledError(),
                [
                    ("unsent", 35, static error => error.IsUnsent),
                    ("perhaps sent", 35, static error => !error.IsUnsent),
                ]
            ),
            Rated.Of(
                Arbitraries.FileError(),
                [
                    ("that could not be read", 35, static error => !error.IsOutput),
                    ("that could not be written", 35, static error => error.IsOutput),
                    ("without a name", 1, static error => error.Name.Length == 0),
                ]
            ),
            Rated.Of(
                Arbitraries.CfErrors(),
                [
                    ("a single one", 45, static errors => errors.Count == 1),
                    ("several", 25, static errors => errors.Count > 1),
                    ("with a response", 60, static errors => errors.Response.IsSome),
                    ("without a response", 10, static errors => errors.Response.IsNone),
                    ("not found", 1, static errors => errors.IsNotFound),
                    ("rate limited", 2, static errors => errors.IsRateLimited),
                    ("retryable", 25, static errors => errors.IsRetryable),
                    ("not retryable", 45, static errors => !errors.IsRetryable),
                ]
            ),
            Rated.Of(
                Arbitraries.RetryAfter(),
                [
                    ("seconds", 35, static wait => IsSeconds(wait)),
                    ("dates", 35, static wait => !IsSeconds(wait)),
                    (
                        "seconds of up to five minutes",
                        25,
                        static wait =>
                            IsSeconds(wait) && wait.DelayFrom(default) <= TimeSpan.FromMinutes(5)
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.RateLimit(),
                [
                    ("of nothing left", 7, static limit => limit.Remaining == 0),
                    ("with a time", 60, static limit => limit.Reset.IsSome),
                    ("without a time", 10, static limit => limit.Reset.IsNone),
                    (
                        "with a name to be escaped",
                        2,
                        static limit => limit.Policy.AsSpan().ContainsAny('"', '\\')
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.RateLimitPolicy(),
                [
                    ("with a time", 60, static policy => policy.Window.IsSome),
                    ("without a time", 10, static policy => policy.Window.IsNone),
                    (
                        "with a name to be escaped",
                        2,
                        static policy => policy.Name.AsSpan().ContainsAny('"', '\\')
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.ResponseInfo(),
                [
                    ("of 2xx", 8, static response => response.IsSuccess),
                    ("of 3xx", 8, static response => response.Status is >= 300 and <= 399),
                    ("of 404", 2, static response => response.Status == 404),
                    ("of 429", 2, static response => response.Status == 429),
                    ("of 5xx", 15, static response => response.Status >= 500),
                    ("with Retry-After", 65, static response => response.RetryAfter.IsSome),
                    ("without cf-ray", 10, static response => response.CfRay.IsNone),
                    ("with a code in a header", 15, static response => response.ErrorCode.IsSome),
                    ("with a challenge", 5, static response => response.IsChallenge),
                    ("with a date", 65, static response => response.Date.IsSome),
                ]
            ),
            Rated.Always(
                Generate.SuccessfulResponseInfos,
                static response => response.Status is >= 200 and <= 299
            ),
            Rated.Always(
                Generate.FailedResponseInfos,
                static response => response.Status is < 200 or > 299
            ),
        ];

    private static bool IsSeconds(RetryAfter wait) =>
        long.TryParse(wait.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
