using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>A TCP server on loopback that says exactly the bytes that its script says, right or wrong.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<RawRequest> requests = [];
    private readonly TaskCompletionSource left = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Func<RawConnection, Task> script;
    private readonly Task accepting;
    private int connections;

    private RawServer(Func<RawConnection, Task> script)
    {
        this.script = script;
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Runs the script for each connection.</summary>
    public static RawServer Start(Func<RawConnection, Task> script) => new(script);

    /// <summary>Answers every request with the same bytes.</summary>
    public static RawServer Saying(byte[] reply) =>
        Start(async connection =>
        {
            while (await connection.Read() is not null)
                await connection.Write(reply);
        });

    public string Address => $"http://{listener.LocalEndpoint}";

    /// <summary>What came, in order.</summary>
    public IReadOnlyCollection<RawRequest> Requests => [.. requests];

    public int Connections => connections;

    /// <summary>Ends when a client has gone whose connection a script would have kept.</summary>
    public Task Left => left.Task;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting.Soon();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Accept()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                connections++;
                serving.Add(Serve(socket));
            }
        }
        catch (OperationCanceledException) { }

        await Task.WhenAll(serving);
    }

    private async Task Serve(Socket socket)
    {
        using var connection = new RawConnection(
            socket,
            requests.Enqueue,
            () => left.TrySetResult(),
            stop.Token
        );
        try
        {
            await script(connection);
        }
        // The client went, or the test is over; anything else is a mistake in a script.
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        { }
    }
}
