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
