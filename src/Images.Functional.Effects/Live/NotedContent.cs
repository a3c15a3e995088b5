using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects;

/// <summary>A request's body that records when .NET asks for it: .NET does not report whether anything was sent before a timeout.</summary>
/// <remarks>With HTTP/1.1, .NET's own handler writes no byte of a request before it asks for the body.</remarks>
internal abstract class NotedContent : HttpContent
{
    private volatile bool isAskedFor;

    /// <summary>Whether .NET has asked for the body. If so, the request may have been sent.</summary>
    public bool IsAskedFor => isAskedFor;

    /// <summary>Whether .NET has read the whole body. If not, no server can have received the whole request.</summary>
    public virtual bool IsTaken => isAskedFor;

    /// <summary>The number of bytes of the body; 0 if unknown, and until .NET asks for the body. A handler may have disposed it by then.</summary>
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

/// <summary>A body of bytes in memory.</summary>
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
