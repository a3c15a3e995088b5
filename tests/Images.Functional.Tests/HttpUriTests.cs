using Xunit;

namespace Images.Functional.Tests;

/// <summary>.NET's own parser of URLs throws for a host of invisible characters behind two slashes. Here it is a Left.</summary>
public sealed class HttpUriTests
{
    [Theory]
    [InlineData("//\u202e/user:pass@a.png")]
    [InlineData("//\u200e")]
    [InlineData(" \t//\u202e/a")]
    [InlineData("\\\\\u202e\\a")]
    [InlineData("file://\u202e/a")]
    [InlineData("/\u202e/a@b")]
    public void A_host_of_invisible_characters_is_refused(string text)
    {
        Assert.True(BaseAddress.Create(text).IsLeft);
        Assert.True(SourceUrl.Create(text).IsLeft);
        Assert.True(UploadUrl.Create(text).IsLeft);
        Assert.True(VariantUrl.Create(text).IsLeft);
        Assert.True(DeliveryUrl.Create(text).IsLeft);
        Assert.True(DeliveryUrl.Create(text + "://a/b/c/d").IsLeft);
        Assert.True(DeliveryOrigin.Create(text).IsLeft);
    }

    [Fact]
    public void A_host_that_is_empty_without_them_is_refused()
    {
        Assert.True(BaseAddress.Create("https://\u202e").IsLeft);
        Assert.True(SourceUrl.Create("https://\u202e").IsLeft);
        Assert.True(UploadUrl.Create("https://\u202e").IsLeft);
        Assert.True(DeliveryOrigin.Create("\u202e").IsLeft);
    }

    [Fact]
    public void A_host_whose_canonical_form_is_none_is_refused()
    {
        Assert.True(BaseAddress.Create("https://\u3002example.com").IsLeft);
        Assert.True(DeliveryOrigin.Create("\u3002example.com").IsLeft);
    }
}
