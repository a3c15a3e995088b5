using System;
using System.Linq;
using System.Text;
using Xunit;

namespace Images.Functional.Tests.Codecs;

/// <summary>What a decoder's function removes: secrets in what is kept as text, and nothing in what could be read.</summary>
public class Redactions
{
    private static readonly Operation<ImageList> List = ImagesV2.Endpoints.List.Of(
        AccountId.Create("a").Right(),
        Listing.All
    );

    [Theory]
    [InlineData("""{"id":7,"more":"5ecret"}""", """{"id":7,"more":"***"}""", "a string")]
    [InlineData("""{"id":7,"more":"m"}""", """{"id":7,"more":"m"}""", "a string")]
    // Without the secret it is no JSON.
    [InlineData("""{"id":12345}""", "\"***\"", "an object")]
    // Without the secret it could be read.
    [InlineData(
        """{"id":"5ecret5ecret5ecret5ecret5ecret5ecret/"}""",
        """{"id":"******************/"}""",
        null
    )]
    [InlineData("""{"uploaded":"5ecret"}""", """{"uploaded":"***"}""", "RFC 3339")]
    [InlineData(
        """{"filename":"LONG"}""",
        """{"filename":"***"}""",
        "must not contain the request's credentials"
    )]
    public void An_unreadable_element_has_none(string element, string json, string? expected)
    {
        var kept = Read(element).Result.Images.Lefts().Single();
        Assert.Equal(json, kept.Json.Value);
        Assert.DoesNotContain("5ecret", kept.Errors.Message, StringComparison.Ordinal);
        if (expected is not null)
            Assert.Contains(expected, kept.Errors.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_in_which_only_a_secret_was_wrong_has_an_error_without_a_place() =>
        Assert.Equal(
            new CfError.Constraint("", "", "must not contain the request's credentials", ""),
            Read("""{"filename":"LONG"}""")
                .Result.Images.Lefts()
                .Single()
                .Errors.Only<CfError.Constraint>()
        );

    [Fact]
    public void Its_errors_say_where_they_are_in_the_whole_reply()
    {
        var plain = Read("""{"id":7,"more":"m"}""").Result.Images.Lefts().Single();
        var redacted = Read("""{"id":7,"more":"5ecret"}""").Result.Images.Lefts().Single();
        Assert.Equal(plain.Errors, redacted.Errors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Elements_without_one_share_a_number_of_errors(bool isRedacted)
    {
        var wrong = string.Join(',', Enumerable.Repeat(1, FieldLimits.ReportedViolations));
        var reply = Reply($$"""{"variants":[{{wrong}}]},{"variants":[{{wrong}}]}""");

        var envelope = List.Decode(ResponseInfo.Ok, reply, isRedacted ? static text => text : null)
            .Right();

        Assert.Equal(
            [FieldLimits.ReportedViolations, 1],
            envelope.Result.Images.Lefts().Select(static one => one.Errors.Items.Count)
        );
    }

    [Fact]
    public void All_elements_share_the_number_of_errors_that_are_kept()
    {
        var wrong = string.Join(',', Enumerable.Repeat("1", FieldLimits.ReportedViolations));
        var element = $$"""{"filename":"5ecret","variants":[{{wrong}}]}""";
        var kept = Read($"{element},{element}").Result.Images.Lefts().ToArray();
        Assert.Equal(
            [FieldLimits.ReportedViolations, 1],
            kept.Select(static one => one.Errors.Items.Count)
        );
        Assert.Equal(
            [0, FieldLimits.ReportedViolations - 1],
            kept.Select(static one => one.Errors.LeftOut)
        );
    }

    [Fact]
    public void A_message_has_none_and_an_element_that_can_be_read_keeps_them()
    {
        var envelope = Read("""{"id":"5ecret"}""");
        Assert.Equal(
            new ApiMessage(
                1,
                "a ***",
                "https://a/***",
                "/***",
                LanguageExt.Prelude.Seq1(new ApiMessage(0, "***"))
            ),
            Assert.Single(envelope.Messages)
        );
        Assert.Equal("5ecret", $"{(ImageId)envelope.Result.Images.Rights().Single().Id}");
    }

    [Fact]
    public void Without_the_function_all_stays_as_it_came()
    {
        var envelope = List.Decode(ResponseInfo.Ok, Reply("""{"id":7,"more":"5ecret"}""")).Right();
        Assert.Equal("a 5ecret", Assert.Single(envelope.Messages).Text);
        Assert.Equal(
            """{"id":7,"more":"5ecret"}""",
            envelope.Result.Images.Lefts().Single().Json.Value
        );
    }

    private static Envelope<ImageList> Read(string element) =>
        List.Decode(
                ResponseInfo.Ok,
                Reply(element.Replace("LONG", Long, StringComparison.Ordinal)),
                static text =>
                    text.Replace("5ecret", "***", StringComparison.Ordinal)
                        .Replace("12345", "***", StringComparison.Ordinal)
                        .Replace(Long, "***", StringComparison.Ordinal)
            )
            .Right();

    private static string Long { get; } = new('s', 300);

    private static byte[] Reply(string element) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {"messages":[{"code":1,"message":"a 5ecret","documentation_url":"https://a/5ecret","source":{"pointer":"/5ecret"},"error_chain":["5ecret"]}],
            "success":true,"result":{"images":[{{element}}]} }
            """
        );
}
