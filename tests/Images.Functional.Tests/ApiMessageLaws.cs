using System.Linq;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Which entries of <c>errors</c> and <c>messages</c> are readable.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 150 / Law.Share)]
public class ApiMessageLaws
{
    [Theory]
    [InlineData("1000", 1000)]
    [InlineData("1e3", 1000)]
    [InlineData("1000.0", 1000)]
    [InlineData("-5", -5)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483647.0", int.MaxValue)]
    [InlineData("-2147483648.0", int.MinValue)]
    [InlineData("\"5455\"", 5455)]
    [InlineData("\"000103\"", 103)]
    public void A_code_is_an_integer_however_it_is_written(string number, int code) =>
        Assert.Equal(
            Seq1(new ApiMessage(code, "m")),
            Read($$"""[{"code":{{number}},"message":"m"}]""")
        );

    [Theory]
    [InlineData("1000.5")]
    [InlineData("2147483648")]
    [InlineData("2147483648.0")]
    [InlineData("-2147483649.0")]
    [InlineData("1e40")]
    [InlineData("\"x\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"2147483648\"")]
    [InlineData("null")]
    [InlineData("[1000]")]
    public void Without_an_integer_code_an_entry_keeps_its_words(string code) =>
        Assert.Equal(
            Seq(new ApiMessage(0, "m"), new ApiMessage(1, "n")),
            Read($$"""[{"code":{{code}},"message":"m"},{"code":1,"message":"n"}]""")
        );

    [Theory]
    [InlineData("""{"code":7}""", 7, "", "no message (code 7)")]
    [InlineData("""{"code":7,"message":null}""", 7, "", "no message (code 7)")]
    [InlineData("""{"code":7,"message":["m"]}""", 7, "", "no message (code 7)")]
    [InlineData("""{"message":"m"}""", 0, "m", "m")]
    [InlineData("\"disk full\"", 0, "disk full", "disk full")]
    public void A_partial_entry_keeps_its_members(string entry, int code, string text, string shown)
    {
        var read = Read($"[{entry}]");
        Assert.Equal(Seq1(new ApiMessage(code, text)), read);
        Assert.Equal(shown, read[0].ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"error_chain":[{}]}""")]
    [InlineData("\"\"")]
    [InlineData("[[]]")]
    [InlineData("""["code",1,"message","m"]""")]
    [InlineData("null")]
    public void An_entry_that_is_unreadable_is_passed_over(string entry) =>
        Assert.Equal(
            Seq1(new ApiMessage(1, "n")),
            Read($$"""[{{entry}},{"code":1,"message":"n"}]""")
        );

    [Theory]
    [InlineData("""{"pointer":"/a"}""", "/a")]
    [InlineData("""{"x":{"pointer":"/b"},"pointer":"/a","y":["/c"]}""", "/a")]
    [InlineData("""{"\u0070ointer":"/a"}""", "/a")]
    [InlineData("{}", null)]
    [InlineData("""{"pointer":7}""", null)]
    [InlineData("""["pointer","/a"]""", null)]
    [InlineData("\"/a\"", null)]
    [InlineData("null", null)]
    public void The_pointer_is_that_of_the_source(string source, string? pointer) =>
        Assert.Equal(
            Seq1(new ApiMessage(1, "m", Pointer: Optional(pointer))),
            Read($$"""[{"source":{{source}},"x":{"code":2},"code":1,"message":"m"}]""")
        );

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("[]")]
    public void What_has_no_entries_is_empty(string errors) => Assert.True(Read(errors).IsEmpty);

    [Theory]
    [InlineData("""{"code":1,"message":"m"}""", 1)]
    [InlineData("\"m\"", 0)]
    public void An_entry_without_an_array_is_the_only_one(string errors, int code) =>
        Assert.Equal(Seq1(new ApiMessage(code, "m")), Read(errors));

    [Fact]
    public void Causes_are_read_and_shown_at_any_depth()
    {
        const string Errors =
            """[{"code":6003,"message":"a","error_chain":[{"code":6111,"message":"b","error_chain":["c"]},{"code":6112}]}]""";
        var message = new ApiMessage(
            6003,
            "a",
            Causes: Seq(
                new ApiMessage(6111, "b", Causes: Seq1(new ApiMessage(0, "c"))),
                new ApiMessage(6112, "")
            )
        );
        Assert.Equal(Seq1(message), Read(Errors));
        Assert.Equal(message.GetHashCode(), Read(Errors)[0].GetHashCode());
        Assert.Equal(
            "a (code 6003), caused by: b (code 6111), caused by: c, caused by: no message (code 6112)",
            message.ToString()
        );
    }

    [Fact]
    public void A_cause_is_enough_for_an_entry() =>
        Assert.Equal(
            Seq1(new ApiMessage(0, "", Causes: Seq1(new ApiMessage(0, "c")))),
            Read("""[{"error_chain":["c"]}]""")
        );

    [Fact]
    public void Causes_are_bounded_in_depth_in_number_and_in_text()
    {
        static string Nested(int levels) =>
            levels == 0
                ? "\"end\""
                : $$"""{"code":{{levels}},"error_chain":[{{Nested(levels - 1)}}]}""";
        static int Depth(ApiMessage message) =>
            message.Causes.IsEmpty ? 0 : 1 + Depth(message.Causes[0]);

        var deep = Read($"[{Nested(400)}]");
        Assert.Equal(32, Depth(Assert.Single(deep)));
        Assert.Equal(
            deep,
            Read(
                new Envelope<Image>(Image.Empty, deep, []).ToJson() is var json
                    ? json[
                        "{\"errors\":".Length..json.IndexOf(
                            ",\"messages\"",
                            System.StringComparison.Ordinal
                        )
                    ]
                    : ""
            )
        );
        var wide = Assert.Single(
            Read(
                $$"""[{"code":1,"error_chain":[{{string.Join(',', Enumerable.Repeat("\"c\"", 40_000))}}]}]"""
            )
        );
        Assert.Equal(FieldLimits.ReportedViolations - 1, wide.Causes.Count);
        Assert.EndsWith(", and others", wide.ToString(), System.StringComparison.Ordinal);
        Assert.True(wide.ToString().Length < 200);
        var deeper = new ApiMessage(1, "m", Causes: deep);
        var written = new Envelope<Image>(Image.Empty, Seq1(deeper), []);
        Assert.Equal(32, Depth(ImagesV1.Endpoints.Get.Parse(written.ToJson()).Right().Errors[0]));
    }

    [Property]
    public void Errors_and_messages_come_back_as_they_were_written(Envelope<Image> envelope)
    {
        var read = ImagesV1.Endpoints.Get.Parse(
            System.Text.Encoding.UTF8.GetBytes(envelope.ToJson())
        );
        Assert.Equal(envelope.Errors, read.Right().Errors);
        Assert.Equal(envelope.Messages, read.Right().Messages);
    }

    private static Seq<ApiMessage> Read(string errors) =>
        ImagesV1
            .Endpoints.Get.Parse(
                System.Text.Encoding.UTF8.GetBytes(
                    $$"""{"success":true,"result":{},"errors":{{errors}}}"""
                )
            )
            .Right()
            .Errors;
}
