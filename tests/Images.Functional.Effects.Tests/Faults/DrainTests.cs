using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>How much a server can send, over sockets too narrow to take what nobody reads.</summary>
public sealed class DrainTests
{
    private const int Narrow = 8 * 1024;

    // .NET would drain up to 1 MiB of a body, in the hope of using the connection again.
    private const int Rest = 900_000;

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", Outcome.TooLarge)]
    [InlineData("HTTP/1.1 500 Said\r\nContent-Length: 1000000\r\n\r\n", "status 500")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nF4240\r\n", Outcome.TooLarge)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", Outcome.TooLarge)]
    public async Task What_is_over_the_limit_can_not_even_be_sent(string head, string expected)
    {
        var isAllSent = new TaskCompletionSource<bool>();
        await using var server = RawServer.Start(async connection =>
        {
            connection.SendBufferSize = Narrow;
            await connection.Read();
            await connection.Write(head);
            try
            {
                foreach (var piece in Enumerable.Repeat(new byte[1000], Rest / 1000))
                    await connection.Write(piece);
                isAllSent.SetResult(true);
            }
            catch (IOException)
            {
                isAllSent.SetResult(false);
            }
        });
        using var handler = CloudflareHandler.Create();
        handler.ConnectCallback = Connect;
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To(server.Address) with
            {
                MaximumReplyBytes = Fault.MaximumReplyBytes,
            }
        );

        var result = await client.Send(Calls.Get).Soon();

        Assert.Equal(expected, Outcome.Of(result));
        Assert.False(await isAllSent.Task.Soon());
    }

    private static async ValueTask<Stream> Connect(
        SocketsHttpConnectionContext context,
        CancellationToken cancel
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = Narrow };
        await socket.ConnectAsync(context.DnsEndPoint, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
