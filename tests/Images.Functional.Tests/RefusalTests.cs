using System;
using System.Linq;
using Xunit;
using static Images.Functional.Tests.RefusedReply;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Errors as the API, its edge and proxies really send them: the server's words are kept.</summary>
public class RefusalTests
{
    [Fact]
    public void An_error_keeps_its_chain()
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
    public void An_error_in_plain_text_is_an_API_error(
        int status,
        string body,
        int code,
        string text
    )
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
    public void The_code_may_be_in_a_header(string name, string value, string body, string text)
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
    public void A_header_without_a_code_gives_none(string value) =>
        Assert.Equal(
            None,
            ResponseInfo.FromHeaders(404, name => name == "cf-images" ? value : null).ErrorCode
        );

    [Theory]
    [InlineData(200, """{"success":false,"errors":["disk full"],"result":null}""", 0, "disk full")]
    [InlineData(500, """{"success":false,"errors":["disk full"],"result":null}""", 0, "disk full")]
    [InlineData(200, """{"success":false,"errors":[{"code":"5455","message":"m"}]}""", 5455, "m")]
    [InlineData(415, """{"success":false,"errors":[{"code":"5455","message":"m"}]}""", 5455, "m")]
    [InlineData(415, """{"success":false,"errors":[{"code":"5\u0000","message":"m"}]}""", 0, "m")]
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

    [Fact]
    public void JSON_of_another_form_is_quoted() =>
        Assert.Equal(
            """{"error":"no upstream"}""",
            Read(502, """{"error":"no upstream"}""").Only<CfError.Status>().Body
        );

    [Theory]
    [InlineData("""{"result":"a secret"}""")]
    [InlineData("""{"result":"a sec""")]
    public void JSON_with_a_result_is_not_quoted(string body) =>
        Assert.Equal(new CfError.Status(500, ""), Read(500, body).Only<CfError.Status>());

    [Fact]
    public void Many_errors_are_cut_off_and_counted()
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
            .Endpoints.Get.Parse(
                $$"""{"success":true,"result":{},"errors":[],"messages":[{{entries}}]}"""
            )
            .Right()
            .Messages;
        Assert.Equal(FieldLimits.ReportedViolations, messages.Count);
    }

    [Fact]
    public void Many_violations_are_cut_off_and_counted()
    {
        var urls = string.Join(',', Enumerable.Repeat("7,\"\"", 1000));
        var errors = Read(
            200,
            $$$"""{"success":true,"result":{"id":7,"variants":[{{{urls}}}],"creator":"{{{new string('x', 2000)}}}"}}"""
        );
        Assert.Equal((FieldLimits.ReportedViolations, 1002), (errors.Items.Count, errors.LeftOut));
    }
}
