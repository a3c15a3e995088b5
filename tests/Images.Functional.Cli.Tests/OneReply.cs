using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Cli.Tests;

/// <summary>A server on loopback that answers one request and closes.</summary>
internal sealed class OneReply : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    public OneReply(int status, string body, string headers = "")
    {
        listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        RequestLine = Serve(status, Encoding.UTF8.GetBytes(body), headers);
    }

    public string Address { get; }

    public Task<string> RequestLine { get; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await RequestLine.ContinueWith(static _ => { }, TaskScheduler.Default);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task<string> Serve(int status, byte[] body, string headers)
    {
        using var connection = await listener.AcceptTcpClientAsync(stop.Token);
        var stream = connection.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
                break;
            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status} Status\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n"
            ),
            stop.Token
        );
        await stream.WriteAsync(body, stop.Token);
        return request.ToString().Split("\r\n")[0];
    }
}
