using Xunit;

namespace Images.Functional.Tests;

/// <summary>Words and operations that Cloudflare documents one by one.</summary>
public class KnownWords
{
    [Theory]
    [InlineData("POST", "v1")]
    [InlineData("GET", "v2")]
    [InlineData("GET", "v1/{image_id}")]
    [InlineData("PATCH", "v1/{image_id}")]
    [InlineData("DELETE", "v1/{image_id}")]
    [InlineData("POST", "v2/direct_upload")]
    public void The_batch_host_has_these_operations(string method, string path) =>
        Assert.True(BatchHost.Has(method, $"/accounts/{{account_id}}/images/{path}"));

    [Theory]
    [InlineData("auto")]
    [InlineData("face")]
    [InlineData("left")]
    [InlineData("right")]
    [InlineData("top")]
    [InlineData("bottom")]
    public void Gravity_is_a_side_a_face_or_automatic(string word) =>
        Assert.True(Transformation.Create($"gravity={word}").IsRight);

    [Theory]
    [InlineData("https://a:1234567890/x", false)]
    [InlineData("https://a:9/x", true)]
    [InlineData("https://a:65099/x", true)]
    [InlineData("https://a:65536/x", false)]
    [InlineData("https://a:8:/x", false)]
    public void A_port_has_any_digits_up_to_the_largest(string url, bool isRight) =>
        Assert.Equal(isRight, VariantUrl.Create(url).IsRight);

    [Theory]
    [InlineData("image/png", true)]
    [InlineData("image//png", false)]
    [InlineData("image/", false)]
    [InlineData("/png", false)]
    public void A_content_type_has_two_parts(string type, bool isRight) =>
        Assert.Equal(
            isRight,
            Form.OfFile.Write(ImageFile.Of(new byte[1]) with { ContentType = type }).IsRight
        );
}
