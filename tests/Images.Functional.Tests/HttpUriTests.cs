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

    [Theory]
    [InlineData("https://a/b.png\n")]
    [InlineData("\thttps://a/b.png")]
    [InlineData("https://a/b.png\u00a0")]
    [InlineData("https://a/b\r\n.png")]
    [InlineData("https://a/\0b.png")]
    public void A_url_that_is_sent_as_it_is_has_nothing_that_is_not_of_it(string text)
    {
        const string Refusal = "must not have control characters, or white space around it";
        Assert.Equal($"url: {Refusal}", SourceUrl.Create(text).Left().Message);
        Assert.Equal($"uploadURL: {Refusal}", UploadUrl.Create(text).Left().Message);
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
