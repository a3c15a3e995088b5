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
    Action stalled,
    CancellationToken stop
) : IDisposable
{
    private const int LargestHead = 64 * 1024;

    private readonly NetworkStream stream = new(socket, ownsSocket: true);
    private readonly byte[] buffer = new byte[LargestHead];
    private int filled;

    /// <summary>Reads the head of a request (none has a body); null where the client closed.</summary>
    public async Task<RawRequest?> Read()
    {
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (filled == buffer.Length)
                throw new IOException("The request's head is too large.");
            var read = await stream.ReadAsync(buffer.AsMemory(filled), stop);
            if (read == 0)
                return null;
            filled += read;
        }

        var request = RawRequest.Parse(Encoding.Latin1.GetString(buffer, 0, end));
        buffer.AsSpan(end + 4, filled - end - 4).CopyTo(buffer);
        filled -= end + 4;
        seen(request);
        return request;
    }

    public async Task Write(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, stop);

    public Task Write(string latin1) => Write(Encoding.Latin1.GetBytes(latin1));

    /// <summary>Says nothing more, tells the server's <see cref="RawServer.Stalled"/>, and stays until the client goes.</summary>
    public async Task Stall()
    {
        stalled();
        while (await stream.ReadAsync(new byte[1], stop) > 0) { }
    }

    /// <summary>Breaks the connection off, as a crash does.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public void Dispose() => stream.Dispose();
}
