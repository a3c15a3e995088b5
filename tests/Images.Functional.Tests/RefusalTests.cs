using System;
using System.Linq;
using System.Text;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Errors as the service, its edge and proxies really send them: none of their words is lost.</summary>
public class RefusalTests
{
    [Fact]
    public void An_error_has_its_chain()
    {
        var error = Api(
            400,
            """{"success":false,"errors":[{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6111,"message":"Invalid format for Authorization header"}]}],"messages":[],"result":null}"""
        );
        Assert.Equal(6003, error.Code);
        Assert.Equal(6111, Assert.Single(error.Said.Causes).Code);
        Assert.Equal(
            "Cloudflare says: Invalid request headers (code 6003), caused by: Invalid format for Authorization header (code 6111)",
            error.Message
        );
    }

    [Theory]
    [InlineData(404, "ERROR 5404: Image not found\n", 5404, "Image not found")]
    [InlineData(404, "\uFEFF ERROR 5404:Image not found", 5404, "Image not found")]
    [InlineData(409, "ERROR 5409: Resource already exists\r\n", 5409, "Resource already exists")]
    [InlineData(422, "ERROR 5443: Animation too large", 5443, "Animation too large")]
    [InlineData(415, "ERROR 5455: Bad type: x/y", 5455, "Bad type: x/y")]
    public void An_error_in_plain_text_is_the_apis(int status, string body, int code, string text)
    {
        var errors = Read(status, body);
        Assert.Equal(
            CfErrors.Of(new CfError.Api(new ApiMessage(code, text)), errors.Response),
            errors
        );
        Assert.Equal(status == 404, errors.IsNotFound);
    }

    [Theory]
    [InlineData("cf-images", "err=5404", "", "HTTP status 404")]
    [InlineData("CF-IMAGES", "x; ERR=5404", "Nothing here\n", "Nothing here")]
    [InlineData("Cf-Resized", "internal=ok/- q=0 err=5404", "<h1>Gone</h1>", "Gone")]
    public void The_code_is_in_a_header_also(string name, string value, string body, string text)
    {
        var response = ResponseInfo.FromHeaders(
            404,
            asked => asked.Equals(name, StringComparison.OrdinalIgnoreCase) ? value : null
        );
        Assert.Equal(Some(5404), response.ErrorCode);
        Assert.Contains("error 5404", response.ToString(), StringComparison.Ordinal);
        var errors = Read(404, body, response);
        Assert.Equal(new ApiMessage(5404, text), errors.Only<CfError.Api>().Said);
        Assert.Equal(5409, Read(404, "ERROR 5409: x", response).Code);
    }

    [Theory]
    [InlineData("err=")]
    [InlineData("err=x")]
    [InlineData("err=-1")]
    [InlineData("err=99999999999")]
    [InlineData("terr=5404")]
    [InlineData("")]
    public void A_header_without_a_code_has_none(string value) =>
        Assert.Equal(
            None,
            ResponseInfo.FromHeaders(404, name => name == "cf-images" ? value : null).ErrorCode
        );

    private const string RateLimited =
        """{"type":"https://e.example/error-1015/","title":"Error 1015: You are being rate limited","status":429,"detail":"Slow down","error_code":1015,"retry_after":30}""";

    [Fact]
    public void A_problem_document_is_an_error_of_the_api_with_its_wait()
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
    public void The_header_wins_over_the_bodys_wait() =>
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
    public void An_odd_wait_is_safe(string wait, double? seconds) =>
        Assert.Equal(
            Optional(seconds).Map(static s => RetryAfter.After(TimeSpan.FromSeconds(s))),
            Read(429, $$"""{"title":"t","retry_after":{{wait}}}""")
                .Response.Bind(static r => r.RetryAfter)
        );

    [Fact]
    public void The_wait_of_an_envelope_counts_also() =>
        Assert.Equal(
            Some(Seconds(30)),
            Read(429, """{"errors":["x"],"retry_after":30}""")
                .Response.Bind(static r => r.RetryAfter)
        );

