using System;
using Xunit;
using static Images.Functional.Tests.RefusedReply;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Problem documents (RFC 9457), and the delays that bodies state.</summary>
public class ProblemDocumentTests
{
    private const string RateLimited =
        """{"type":"https://e.example/error-1015/","title":"Error 1015: You are being rate limited","status":429,"detail":"Slow down","error_code":1015,"retry_after":30}""";

    [Fact]
    public void A_problem_document_is_an_API_error_with_its_delay()
    {
        var errors = Read(429, RateLimited);
        Assert.Equal(
            new ApiMessage(
                1015,
                "Error 1015: You are being rate limited: Slow down",
                "https://e.example/error-1015/"
            ),
            errors.Only<CfError.Api>().Said
        );
        Assert.True(errors.IsRateLimited && errors.IsRetryable);
        Assert.Equal(Some(Seconds(30)), errors.Response.Bind(static r => r.RetryAfter));
        Assert.Equal(
            Some(TimeSpan.FromSeconds(30)),
            RetryPolicy.Default.NextDelay(0, 0, DateTimeOffset.UnixEpoch, errors, Repeat.Freely)
        );
    }

    [Fact]
    public void The_header_takes_precedence_over_the_bodys_delay() =>
        Assert.Equal(
            Some(Seconds(7)),
            Read(429, RateLimited, new ResponseInfo(429, RetryAfter: Seconds(7)))
                .Response.Bind(static r => r.RetryAfter)
        );

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("1.2", 2.0)]
    [InlineData("\"30\"", 30.0)]
    [InlineData("1e999", 100.0 * 366 * 24 * 60 * 60)]
    [InlineData("99999999999999999999999", 100.0 * 366 * 24 * 60 * 60)]
    [InlineData("-1", null)]
    [InlineData("-1e999", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("null", null)]
    [InlineData("[30]", null)]
    [InlineData("{}", null)]
    public void An_odd_delay_is_safe(string wait, double? seconds) =>
        Assert.Equal(
            Optional(seconds).Map(static s => RetryAfter.After(TimeSpan.FromSeconds(s))),
            Read(429, $$"""{"title":"t","retry_after":{{wait}}}""")
                .Response.Bind(static r => r.RetryAfter)
        );

    [Fact]
    public void An_envelope_may_state_the_delay() =>
        Assert.Equal(
            Some(Seconds(30)),
            Read(429, """{"errors":["x"],"retry_after":30}""")
                .Response.Bind(static r => r.RetryAfter)
        );

    [Theory]
    [InlineData(429, """{"retry_after":30}""")]
    [InlineData(429, """{"retry\u005fafter":30}""")]
    [InlineData(429, """{"type":"https://e.example/a","status":429,"retry_after":30}""")]
    [InlineData(503, """{"success":false,"errors":[],"retry_after":30}""")]
    [InlineData(200, """{"success":false,"errors":[],"retry_after":30}""")]
    [InlineData(200, """{"retry_after":30}""")]
    public void A_body_without_an_error_may_state_the_delay(int status, string body) =>
        Assert.Equal(Some(Seconds(30)), Read(status, body).Response.Bind(static r => r.RetryAfter));

    [Fact]
    public void A_number_of_another_name_is_no_delay() =>
        Assert.Equal(
            None,
            Read(429, """{"title":"t","retry_before":30}""").Response.Bind(static r => r.RetryAfter)
        );

    [Theory]
    [InlineData("""{"title":"t"}""", 0, "t", null)]
    [InlineData("""{"detail":"d","type":"about:blank","error_code":"1020"}""", 1020, "d", null)]
    [InlineData("""{"title":"","detail":"d","error_code":null}""", 0, "d", null)]
    [InlineData("""{"code":7,"title":"t","type":"http://a","status":4}""", 0, "t", "http://a")]
    public void A_partial_problem_document_keeps_its_fields(
        string body,
        int code,
        string text,
        string? url
    )
    {
        foreach (var status in new[] { 200, 403, 500 })
            Assert.Equal(new ApiMessage(code, text, Optional(url)), Api(status, body).Said);
    }

    private static RetryAfter Seconds(int seconds) =>
        RetryAfter.After(TimeSpan.FromSeconds(seconds));
}
