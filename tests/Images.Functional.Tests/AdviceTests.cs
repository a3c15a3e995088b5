using System;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>An error advises what fits it, and nothing else.</summary>
public class AdviceTests
{
    private const string Permission =
        "The credentials need the permission Images Read, or Images Write to change anything, for this account id";

    private const string Wait =
        "Wait as long as Retry-After says; the limit is 1,200 requests in five minutes";

    private const string WaitFiveMinutes =
        "Wait up to five minutes; the limit is 1,200 requests in five minutes";

    [Theory]
    [InlineData("challenge")]
    [InlineData(" Challenge")]
    public void A_challenge_page_is_not_a_permission_error(string header)
    {
        var response = ResponseInfo.FromHeaders(
            403,
            name => name == "cf-mitigated" ? header : null
        );
        Assert.True(response.IsChallenge);
        var errors = ImagesV1.Endpoints.Get.Parse("<html>Just a moment...</html>", response).Left();
        Assert.EndsWith(
            ". A Cloudflare challenge or bot rule blocked the request; an API host should not be behind one. Check the base address",
            errors.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Permission, (errors + errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_mitigation_is_not_a_challenge()
    {
        var response = new ResponseInfo(403, CfMitigated: "block");
        Assert.False(response.IsChallenge);
        Assert.False(new ResponseInfo(403).IsChallenge);
        Assert.Equal("status 403, cf-mitigated block", response.ToString());
        Assert.EndsWith(
            Permission,
            ImagesV1.Endpoints.Get.Parse("", response).Left().Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(403, 5403, "Check that Cloudflare Images is enabled, and the account id")]
    [InlineData(403, 10000, Permission)]
    [InlineData(404, 5404, "Check the id or name, and the account id")]
    [InlineData(409, 5409, "Take another id, or first delete what has this one")]
    [InlineData(415, 5550, "This is an error inside Cloudflare Images; try again later")]
    [InlineData(404, 7003, "Check the account id, and the other ids and names")]
    [InlineData(404, 1, "Check the account id, and the other ids and names")]
    [InlineData(404, null, "Check the base address, the account id, and the other ids and names")]
    public void The_code_decides_before_the_status(int status, int? code, string advice) =>
        Assert.Equal(advice, HttpStatus.Advice(status, code, new ResponseInfo(status)));

    [Theory]
    [InlineData(null, AttemptOutcome.Uncertain)]
    [InlineData(415, AttemptOutcome.Uncertain)]
    [InlineData(500, AttemptOutcome.Uncertain)]
    [InlineData(429, AttemptOutcome.Refused)]
    [InlineData(200, AttemptOutcome.Done)]
    public void An_internal_error_is_one_by_its_code(int? status, AttemptOutcome expected)
    {
        CfErrors errors = new CfError.Api(new ApiMessage(5550, "Internal error"));
        errors = status is { } known ? errors.With(new ResponseInfo(known)) : errors;
        Assert.Equal(
            (expected, expected != AttemptOutcome.Done),
            (errors.Outcome, errors.IsRetryable)
        );
    }

    [Fact]
    public void Retry_After_is_named_only_where_there_is_one()
    {
        Assert.Equal(WaitFiveMinutes, Limited(Option<RetryAfter>.None));
        Assert.Equal(WaitFiveMinutes, Limited(RetryAfter.After(TimeSpan.Zero)));
        Assert.Equal(Wait, Limited(RetryAfter.After(TimeSpan.FromSeconds(30))));
        Assert.Equal(Wait, Limited(RetryAfter.At(DateTimeOffset.UnixEpoch)));
        // The server's clock is past it.
        Assert.Equal(
            WaitFiveMinutes,
            Limited(RetryAfter.At(DateTimeOffset.UnixEpoch), "Thu, 01 Jan 1970 00:00:01 GMT")
        );
    }

    private static string Limited(Option<RetryAfter> after, string? date = null) =>
        ImagesV1
            .Endpoints.Get.Parse(
                "",
                new ResponseInfo(429, RetryAfter: after, DateHeader: Prelude.Optional(date))
            )
            .Left()
            .Message["HTTP status 429 without an API envelope. ".Length..];
}
