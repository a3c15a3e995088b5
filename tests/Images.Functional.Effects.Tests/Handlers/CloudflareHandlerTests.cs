using System;
using System.Net;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class CloudflareHandlerTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var other = RawServer.Saying(Http.Reply(200, Documented.Response));
        await using var server = RawServer.Saying(
            Http.Reply(status, "", $"Location: {other.Address}/accounts/account/images/v1/id")
        );

        Assert.Equal($"status {status}", await Outcomes(server, 1));
        Assert.Equal(0, other.Connections);
    }

    [Fact]
    public async Task A_cookie_is_not_sent_back()
    {
        await using var server = RawServer.Saying(
            Http.Reply(200, Documented.Response, "Set-Cookie: __cf_bm=value; Path=/")
        );

        await Outcomes(server, 2);

        Assert.Equal(2, server.Requests.Count);
        Assert.All(
            server.Requests,
            static request =>
                Assert.DoesNotContain(request.Headers, static header => header.Name == "Cookie")
        );
    }

    [Fact]
    public async Task A_challenge_is_not_answered()
    {
        await using var server = RawServer.Saying(
            Http.Reply(401, Http.Failure(10000), "WWW-Authenticate: Negotiate")
        );

        Assert.Equal("api 10000", await Outcomes(server, 1));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void The_settings_are_the_safe_ones()
    {
        using var handler = CloudflareHandler.Create(7);

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.Equal(DecompressionMethods.None, handler.AutomaticDecompression);
        Assert.Equal(7, handler.MaxConnectionsPerServer);
        Assert.Equal(0, handler.MaxResponseDrainSize);
        // In KB.
        Assert.Equal(64, handler.MaxResponseHeadersLength);
        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
        Assert.Null(handler.Credentials);
        Assert.False(handler.PreAuthenticate);
        Assert.Null(handler.SslOptions.RemoteCertificateValidationCallback);
    }

    [Fact]
    public void Without_a_number_of_connections_there_are_64()
    {
        using var handler = CloudflareHandler.Create();

        Assert.Equal(64, handler.MaxConnectionsPerServer);
    }

    [Fact]
    public void The_time_to_connect_is_15_seconds_unless_given()
    {
        using var usual = CloudflareHandler.Create();
        using var given = CloudflareHandler.Create(connectTimeout: TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.FromSeconds(15), usual.ConnectTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), given.ConnectTimeout);
    }

    private static async Task<string> Outcomes(RawServer server, int calls)
    {
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        var outcome = "";
        for (var i = 0; i < calls; i++)
            outcome = Outcome.Of(await client.Send(Calls.Get).Soon());
        return outcome;
    }
}
