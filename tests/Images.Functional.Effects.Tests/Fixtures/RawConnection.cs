using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>One connection to a <see cref="RawServer"/>, as the script of a fault sees it.</summary>
internal sealed class RawConnection(
    Socket socket,
    Action<RawRequest> seen,
    Action left,
    CancellationToken stop
) : IDisposable
{
    private const int LargestHead = 64 * 1024;

    private readonly NetworkStream stream = new(socket, ownsSocket: true);
    private readonly byte[] buffer = new byte[LargestHead];
    private int filled;

    /// <summary>Reads a request; null if the client closed.</summary>
    public async Task<RawRequest?> Read()
    {
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            if (!await Fill())
                return null;

        var head = RawRequest.Parse(Encoding.Latin1.GetString(buffer, 0, end));
        end += 4;
        while (filled < end + head.ContentLength)
            if (!await Fill())
                return null;

        var request = head with { Bytes = buffer[end..(end + head.ContentLength)] };
        end += head.ContentLength;
        buffer.AsSpan(end, filled - end).CopyTo(buffer);
        filled -= end;
        seen(request);
        return request;
    }

    /// <summary>Reads at least so many bytes, or until the client closes.</summary>
    public async Task Drain(int bytes)
    {
        var read = 0;
        var some = new byte[64 * 1024];
        while (read < bytes && await stream.ReadAsync(some, stop) is > 0 and var more)
            read += more;
        seen(new RawRequest("", []));
    }

    /// <summary>Reads at least so many bytes, and on to this ending.</summary>
    public async Task DrainTo(string ending, int bytes)
    {
        var (read, some, last) = (0, new byte[64 * 1024], "");
        while (read < bytes || !last.EndsWith(ending, StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(some, stop) is not (> 0 and var more))
                return;
            read += more;
            last += Encoding.Latin1.GetString(some, Math.Max(0, more - 8), Math.Min(8, more));
            last = last[^Math.Min(last.Length, 8)..];
        }
    }

    /// <summary>Ends with the server.</summary>
    public CancellationToken Stop => stop;

    private async Task<bool> Fill()
    {
        if (filled == buffer.Length)
            throw new IOException("The request is too large.");
        var read = await stream.ReadAsync(buffer.AsMemory(filled), stop);
        filled += read;
        return read > 0;
    }

    public async Task Write(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, stop);

    public Task Write(string latin1) => Write(Encoding.Latin1.GetBytes(latin1));

    /// <summary>How much the system takes before the client does.</summary>
    public int SendBufferSize
    {
        set => socket.SendBufferSize = value;
    }

    /// <summary>What is below HTTP, for TLS.</summary>
    public Stream Stream => stream;

    /// <summary>Waits until the client has sent anything, whatever it is.</summary>
    public async Task<byte[]> ReadAny()
    {
        filled += await stream.ReadAsync(buffer.AsMemory(filled), stop);
        return buffer[..filled];
    }

    /// <summary>Says nothing more, and stays until the client goes, which the server's <see cref="RawServer.Left"/> tells.</summary>
    public async Task Stall()
    {
        try
        {
            while (await stream.ReadAsync(new byte[1024], stop) > 0) { }
        }
        catch (IOException) { }

        left();
    }

    /// <summary>Says the same again and again, until the client goes, which the server's <see cref="RawServer.Left"/> tells.</summary>
    public async Task Flood(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (true)
                await Write(bytes);
        }
        catch (IOException) { }

        left();
    }

    /// <summary>Says that nothing more will be said, and can still listen.</summary>
    public void End() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks the connection off, as a crash does.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public void Dispose() => stream.Dispose();
}
