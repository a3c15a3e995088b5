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
internal abstract class NotedContent : HttpContent
{
    private volatile bool isAskedFor;

    /// <summary>Whether .NET has asked for the body. If so, the request may have been sent.</summary>
    public bool IsAskedFor => isAskedFor;

    /// <summary>Whether .NET has taken all of the body. If not, no server can have got all of the request.</summary>
    public virtual bool IsTaken => isAskedFor;

    /// <summary>How many bytes the body has; 0 if that is unknown, or until .NET asks for it. A handler may have disposed it by then.</summary>
    public long Length { get; private set; }

    protected abstract Task Write(
        Stream stream,
        TransportContext? context,
        CancellationToken cancel
    );

    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        Length = TryComputeLength(out var length) ? length : 0;
        isAskedFor = true;
        return Write(stream, context, cancellationToken);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override void SerializeToStream(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    ) => SerializeToStreamAsync(stream, context, cancellationToken).GetAwaiter().GetResult();
}

/// <summary>A body of bytes that are there.</summary>
internal sealed class BytesContent(byte[] bytes) : NotedContent
{
    protected override Task Write(
        Stream stream,
        TransportContext? context,
        CancellationToken cancel
    ) => stream.WriteAsync(bytes, cancel).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
