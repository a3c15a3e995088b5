using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects;

/// <summary>
/// A request's body that notes when it is asked for: .NET does not say whether a timeout came before anything was sent.
/// </summary>
/// <remarks>.NET's own handler writes no byte of a request of HTTP/1.1 before it asks for the body.</remarks>
internal sealed class NotedContent(byte[] bytes) : HttpContent
{
    private volatile bool isAskedFor;

    /// <summary>Whether .NET has asked for the body. If so, the request may have been sent.</summary>
    public bool IsAskedFor => isAskedFor;

    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        isAskedFor = true;
        return stream.WriteAsync(bytes, cancellationToken).AsTask();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override void SerializeToStream(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        isAskedFor = true;
        stream.Write(bytes);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
