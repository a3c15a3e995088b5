using System;
using System.Globalization;
using System.Linq;
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
    private readonly TaskCompletionSource<string> body = new();
    private readonly TaskCompletionSource<string> authorization = new();

    public OneReply(int status, string body, string headers = "")
    {
        listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        RequestLine = Serve(status, Encoding.UTF8.GetBytes(body), headers);
    }

    public string Address { get; }

    public Task<string> RequestLine { get; }

    /// <summary>The request's body.</summary>
    public Task<string> RequestBody => body.Task;

    /// <summary>The request's credentials; empty for none.</summary>
    public Task<string> Authorization => authorization.Task;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await RequestLine.ContinueWith(static _ => { }, TaskScheduler.Default);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task<string> Serve(int status, byte[] reply, string headers)
    {
        using var connection = await listener.AcceptTcpClientAsync(stop.Token);
        var stream = connection.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (Missing(request.ToString()))
        {
            var read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
                break;
            request.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        var parts = request.ToString().Split("\r\n\r\n", 2);
        authorization.TrySetResult(Header(parts[0], "Authorization: "));
        body.TrySetResult(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(parts[^1])));
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status} Status\r\nContent-Length: {reply.Length}\r\nConnection: close\r\n{headers}\r\n"
            ),
            stop.Token
        );
        await stream.WriteAsync(reply, stop.Token);
        return request.ToString().Split("\r\n")[0];
    }

    // A server that closes before it has read the body may lose its reply.
    private static bool Missing(string request)
    {
        var parts = request.Split("\r\n\r\n", 2);
        return parts.Length < 2 || parts[1].Length < Length(parts[0]);
    }

    private static string Header(string head, string name) =>
        head.Split("\r\n")
            .FirstOrDefault(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ?[name.Length..]
        ?? "";

    private static int Length(string head) =>
        head.Split("\r\n")
            .Where(static line =>
                line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)
            )
            .Select(static line =>
                int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture)
            )
            .FirstOrDefault();
}
