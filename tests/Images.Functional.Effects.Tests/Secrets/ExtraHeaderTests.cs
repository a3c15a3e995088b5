using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class ExtraHeaderTests
{
    public static TheoryData<string, string> Refused { get; } =
        new()
        {
            { "Authorization", "Bearer other" },
            { "authorization", "Bearer other" },
            { "Proxy-Authorization", "Basic other" },
            { "X-Auth-Key", "other" },
            { "x-auth-email", "other" },
            { "X-Auth-User-Service-Key", "other" },
            { "Cookie", "a=b" },
            { "Host", "example.com" },
            { "Content-Length", "5" },
            { "Transfer-Encoding", "chunked" },
            { "Connection", "close" },
            { "Upgrade", "h2c" },
            { "Expect", "100-continue" },
            { "TE", "trailers" },
            { "Trailer", "X" },
            { "Accept-Encoding", "gzip" },
            { "Range", "bytes=0-1" },
            { "Content-Type", "text/plain" },
            { "Expires", "0" },
            { "X-Trace", "a\r\nAuthorization: other" },
            { "X-Trace", "a\nb" },
            { "X-Trace", "a\rb" },
            { "X-Trace", "a\0b" },
            { "X-Trace", "a\u0085b" },
            { "X-Trace", "é" },
            { "X-Trace\r\nHost", "a" },
            { "X Trace", "a" },
            { "X-Trace:", "a" },
            { "", "a" },
            { "é", "a" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_header_that_is_not_the_callers_to_set_is_a_left_and_nothing_is_sent(
        string name,
        string value
    )
    {
        await using var server = RawServer.Saying(Http.Reply(200, Documented.Response));
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        var secret = Secret.New();

        var result = await client
            .Send(Calls.Get, CallOptions.Default.WithHeader(name, value + secret))
            .Soon();
        // Connections are accepted in their order: had there been one before, it would be counted.
        await client.Send(Calls.Get).Soon();

        Assert.Equal("constraint: extra header", Outcome.Of(result));
        Secret.IsNowhereIn(Secret.TextsOf(result), secret);
        Assert.Single(server.Requests);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData(null, "a")]
    [InlineData("X-Trace", null)]
    public async Task A_header_without_a_name_or_a_value_is_a_left(string? name, string? value) =>
        Assert.Equal(
            "constraint: extra header",
            Outcome.Of(
                await Calls.Through(
                    new ScriptedHandler(ScriptedHandler.Right),
                    call: CallOptions.Default with
                    {
                        Headers = LanguageExt.Prelude.Seq1((name!, value!)),
                    }
                )
            )
        );

    [Fact]
    public async Task Every_bad_header_is_reported() =>
        Assert.Equal(
            "constraint: extra header + constraint: extra header",
            Outcome.Of(
                await Calls.Through(
                    new ScriptedHandler(ScriptedHandler.Right),
                    call: CallOptions
                        .Default.WithHeader("Host", "a")
                        .WithHeader("X-Trace", "a")
                        .WithHeader("X-Trace", "a\nb")
                )
            )
        );
}
