using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using WireMock;
using WireMock.ResponseBuilders;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class SocketTests(MockServer server) : IClassFixture<MockServer>
{
    private static readonly Dictionary<string, (IResponseBuilder Reply, string Expected)> Table =
        new()
        {
            ["right"] = (Reply(200, Documented.Response), Outcome.DocumentedImage),
            ["an-api-error"] = (Reply(400, Http.Failure(7003)), "api 7003"),
            ["not-found"] = (Reply(404, Http.Failure(5404)), "api 5404"),
            ["unauthorized"] = (Reply(401, Http.Failure(10000)), "api 10000"),
            ["forbidden"] = (Reply(403, Http.Failure(10000)), "api 10000"),
            ["a-html-502"] = (Reply(502, "<html>Bad gateway</html>"), "status 502"),
            ["redirect"] = (
                Reply(301, "").WithHeader("Location", "http://127.0.0.1:9/"),
                "status 301"
            ),
            ["empty"] = (Reply(200, ""), "malformed at \"\""),
            ["compressed"] = (
                Reply(200, Documented.Response).WithHeader("Content-Encoding", "br"),
                "transport: the reply is encoded (br), though the client did not request that: "
                    + "a server or proxy on the way does it"
            ),
            ["too-large"] = (Reply(200, new string(' ', (1 << 20) + 1)), Outcome.TooLarge),
            ["junk"] = (
                Response.Create().WithFault(FaultType.MALFORMED_RESPONSE_CHUNK),
                "malformed at \"\""
            ),
            ["no-body"] = (
                Response.Create().WithFault(FaultType.EMPTY_RESPONSE),
                "malformed at \"\""
            ),
        };

    public static TheoryData<string> Names { get; } = [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_reply_has_its_outcome(string name)
    {
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(server.Answer(name, Table[name].Reply))
        );

        Assert.Equal(Table[name].Expected, Outcome.Of(await client.Send(Calls.Get).Soon()));
        Assert.Equal(1, server.Calls(name));
    }

    [Fact]
    public async Task An_error_tells_what_the_response_said()
    {
        var address = server.Answer(
            "headers",
            Reply(429, Http.Failure(971))
                .WithHeader("cf-ray", "8a1b2c3d4e5f-FRA")
                .WithHeader("Retry-After", "300")
                .WithHeader("Ratelimit", "\"default\";r=0;t=300")
                .WithHeader("Ratelimit-Policy", "\"burst\";q=100;w=60")
        );
        using var client = new CloudflareClient(Calls.Token, Calls.To(address));

        var errors = (CfErrors)await client.Send(Calls.Get).Soon();

        Assert.Equal(
            new ResponseInfo(
                429,
                "8a1b2c3d4e5f-FRA",
                RetryAfter.After(TimeSpan.FromSeconds(300)),
                "\"default\";r=0;t=300",
                "\"burst\";q=100;w=60"
            ),
            // The server adds the time, which differs.
            errors.Response.Map(static response => response with { DateHeader = default })
        );
        Assert.True(errors.Response.Exists(static response => response.Date.IsSome));
        Assert.True(errors.IsRateLimited);
    }

    [Theory]
    [InlineData("seconds", 7, 7)]
    [InlineData("date", 1, 30)]
    public async Task Retry_after_is_waited_for_in_both_forms(string form, int least, int most)
    {
        var clock = new InstantClock();
        var address = server.Answer(
            $"later-{form}",
            Reply(429, Http.Failure(971))
                .WithHeader(
                    "Retry-After",
                    // The server has the system's clock, which is far ahead of the client's.
                    form == "date"
                        ? DateTimeOffset
                            .UtcNow.AddSeconds(most)
                            .ToString("r", CultureInfo.InvariantCulture)
                        : "7"
                ),
            Reply(200, Documented.Response)
        );
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(address) with
            {
                Time = clock,
                Timeout = Timeout.InfiniteTimeSpan,
                Retry = RetryPolicy.Exponential(1),
            }
        );

        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(await client.Send(Calls.Get).Soon()));
        Assert.InRange(
            Assert.Single(clock.Waits),
            TimeSpan.FromSeconds(least),
            TimeSpan.FromSeconds(most)
        );
        Assert.Equal(2, server.Calls($"later-{form}"));
    }

    [Fact]
    public async Task A_redirect_that_a_users_client_follows_is_a_left_after_the_fact()
    {
        server.Answer("other", Reply(200, Documented.Response));
        var address = server.Answer(
            "redirected",
            Reply(302, "").WithHeader("Location", "/other/accounts/account/images/v1/id")
        );
        using var http = new HttpClient();
        using var client = new CloudflareClient(http, Calls.Token, Calls.To(address));

        var result = await client.Send(Calls.Get).Soon();

        Assert.StartsWith(
            "transport: the reply came from another address than the one requested",
            Outcome.Of(result),
            StringComparison.Ordinal
        );
        Assert.Equal(1, server.Calls("other"));
    }

    [Fact]
    public async Task Without_a_reply_the_call_times_out()
    {
        var clock = new ManualClock();
        var timeout = TimeSpan.FromSeconds(60);
        var slow = new Slow();
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(server.Answer("slow", slow.Reply)) with
            {
                Time = clock,
                Timeout = timeout,
            }
        );

        var call = client.Send(Calls.Get);
        await slow.Asked.Soon();
        clock.Advance(timeout);
        var result = await call.Soon();
        slow.Release();

        Assert.Equal(Outcome.Timeout, Outcome.Of(result));
        Assert.Equal(0, clock.Running);
    }

    [Fact]
    public async Task A_cancellation_before_the_call_sends_nothing()
    {
        var address = server.Answer("before", Reply(200, Documented.Response));
        using var client = new CloudflareClient(Calls.Token, Calls.To(address));
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var result = await client.Send(Calls.Get, cancel.Token).Soon();

        Assert.Equal(
            new CfError.Cancelled { IsUnsent = true },
            Assert.Single(((CfErrors)result).Items)
        );
        Assert.Equal(0, server.Calls("before"));
    }

    [Fact]
    public async Task A_cancellation_before_the_headers_is_a_left_at_once()
    {
        var slow = new Slow();
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(server.Answer("during", slow.Reply))
        );
        using var cancel = new CancellationTokenSource();

        var call = client.Send(Calls.Get, cancel.Token);
        await slow.Asked.Soon();
        await cancel.CancelAsync();
        var result = await call.Soon();
        slow.Release();

        Assert.Equal(Outcome.Cancelled, Outcome.Of(result));
    }

    [Fact]
    public async Task A_refused_connection_says_so()
    {
        // Bound, so that nobody else has the port, but nobody listens.
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To($"http://{socket.LocalEndPoint}")
        );

        Assert.Equal(
            "transport: no connection to the server (ConnectionRefused)",
            Outcome.Of(await client.Send(Calls.Get).Soon())
        );
    }

    [Fact]
    public async Task Tls_to_a_server_that_has_none_says_so()
    {
        await using var plain = RawServer.Start(static async connection =>
        {
            await connection.Write(Http.Reply(400, ""));
            await connection.Stall();
        });
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(plain.Address.Replace("http:", "https:", StringComparison.Ordinal))
        );

        Assert.Equal(
            "transport: the TLS handshake failed; check the base address and the certificates",
            Outcome.Of(await client.Send(Calls.Get).Soon())
        );
    }

    private static IResponseBuilder Reply(int status, byte[] body) =>
        Response.Create().WithStatusCode(status).WithBody(body);

    private static IResponseBuilder Reply(int status, string body) =>
        Response.Create().WithStatusCode(status).WithBody(body);

    /// <summary>A reply that waits to be released.</summary>
    private sealed class Slow
    {
        private readonly TaskCompletionSource asked = new();
        private readonly TaskCompletionSource released = new();

        public Task Asked => asked.Task;

        public IResponseBuilder Reply =>
            Response
                .Create()
                .WithCallback(async _ =>
                {
                    asked.TrySetResult();
                    await released.Task;
                    return new ResponseMessage { StatusCode = 200 };
                });

        public void Release() => released.TrySetResult();
    }
}
