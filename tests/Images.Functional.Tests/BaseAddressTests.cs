using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class BaseAddressTests
{
    [Theory]
    [InlineData("https://api.cloudflare.com/client/v4", "https://api.cloudflare.com/client/v4/")]
    [InlineData("https://api.cloudflare.com/client/v4/", "https://api.cloudflare.com/client/v4/")]
    [InlineData("https://api.cloudflare.com", "https://api.cloudflare.com/")]
    [InlineData("HTTPS://API.cloudflare.com:443/", "https://api.cloudflare.com/")]
    [InlineData("https://example.com:8443/a/b", "https://example.com:8443/a/b/")]
    [InlineData("https://example.com/a/../b", "https://example.com/b/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x/")]
    [InlineData("http://127.1.2.3", "http://127.1.2.3/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    public void Https_anywhere_and_http_to_this_machine_are_right(
        string address,
        string expected
    ) =>
        Assert.Equal(
            expected,
            BaseAddress.Create(address).Match(Right: static right => right.Value, Left: Outcome.Of)
        );

    [Theory]
    [InlineData("http://api.cloudflare.com/client/v4")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://128.0.0.1")]
    [InlineData("http://0.0.0.0")]
    [InlineData("http://169.254.169.254")]
    [InlineData("http://[::ffff:10.0.0.1]")]
    [InlineData("ftp://localhost")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ws://localhost")]
    [InlineData("unix:/var/run/socket")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://example.com?")]
    [InlineData("https://example.com/?a=b")]
    [InlineData("https://example.com#")]
    [InlineData("https://example.com/#fragment")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://example.com:99999")]
    [InlineData("https://exa mple.com")]
    [InlineData("api.cloudflare.com")]
    [InlineData("/client/v4")]
    [InlineData("")]
    public void Anything_else_is_refused(string address) =>
        Assert.Equal(
            "constraint: base address",
            BaseAddress.Create(address).Match(Right: static right => right.Value, Left: Outcome.Of)
        );

    [Theory]
    [InlineData("https://{0}@example.com")]
    [InlineData("https://user:{0}@example.com/?a")]
    [InlineData("http://{0}:{0}@localhost")]
    [InlineData("ftp://{0}@example.com")]
    [InlineData("https://{0}@")]
    public void User_info_is_refused_without_an_echo(string template)
    {
        var secret = System.Uri.EscapeDataString(Secret.New());

        var result = BaseAddress.Create(
            template.Replace("{0}", secret, System.StringComparison.Ordinal)
        );

        Assert.True(result.IsLeft);
        Secret.IsNowhereIn(Secret.TextsOf(result), secret);
    }
}
