using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>The environment's proxy is the process's: these run alone.</summary>
[CollectionDefinition(nameof(ProxyTests), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(ProxyTests))]
public sealed class ProxyTests : IDisposable
{
    private readonly IWebProxy before = HttpClient.DefaultProxy;

    [Fact]
    public async Task An_http_call_does_not_go_to_the_environments_proxy()
    {
        await using var proxy = RawServer.Saying(Http.Reply(200, Documented.Response));
        await using var server = RawServer.Saying(Http.Reply(200, Documented.Response));
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(await client.Send(Calls.Get).Soon()));
        Assert.Single(server.Requests);
        Assert.Equal(0, proxy.Connections);
    }

    [Fact]
    public async Task An_https_call_asks_the_environments_proxy_for_a_tunnel_and_tells_it_no_secret()
    {
        await using var proxy = RawServer.Saying(Http.Reply(403, ""));
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        using var client = new CloudflareClient(Calls.Token, Calls.To("https://api.example.com"));

        var result = await client.Send(Calls.Get).Soon();

        Assert.Equal(
            "transport: the proxy did not open a tunnel; check HTTPS_PROXY",
            Outcome.Of(result)
        );
        var request = Assert.Single(proxy.Requests);
        Assert.Equal("CONNECT api.example.com:443 HTTP/1.1", request.Line);
        Assert.Equal(
            ["Host", "User-Agent"],
            request.Headers.Map(static header => header.Name).Order()
        );
    }

    [Fact]
    public async Task A_change_that_a_proxy_did_not_let_through_was_not_sent()
    {
        await using var proxy = RawServer.Saying(Http.Reply(403, ""));
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        using var client = new CloudflareClient(Calls.Token, Calls.To("https://api.example.com"));

        var errors = (CfErrors)
            await client
                .Send(ImagesV1.CreateKey(Calls.Account, SigningKeyName.Create("key")))
                .Soon();

        Assert.Equal((AttemptOutcome.Unsent, false), (errors.Outcome, errors.IsUncertain));
    }

    [Fact]
    public async Task Through_the_tunnel_of_a_proxy_goes_tls_and_no_secret_in_clear()
    {
        foreach (var (credentials, secrets) in Secret.Credentials())
        {
            var through = "";
            await using var proxy = RawServer.Start(async connection =>
            {
                await connection.Read();
                await connection.Write("HTTP/1.1 200 Connection established\r\n\r\n");
                through = Encoding.Latin1.GetString(await connection.ReadAny());
            });
            HttpClient.DefaultProxy = new WebProxy(proxy.Address);
            using var client = new CloudflareClient(
                credentials,
                Calls.To("https://api.example.com")
            );

            var result = await client.Send(Calls.Get).Soon();

            Assert.StartsWith(
                "transport: the TLS handshake failed",
                Outcome.Of(result),
                StringComparison.Ordinal
            );
            Assert.Equal(
                "CONNECT api.example.com:443 HTTP/1.1",
                Assert.Single(proxy.Requests).Line
            );
            // The record of TLS in which a client says hello.
            Assert.StartsWith("\u0016\u0003", through, StringComparison.Ordinal);
            Secret.IsNowhereIn([through, $"{proxy.Requests.Single()}"], secrets);
        }
    }

    [Fact]
    public void What_the_environment_exempts_is_exempt()
    {
        HttpClient.DefaultProxy = new WebProxy("http://127.0.0.1:9")
        {
            BypassList = ["https://exempt\\.example\\.com"],
            Credentials = new NetworkCredential("user", "password"),
        };
        using var handler = CloudflareHandler.Create();
        var proxy = handler.Proxy!;

        Assert.True(proxy.IsBypassed(new Uri("http://localhost")));
        Assert.True(proxy.IsBypassed(new Uri("http://127.0.0.1:8080/path")));
        Assert.True(proxy.IsBypassed(new Uri("https://exempt.example.com")));
        Assert.False(proxy.IsBypassed(new Uri("https://api.cloudflare.com")));
        Assert.Equal(
            new Uri("http://127.0.0.1:9"),
            proxy.GetProxy(new Uri("https://api.cloudflare.com"))
        );
        Assert.Same(HttpClient.DefaultProxy.Credentials, proxy.Credentials);
        Assert.Throws<NotSupportedException>(() => proxy.Credentials = null);
    }

    public void Dispose() => HttpClient.DefaultProxy = before;
}
