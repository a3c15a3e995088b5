using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A request that a test builds: its defaults, and which of Cloudflare's hosts it is for.</summary>
public sealed class RequestTests
{
    [Fact]
    public void It_has_neither_host_nor_query_nor_body_unless_given()
    {
        var request = new SandboxRequest("GET", "/", default);
        Assert.Equal(("", "", ""), (request.Host, request.Query, request.Body));
    }

    [Theory]
    [InlineData("api.cloudflare.com", "POST /hash/id")]
    [InlineData("upload.imagedelivery.net", "POST (one-time address)")]
    public void Its_text_has_its_path_unless_that_is_a_one_time_address(string host, string text) =>
        Assert.Equal(
            text,
            new SandboxRequest("POST", "/hash/id", default) { Host = host }.ToString()
        );

    [Theory]
    [InlineData("imagedelivery.net", 403)]
    [InlineData("IMAGEDELIVERY.NET:443", 403)]
    [InlineData("imagedelivery.net.example.com", 401)]
    [InlineData("images.example.com", 401)]
    [InlineData("", 401)]
    public void A_host_is_recognised_in_any_case_and_with_a_port(string host, int status) =>
        Assert.Equal(
            status,
            CloudflareSandbox
                .Handle(
                    SandboxState.Empty,
                    new SandboxRequest("GET", "/hash/id/public", default) { Host = host }
                )
                .Outcome.Reply.Map(static reply => reply.Status)
        );
}
