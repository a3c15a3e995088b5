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
    [InlineData("\"1000\"")]
    [InlineData("null")]
    [InlineData("[1000]")]
    public void Without_an_integer_code_an_entry_is_passed_over(string code) =>
        Assert.Equal(
            Seq1(new ApiMessage(1, "n")),
            Read($$"""[{"code":{{code}},"message":"m"},{"code":1,"message":"n"}]""")
        );

    [Theory]
    [InlineData("""{"code":1}""")]
    [InlineData("""{"code":1,"message":null}""")]
    [InlineData("""{"code":1,"message":["m"]}""")]
    [InlineData("""{"message":"m"}""")]
    [InlineData("{}")]
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
    [InlineData("""{"code":1,"message":"m"}""")]
    [InlineData("7")]
    [InlineData("[]")]
    public void What_is_no_array_has_no_entries(string errors) => Assert.True(Read(errors).IsEmpty);

    [Property]
    public void Errors_and_messages_come_back_as_they_were_written(Envelope<Image> envelope)
    {
        var read = ImagesV1.ParseEnvelope(System.Text.Encoding.UTF8.GetBytes(envelope.ToJson()));
        Assert.Equal(envelope.Errors, read.Right().Errors);
        Assert.Equal(envelope.Messages, read.Right().Messages);
    }

    private static Seq<ApiMessage> Read(string errors) =>
        ImagesV1
            .ParseEnvelope(
                System.Text.Encoding.UTF8.GetBytes(
                    $$"""{"success":true,"result":{},"errors":{{errors}}}"""
                )
            )
            .Right()
            .Errors;
}
