using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class KeptConnectionTests
{
    [Fact]
    public async Task A_kept_connection_that_closes_before_a_reply_is_replaced_by_dotnet_without_a_retry_of_ours()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            await connection.Read();
            await connection.Write(Http.Reply(200, Documented.Response));
            await connection.Read();
        });
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var first = await client.Send(Calls.Get).Soon();
        var second = await client.Send(Calls.Get).Soon();

        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(first));
        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(second));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_kept_connection_that_breaks_within_a_reply_is_not_replaced()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            await connection.Read();
            await connection.Write(Http.Reply(200, Documented.Response));
            await connection.Read();
            await connection.Write("HTTP/1.1 200 OK\r\n");
        });
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        await client.Send(Calls.Get).Soon();
        var second = await client.Send(Calls.Get).Soon();

        Assert.Equal("transport: the connection closed before a reply", Outcome.Of(second));
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{")]
    [InlineData("HTTP/1.1 404 Said\r\nContent-Length: 10\r\n\r\n{")]
    public async Task A_cancellation_closes_the_connection(string beginning)
    {
        using var cancel = new CancellationTokenSource();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.Read();
            await connection.Write(beginning);
            await cancel.CancelAsync();
            await connection.Stall();
        });
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var result = await client.Send(Calls.Get, cancel.Token).Soon();

        Assert.Equal(Outcome.Cancelled, Outcome.Of(result));
        await server.Left.Soon();
    }

    [Fact]
    public async Task A_call_that_is_cancelled_leaves_the_others_alone()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = RawServer.Start(async connection =>
        {
            while (await connection.Read() is { } request)
                if (request.Headers.Exists(static header => header.Name == "X-Stall"))
                    await cancel.CancelAsync();
                else
                    await connection.Write(Http.Reply(200, Documented.Response));
        });
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var stalled = client.Send(
            Calls.Get,
            CallOptions.Default.WithHeader("X-Stall", "yes"),
            cancel.Token
        );
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Send(Calls.Get)))
            .Soon();

        Assert.Equal(Outcome.Cancelled, Outcome.Of(await stalled.Soon()));
        Assert.All(others, static one => Assert.Equal(Outcome.DocumentedImage, Outcome.Of(one)));
    }
}
