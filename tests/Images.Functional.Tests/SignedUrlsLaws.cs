using System.Text.Json;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>An access decision has three cases, and none passes for another.</summary>
public class SignedUrlsLaws
{
    [Theory]
    [InlineData("true", true, "Required")]
    [InlineData("false", false, "NotRequired")]
    [InlineData("null", null, "NotStated")]
    public void A_reply_has_one_of_three_cases(string json, bool? value, string name)
    {
        var signed = ImagesV1
            .ParseImage($$$"""{"success":true,"result":{"requireSignedURLs":{{{json}}}}}""")
            .Right()
            .RequireSignedUrls;
        Assert.Equal(
            (value == true, value is not null, value, name),
            (signed.IsRequired, signed.IsStated, signed.ToNullable(), $"{signed}")
        );
        Assert.Equal(SignedUrls.Of(value), signed);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    public void It_survives_JSON_of_your_own(string json, bool? value)
    {
        Assert.Equal(json, JsonSerializer.Serialize(SignedUrls.Of(value)));
        Assert.Equal(SignedUrls.Of(value), JsonSerializer.Deserialize<SignedUrls>(json));
        Assert.Equal(json, JsonSerializer.Serialize(Setting.Of(value)));
        Assert.Equal(Setting.Of(value), JsonSerializer.Deserialize<Setting>(json));
    }

    [Fact]
    public void JSON_that_is_no_boolean_is_refused() =>
        Assert.Contains(
            "expected a boolean or null, found \"\"yes\"\"",
            Assert
                .Throws<JsonException>(static () =>
                    JsonSerializer.Deserialize<SignedUrls>("\"yes\"")
                )
                .Message,
            System.StringComparison.Ordinal
        );

    [Fact]
    public void The_error_is_at_the_value_itself() =>
        Assert.Equal(
            "",
            Assert
                .IsType<CfError.Malformed>(
                    Assert.Single(((CfErrors)SignedUrls.Codec.Parse("\"yes\"")).Items)
                )
                .Pointer
        );

    [Fact]
    public void The_error_says_where_the_value_is_in_its_document()
    {
        var read = Json.In("a", Json.List(SignedUrls.Codec)).Parse("""{"a":[true, "yes"]}""");
        var error = Assert.IsType<CfError.Malformed>(Assert.Single(((CfErrors)read).Items));
        Assert.Equal(("/a/1", 12), (error.Pointer, error.Offset));
    }

    [Fact]
    public void The_default_is_not_stated() =>
        Assert.Equal(SignedUrls.NotStated, Image.Empty.RequireSignedUrls);

    [Fact]
    public void It_passes_for_no_bool()
    {
        Assert.Null(typeof(SignedUrls).GetMethod("op_True"));
        Assert.Null(typeof(SignedUrls).GetMethod("op_Implicit"));
        Assert.Null(typeof(SignedUrls).GetMethod("op_Explicit"));
    }
}