    [Theory]
    [InlineData("""{"title":"t"}""", 0, "t", null)]
    [InlineData("""{"detail":"d","type":"about:blank","error_code":"1020"}""", 1020, "d", null)]
    [InlineData("""{"title":"","detail":"d","error_code":null}""", 0, "d", null)]
    [InlineData("""{"code":7,"title":"t","type":"http://a","status":4}""", 0, "t", "http://a")]
    public void A_problem_keeps_what_it_has(string body, int code, string text, string? url)
    {
        foreach (var status in new[] { 200, 403, 500 })
            Assert.Equal(new ApiMessage(code, text, Optional(url)), Api(status, body).Said);
    }

    [Theory]
    [InlineData(200, """{"success":false,"errors":["disk full"],"result":null}""", 0, "disk full")]
    [InlineData(500, """{"success":false,"errors":["disk full"],"result":null}""", 0, "disk full")]
    [InlineData(200, """{"success":false,"errors":[{"code":"5455","message":"m"}]}""", 5455, "m")]
    [InlineData(415, """{"success":false,"errors":[{"code":"5455","message":"m"}]}""", 5455, "m")]
    [InlineData(
        200,
        """{"code":"103","message":"forbidden endpoint"}""",
        103,
        "forbidden endpoint"
    )]
    [InlineData(
        403,
        """{"code":"103","message":"forbidden endpoint"}""",
        103,
        "forbidden endpoint"
    )]
    [InlineData(200, """{"success":false,"message":"m"}""", 0, "m")]
    [InlineData(200, """{"success":false,"errors":[],"messages":["m"]}""", 0, "m")]
    [InlineData(500, """{"success":false,"errors":"m"}""", 0, "m")]
    [InlineData(200, """{"success":false,"errors":[{"code":5403}]}""", 5403, "")]
    public void The_servers_words_are_kept(int status, string body, int code, string text) =>
        Assert.Equal(new ApiMessage(code, text), Api(status, body).Said);

    private const string Cloudflare = """
        <!DOCTYPE html>
        <!--[if lt IE 7]> <html class="no-js ie6 oldie" lang="en-US"> <![endif]-->
        <!--[if gt IE 8]><!--> <html class="no-js" lang="en-US"> <!--<![endif]-->
        <head><script>var a = "<title>no</title>";</script>
        <title>api.cloudflare.com | 502: Bad gateway</title></head><body>Bad</body></html>
        """;

    [Fact]
    public void A_page_is_told_by_its_title_and_its_origin()
    {
        var error = Read(502, Cloudflare).Only<CfError.Status>();
        Assert.Equal(
            new CfError.Status(502, "api.cloudflare.com | 502: Bad gateway", IsPage: true),
            error
        );
        Assert.Equal(
            "HTTP status 502 with an HTML page, \"api.cloudflare.com | 502: Bad gateway\", probably from Cloudflare's edge "
                + "or a proxy, not from the API itself. This comes from a server or proxy on the way; try again later",
            error.Message
        );
    }

