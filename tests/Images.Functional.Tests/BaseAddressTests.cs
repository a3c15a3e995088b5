using Xunit;
using static System.UriKind;

namespace Images.Functional.Tests;

public sealed class BaseAddressTests
{
    [Theory]
    [InlineData("https://api.cloudflare.com/client/v4", "https://api.cloudflare.com/client/v4/")]
    [InlineData("https://api.cloudflare.com/client/v4/", "https://api.cloudflare.com/client/v4/")]
    [InlineData("https://api.cloudflare.com", "https://api.cloudflare.com/")]
    [InlineData("HTTPS://API.cloudflare.com:443/", "https://api.cloudflare.com/")]
    [InlineData("https://example.com:8443/a/b", "https://example.com:8443/a/b/")]
    [InlineData("https://example.com/a/../b", "https://example.com/b/")]
    [InlineData("https://example.com/%%360", "https://example.com/%2560/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x/")]
    [InlineData("http://127.1.2.3", "http://127.1.2.3/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    public void Https_anywhere_and_http_to_this_machine_are_right(
        string address,
        string expected
    ) => Assert.Equal(expected, BaseAddress.Create(address).Right().Value);

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
    [InlineData("https://\u3002example.com")]
    [InlineData("api.cloudflare.com")]
    [InlineData("/client/v4")]
    [InlineData("")]
    public void Anything_else_is_refused(string address) =>
        Assert.Equal(
            "base address",
            BaseAddress.Create(address).Left().Only<CfError.Constraint>().Field
        );

    [Theory]
    [InlineData("client/v4", "an https URL", "another scheme or none")]
    [InlineData("/client/v4", "an https URL", "another scheme or none")]
    [InlineData("ftp://localhost", "an https URL", "another scheme or none")]
    [InlineData(
        "http://example.com",
        "must be https: credentials go over http only to this machine",
        ""
    )]
    [InlineData(
        "https://user@example.com",
        "must not have user info: credentials go in headers",
        ""
    )]
    [InlineData("https://example.com?", "must not have a query", "")]
    [InlineData("https://example.com?a=b#c", "must not have a query", "")]
    [InlineData("https://example.com#", "must not have a fragment", "")]
    public void A_refusal_says_why(string address, string limit, string had) =>
        Assert.Equal(
            new CfError.Constraint("base address", "", limit, had),
            BaseAddress
                .Create(new System.Uri(address, RelativeOrAbsolute))
                .Left()
                .Only<CfError.Constraint>()
        );

    [Fact]
    public void A_wrong_URL_is_reported_with_an_example() =>
        Assert.Equal(
            new CfError.Constraint(
                "base address",
                "",
                "an absolute URL such as https://api.cloudflare.com/client/v4",
                "other text"
            ),
            BaseAddress.Create("client/v4").Left().Only<CfError.Constraint>()
        );

    [Theory]
    [InlineData(null, "https://api.cloudflare.com/client/v4/")]
    [InlineData("", "https://api.cloudflare.com/client/v4/")]
    [InlineData("https://example.com/%%360", "https://example.com/%2560/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    public void It_comes_from_its_variable(string? value, string expected) =>
        Assert.Equal(
            expected,
            BaseAddress
                .FromVariables(name => name == "CLOUDFLARE_BASE_URL" ? value : null)
                .Right()
                .Value
        );

    [Theory]
    [InlineData("client/v4")]
    [InlineData("http://example.com")]
    public void An_error_in_the_variable_names_it(string value) =>
        Assert.Equal(
            "CLOUDFLARE_BASE_URL",
            BaseAddress.FromVariables(_ => value).Left().Only<CfError.Constraint>().Field
        );

    [Fact]
    public void A_request_goes_below_it()
    {
        var request = ImagesV1.Get(AccountId.Create("a"), ImageId.Create("b"));
        Assert.Equal(
            "https://api.cloudflare.com/client/v4/accounts/a/images/v1/b",
            BaseAddress.Cloudflare.Of(request.Request.Right()).AbsoluteUri
        );
        Assert.Equal("https://api.cloudflare.com/client/v4/", $"{BaseAddress.Cloudflare}");
        Assert.Equal("GET /accounts/a/images/v1/b", $"{request}");
    }

    // A handler may put its own Uri of the same text into a request, and a mock compares with one.
    [Theory]
    [InlineData("https://api.cloudflare.com/client/v4", "b")]
    [InlineData("https://example.com/a/../b/%2e/%7Ec/ü", "a b")]
    [InlineData("http://[::1]:8080/%23/%3f", "%2e%2e/?#\\%")]
    public void An_address_equals_the_Uri_of_its_text(string address, string id)
    {
        var request = ImagesV1.Get(AccountId.Create("a"), ImageId.Custom(id)).Request.Right();

        var actual = BaseAddress.Create(address).Right().Of(request);

        Assert.Equal(new System.Uri(actual.OriginalString), actual);
        Assert.Equal(new System.Uri(actual.AbsoluteUri), actual);
    }

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

    [Theory]
    [InlineData(
        "ftp://example.com",
        "base address: expected an https URL, found another scheme or none"
    )]
    [InlineData(
        "https://[",
        "base address: expected an absolute URL such as https://api.cloudflare.com/client/v4, found other text"
    )]
    [InlineData(
        "example.com",
        "base address: expected an absolute URL such as https://api.cloudflare.com/client/v4, found other text"
    )]
    public void A_wrong_base_address_says_what_one_is(string text, string message) =>
        Assert.Equal(message, BaseAddress.Create(text).Left().Message);
}
