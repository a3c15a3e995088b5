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
}
