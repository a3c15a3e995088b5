using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Soak;

/// <summary>A TCP server on loopback that does to each call what its fate says, and counts how often it was asked.</summary>
/// <param name="calls">How many calls there will be.</param>
/// <param name="stalled">Told of each call that gets no reply.</param>
internal sealed class FailingServer(int calls, Action<int> stalled) : IAsyncDisposable
{
    private const string Whole = "HTTP/1.1 200 OK\r\n";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Task, bool> serving = [];
    private readonly int[] attempts = new int[calls];
    private Task accepting = Task.CompletedTask;

    public string Address => $"http://{listener.LocalEndpoint}";

    public int Connections { get; private set; }

    public int Attempts(int call) => attempts[call];

    public void Start()
    {
        listener.Start();
        accepting = Accept();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        await Task.WhenAll(serving.Keys);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                Connections++;
                var task = Serve(socket);
                serving[task] = true;
                _ = task.ContinueWith(
                    done => serving.TryRemove(done, out _),
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default
                );
            }
        }
        catch (OperationCanceledException) { }
    }

    private async Task Serve(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var buffer = new byte[4096];
        try
        {
            while (await Asked(stream, buffer) is { } call)
                if (!await Answer(socket, stream, call, Interlocked.Increment(ref attempts[call])))
                    return;
        }
        // The client went, as it may, or all is over.
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        { }
    }

    // The call whose request comes next; null where the client closes.
    private async Task<int?> Asked(NetworkStream stream, byte[] buffer)
    {
        for (var filled = 0; ; )
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), stop.Token);
            if (read == 0)
                return null;
            filled += read;
            if (!buffer.AsSpan(0, filled).EndsWith("\r\n\r\n"u8))
                continue;
            var path = Encoding.ASCII.GetString(buffer, 0, filled).Split(' ', 3)[1];
            return Text.Number(path.AsSpan(path.LastIndexOf('/') + 1));
        }
    }

    // Whether the connection goes on.
    private async Task<bool> Answer(Socket socket, NetworkStream stream, int call, int attempt)
    {
        var body =
            $$$"""{"success":true,"result":{"id":"{{{call}}}","creator":"soak"},"errors":[],"messages":[]}""";
        switch (Fates.Of(call))
        {
            case Fate.ErrorOnce when attempt == 1:
                return await Say(stream, Reply(500, "<html>Internal server error</html>"));
            case Fate.RateLimitOnce when attempt == 1:
                return await Say(stream, Reply(429, Failure(971), "Retry-After: 0\r\n"));
            case Fate.CutOnce when attempt == 1:
                await Say(stream, $"{Whole}Content-Length: {body.Length}\r\n\r\n{body[..20]}");
                return false;
            case Fate.ResetOnce when attempt == 1:
                await Say(stream, $"{Whole}Content-Length: {body.Length}\r\n\r\n{body[..20]}");
                socket.LingerState = new LingerOption(true, 0);
                return false;
            case Fate.NotHttpOnce when attempt == 1:
                await Say(stream, "220 mail.example.com ESMTP\r\n\r\n");
                return false;
            case Fate.Unavailable:
                return await Say(stream, Reply(503, ""));
            case Fate.Missing:
                return await Say(stream, Reply(404, Failure(5404)));
            case Fate.Malformed:
                return await Say(stream, Reply(200, body[..^1]));
            case Fate.TooLarge:
                await Say(stream, $"{Whole}\r\n{new string(' ', 64 * 1024)}");
                return await Left(stream);
            case Fate.Compressed:
                return await Say(stream, Reply(200, body, "Content-Encoding: gzip\r\n"));
            case Fate.Stalled:
                stalled(call);
                return await Left(stream);
            default:
                return await Say(stream, Reply(200, body));
        }
    }

    private async Task<bool> Say(NetworkStream stream, string text)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop.Token);
        return true;
    }

    // Stays until the client goes.
    private async Task<bool> Left(NetworkStream stream)
    {
        while (await stream.ReadAsync(new byte[64], stop.Token) > 0) { }
        return false;
    }

    private static string Reply(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Said\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}";

    private static string Failure(int code) =>
        $$"""{"result":null,"success":false,"errors":[{"code":{{code}},"message":"message"}],"messages":[]}""";
}