    [Fact]
    public void A_captive_portal_is_told_by_its_title()
    {
        var error = Read(200, "\r\n<html><title>Hotel Wi-Fi</title>").Only<CfError.Malformed>();
        Assert.Equal(
            "an HTML page, \"Hotel Wi-Fi\", probably from Cloudflare's edge or a proxy, not from the API itself",
            error.Found
        );
        Assert.StartsWith(
            "an HTML page, probably",
            Read(200, "<p>").Only<CfError.Malformed>().Found,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("<title> </title><h1>Bad</h1>gateway", "Bad gateway")]
    [InlineData(
        "<!-- a > b --><style>x{}</style><SCRIPT>1<2</SCRIPT><svg><title>no</title></svg>yes",
        "yes"
    )]
    [InlineData("<p>a &amp; b &lt;c&gt; &eacute;&#x41;&nbsp;d", "a & b <c> éA d")]
    [InlineData("<p>1 < 2 <", "1 < 2 <")]
    [InlineData("<p>a<br/>b<?pi?>c</p", "a b c")]
    [InlineData("<!--><p>a", "a")]
    [InlineData("<!-- never ends", "")]
    [InlineData("<title>never ends", "never ends")]
    [InlineData("<title", "")]
    [InlineData("<script>never ends", "")]
    [InlineData("<p>&#xD800;\u0001", "&#xD800;")]
    [InlineData("<h1>a</h1>", "a")]
    public void Words_of_a_page_are_its_visible_ones(string html, string words) =>
        Assert.Equal(words, Read(502, html).Only<CfError.Status>().Body);

    [Theory]
    [InlineData("<")]
    [InlineData("< p>")]
    [InlineData("<?xml?><Error>x</Error>")]
    [InlineData("words")]
    public void What_begins_otherwise_is_no_page(string body)
    {
        var error = Read(502, body).Only<CfError.Status>();
        Assert.Equal((body, false), (error.Body, error.IsPage));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<title>")]
    [InlineData("<title></title>")]
    [InlineData("<script>")]
    [InlineData("&#")]
    public void A_large_page_of_anything_is_read(string part) =>
        Assert.True(
            Read(502, "<p>" + string.Concat(Enumerable.Repeat(part, 200_000)))
                .Only<CfError.Status>()
                .Body.Length <= 200
        );

    [Fact]
    public void Of_many_errors_the_first_are_kept_and_the_rest_counted()
    {
        var entries = string.Join(
            ',',
            Enumerable.Repeat("""{"code":1000,"message":"an error of the API"}""", 40_000)
        );
        // What is no entry is not counted.
        entries += ",{},\"\"";
        foreach (var status in new[] { 200, 500 })
        {
            var errors = Read(
                status,
                $$"""{"success":false,"errors":[{{entries}}],"messages":[]}"""
            );
            Assert.Equal(FieldLimits.ReportedViolations, errors.Items.Count);
            Assert.Equal(39_000, errors.LeftOut);
            Assert.StartsWith(
                "40,000 errors: Cloudflare says",
                errors.Message,
                StringComparison.Ordinal
            );
            Assert.EndsWith("; and 39,990 more", errors.Message, StringComparison.Ordinal);
            Assert.True(errors.Message.Length < 1000);
            Assert.Equal(39_000, errors.With(ResponseInfo.Ok).LeftOut);
            Assert.Equal(78_000, (errors + errors).LeftOut);
            Assert.Equal(39_000, ((CfErrors)errors.Tail()).LeftOut);
        }

        var messages = ImagesV1
            .ParseEnvelope(
                $$"""{"success":true,"result":{},"errors":[],"messages":[{{entries}}]}"""
            )
            .Right()
            .Messages;
        Assert.Equal(FieldLimits.ReportedViolations, messages.Count);
    }

    [Fact]
    public void Of_many_violations_the_rest_is_counted()
    {
        var urls = string.Join(',', Enumerable.Repeat("7,\"\"", 1000));
        var errors = Read(
            200,
            $$$"""{"success":true,"result":{"id":7,"variants":[{{{urls}}}],"creator":"{{{new string('x', 2000)}}}"}}"""
        );
        Assert.Equal((FieldLimits.ReportedViolations, 1002), (errors.Items.Count, errors.LeftOut));
    }

    private static RetryAfter Seconds(int seconds) =>
        RetryAfter.After(TimeSpan.FromSeconds(seconds));

    private static CfError.Api Api(int status, string body) =>
        Read(status, body).Only<CfError.Api>();

    private static CfErrors Read(int status, string body, ResponseInfo? response = null) =>
        ImagesV1
            .ParseEnvelope(Encoding.UTF8.GetBytes(body), response ?? new ResponseInfo(status))
            .Left();
}
