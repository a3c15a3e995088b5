using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Sandbox.Tests;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>Hostile requests over real sockets: each is answered, or its connection closed; never a 500, never a hang.</summary>
public sealed class HostileTests(Served served) : IClassFixture<Served>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void Each_is_answered() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                HostileRequest.Any,
                hostile =>
                {
                    var status = Status(hostile.Bytes).GetAwaiter().GetResult();
                    Assert.True(status is >= 200 and < 500, $"{status}");
                }
            )
        );

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData(
        "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n",
        421
    )]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("POST /client/v4/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData(
        "POST /client/v4/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        400
    )]
    [InlineData(
        "POST /client/v4/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
        400
    )]
    [InlineData("nonsense\r\n\r\n", 400)]
    public async Task What_is_no_http_is_a_bad_request(string request, int status) =>
        Assert.Equal(status, await Status(Encoding.ASCII.GetBytes(request)));

    [Theory]
    [InlineData("http://localhost/client/v4/x?a=/b", 401)]
    [InlineData("http://localhost/", 200)]
    [InlineData("http://localhost", 200)]
    public async Task A_whole_url_is_what_a_client_with_a_proxy_sends(string url, int status) =>
        Assert.Equal(
            status,
            await Status(
                Encoding.ASCII.GetBytes(
                    $"GET {url} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                )
            )
        );

    // The parser of URLs throws for the first, and no response may have the second in a header.
    [Theory]
    [InlineData("//\u202e/a", 403)]
    [InlineData("http://localhost/\u202e", 200)]
    public async Task An_origin_may_be_any_text(string origin, int status) =>
        Assert.Equal(
            status,
            await Status(
                Encoding.UTF8.GetBytes(
                    $"GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\nConnection: close\r\n\r\n"
                )
            )
        );

    [Fact]
    public async Task A_body_that_ends_too_early_is_no_request() =>
        Assert.Contains(
            await Status(
                "POST /client/v4/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nshort"u8.ToArray(),
                endsEarly: true
            ),
            new[] { 0, 400 }
        );

    [Fact]
    public async Task After_all_of_them_it_answers_as_before() =>
        Assert.Equal(200, (await served.Api("GET", "/v1/stats")).Status);

    // The status; 0 for a connection that is closed without one.
    private async Task<int> Status(byte[] request, bool endsEarly = false)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", served.Server.Address.Port);
        var stream = tcp.GetStream();
        try
        {
            await stream.WriteAsync(request);
            if (endsEarly)
                tcp.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var reply = await reader.ReadToEndAsync().WaitAsync(Patience);
            return reply.Length == 0
                ? 0
                : int.Parse(reply.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
