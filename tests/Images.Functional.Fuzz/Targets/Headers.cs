using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Fuzz;

/// <summary>
/// Headers of a response, one in a line: what they say survives writing and reading, and no wait that follows from them is negative or
/// longer than its limit.
/// </summary>
internal static class Headers
{
    private const int Count = 200;

    private const int MostCalls = 3;

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private static readonly TimeSpan Century = TimeSpan.FromDays(100 * 366);

    private static readonly DateTimeOffset Now = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    private static readonly AccountId Account = (AccountId)AccountId.Create("a");

    private static readonly int[] Statuses = [200, 400, 401, 429, 500, 503];

    private static readonly RetryPolicy[] Policies =
    [
        RetryPolicy.Default,
        RetryPolicy.Exponential(3, jitter: 1, longestWait: TimeSpan.FromDays(1)),
    ];

    private static readonly string[] Pieces =
    [
        "\nRetry-After: ",
        "\nRatelimit: ",
        "\nRatelimit-Policy: ",
        "\nDate: ",
        "\ncf-ray: ",
        "\ncf-images: err=",
        "\nCf-Resized: err=",
        "\ncf-mitigated: challenge",
        "\nContent-Type: ",
        "\nContent-Disposition: ",
        "\"default\";r=50;t=30",
        "\"burst\";q=100;w=60",
        ";r=",
        ";t=",
        ";q=",
        ";w=",
        ", ",
        "\\\"",
        "999999999999999",
        "Thu, 02 Jan 2014 02:20:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "image/svg+xml; charset=utf-8",
    ];

    private static readonly string[] ByHand =
    [
        "",
        "Retry-After: 30\ncf-ray: 8e1-FRA",
        "Retry-After: Thu, 02 Jan 2014 02:20:00 GMT\nDate: Sunday, 06-Nov-94 08:49:37 GMT",
        "Retry-After: Sat, 28 Nov 2026 00:00:30 GMT\nDate: Sun Nov  6 08:49:37 1994",
        "Ratelimit: \"default\";r=0;t=30, \"burst\";r=1;t=1\nRatelimit-Policy: \"burst\";q=100;w=60, default;q=1200;w=300",
        "cf-images: internal=ok/- err=9404\nCf-Resized: err=9401;x\ncf-mitigated: challenge",
        "Content-Type: image/png; a=\"b\"\nContent-Disposition: attachment; filename=\"a.png\"",
    ];

    public static Target Target { get; } =
        new(
            "headers",
            Begin,
            static seed => new TextMutator(seed, Pieces).Mutate,
            static (bytes, isWhole) =>
                (isWhole ? Statuses : [Statuses[Texts.Choice(bytes, Statuses.Length)]])
                    .Select(status => Wrong(status, Texts.Headers(Texts.Of(bytes))))
                    .FirstOrDefault(static wrong => wrong is not null)
        );

    private static IEnumerable<byte[]> Begin(Rnd random) =>
        Texts
            .Bytes(ByHand)
            .Concat(
                Texts.Bytes(
                    Arbitraries
                        .ResponseInfo()
                        .Generator.Sample(Count, random, 20)
                        .Select(static info =>
                            $"Retry-After: {info.RetryAfter.Map(static wait => $"{wait}").IfNone("")}\n"
                            + $"Ratelimit: {info.RateLimitHeader.IfNone("")}\n"
                            + $"Ratelimit-Policy: {info.RateLimitPolicyHeader.IfNone("")}\n"
                            + $"Date: {info.DateHeader.IfNone("")}"
                        )
                )
            );

    private static string? Wrong(int status, (string Name, string Value)[] headers)
    {
        var info = Texts.Response(status, headers);
        return $"{info}".Any(char.IsControl) ? "the response is shown with a control character"
            : info.RateLimits.Exists(static limit => RateLimit.Parse($"{limit}") != Seq1(limit))
                ? "a rate limit is read otherwise than written"
            : info.RateLimitPolicies.Exists(static policy =>
                RateLimitPolicy.Parse($"{policy}") != Seq1(policy)
            )
                ? "a policy is read otherwise than written"
            : info.RateLimits.Exists(static limit =>
                limit.Remaining < 0 || !IsWait(limit.Reset, Century)
            )
            || info.RateLimitPolicies.Exists(static policy =>
                policy.Quota < 0 || !IsWait(policy.Window, Century)
            )
                ? "a negative number, or a wait of more than a century"
            : info.RetryAfter.Exists(static wait => RetryAfter.Parse($"{wait}") != Some(wait))
                ? "Retry-After is read otherwise than written"
            : info.RetryAfter.Exists(static wait => wait.DelayFrom(Now) < TimeSpan.Zero)
                ? "a negative Retry-After"
            : info.Date.Exists(static date => date.Offset != TimeSpan.Zero) ? "a date not in UTC"
            : OfRetries(info) ?? OfPace(info) ?? OfFile(headers);
    }

    private static string? OfRetries(ResponseInfo info)
    {
        var errors = CfErrors.Of(new CfError.Status(info.Status, ""), info);
        return Policies.All(policy =>
            IsWait(policy.NextDelay(0, 0.5, Now, errors, Repeat.Freely), policy.LongestWait)
        )
            ? Errors.Wrong(errors)
            : "a retry's delay is negative or longer than the longest wait";
    }

    // After several calls with this reply, all of which have ended, there is a next one.
    private static string? OfPace(ResponseInfo info)
    {
        var (pace, now) = (Pace.Unknown, Now);
        for (var calls = 0; calls < MostCalls; calls++)
            pace = pace.Started(now).Ended(now, info);
        for (var asks = 0; asks <= MostCalls; asks++)
        {
            if (pace.Wait(now).Case is not TimeSpan wait)
                return $"waits for a call, though none is running: {pace}";
            if (wait == TimeSpan.Zero)
                return null;
            if (wait < TimeSpan.Zero || wait > LongestPause)
                return $"waits {wait}: {pace}";
            now += wait;
        }

        return $"still waits after {now - Now}: {pace}";
    }

    // A value of a header as the type and the name of a file.
    private static string? OfFile((string Name, string Value)[] headers) =>
        headers
            .Select(static header =>
                ImagesV1
                    .Upload(
                        Account,
                        Upload.Of(
                            ImageFile.Of(ReadOnlyMemory<byte>.Empty) with
                            {
                                Name = header.Value,
                                ContentType = header.Value,
                            }
                        )
                    )
                    .Request.MatchUnsafe(Right: static _ => null, Left: Errors.Wrong)
            )
            .FirstOrDefault(static wrong => wrong is not null);

    private static bool IsWait(Option<TimeSpan> wait, TimeSpan longest) =>
        wait.ForAll(time => time >= TimeSpan.Zero && time <= longest);
}
