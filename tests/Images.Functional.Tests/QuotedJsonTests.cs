using System;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>Pages, texts and messages that quote a reply: its keys and tokens are new, so nothing else could remove them from an error.</summary>
public class QuotedJsonTests
{
    private const string Quoted = """{"result":{"token":"TOPSECRET"}}""";

    [Theory]
    [InlineData(502, "<html><body><h1>Bad gateway</h1><pre>JSON</pre>")]
    [InlineData(200, "<html><body><pre>JSON</pre>")]
    [InlineData(502, "<html><title>JSON</title>")]
    [InlineData(502, "the upstream said JSON")]
    [InlineData(502, "ERROR 5000: JSON")]
    public void What_quotes_a_result_is_not_shown(int status, string body)
    {
        foreach (
            var json in new[]
            {
                Quoted,
                Quoted.Replace("\"", "&quot;", StringComparison.Ordinal),
                Quoted.Replace("\"", "\\\"", StringComparison.Ordinal),
                Quoted.Replace('"', '\''),
                Quoted.Replace(":", " : ", StringComparison.Ordinal),
            }
        )
            Hides(status, body.Replace("JSON", json, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"error":"upstream said JSON"}""")]
    [InlineData("""{"success":false,"errors":[{"code":1,"message":"JSON"}]}""")]
    [InlineData("""{"success":false,"errors":[{"code":1,"error_chain":[{"message":"JSON"}]}]}""")]
    public void A_message_that_quotes_a_result_is_not_shown(string body)
    {
        foreach (var status in new[] { 200, 502 })
            Hides(
                status,
                body.Replace(
                    "JSON",
                    Quoted.Replace("\"", "\\\"", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
            );
    }

    [Theory]
    [InlineData("Invalid \"value\" of this token")]
    [InlineData("The result: none")]
    [InlineData("Send a \"token\"")]
    [InlineData("'token' must not be empty: check it")]
    public void A_message_that_only_names_such_a_member_is_shown(string message) =>
        Assert.Equal(
            message,
            RefusedReply
                .Api(
                    400,
                    $$"""{"success":false,"errors":[{"code":1,"message":{{Json.String.ToJson(message)}}}]}"""
                )
                .Said.Text
        );

    [Theory]
    [InlineData("result")]
    [InlineData("token")]
    [InlineData("value")]
    [InlineData("uploadURL")]
    public void Each_member_that_may_hold_a_secret_is_found_in_all_quotation_marks(string name)
    {
        foreach (var quote in new[] { "\"", "'", "\\\"", "&quot;", "&#34;", "&#39;" })
        {
            var quoted = $"{quote}{name}{quote}: {quote}TOPSECRET{quote}";
            Hides(502, $"the upstream said {{{quoted}}}");
            Hides(
                502,
                $$"""{"success":false,"errors":[{"code":1,"message":{{Json.String.ToJson(quoted)}}}]}"""
            );
        }
    }

    [Fact]
    public void A_message_beside_the_errors_is_not_read_instead_of_them() =>
        Assert.Equal(
            "inside",
            RefusedReply
                .Api(
                    400,
                    """{"success":false,"errors":[{"code":1,"message":"inside"}],"message":"beside"}"""
                )
                .Said.Text
        );

    private static void Hides(int status, string body)
    {
        var errors = RefusedReply.Read(status, body);
        Assert.DoesNotContain("TOPSECRET", $"{errors} {errors.Items}", StringComparison.Ordinal);
    }
}
