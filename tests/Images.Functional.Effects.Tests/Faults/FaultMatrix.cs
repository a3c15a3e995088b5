using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Images.Functional.Effects.Tests;

/// <summary>
/// What a server, a proxy or the network can do to a call, on a server that sends raw bytes. A new row is a line in one of the
/// classes.
/// </summary>
internal static partial class FaultMatrix
{
    private const string Ok = "HTTP/1.1 200 OK";
    private const string Chunked = "Transfer-Encoding: chunked";
    private const string NotHttp =
        "transport: the reply is not an HTTP response; check the base address";
    private const string HugeHeaders = "transport: the response's headers are too large";
    private const string Broken = "transport: the connection broke (ConnectionReset)";
    private const string BadLength =
        "transport: the reply declares its length in a way that HTTP does not allow";
    private const string NoReply = "transport: the connection closed before a reply";

    private static readonly byte[] Whole = Documented.Response;
    private static readonly byte[] Half = Whole[..(Whole.Length / 2)];
    private static readonly byte[] Html = [.. "<html><h1>Bad gateway</h1></html>"u8];
    private static readonly byte[] Huge = [.. Enumerable.Repeat((byte)' ', 8192)];

    /// <summary>The classes, each with its rows. The README counts them.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<Fault> Rows)> Classes { get; } =
    [
        ("unusual but valid", [.. Right()]),
        ("a status that is not 2xx", [.. Statuses()]),
        ("a body shorter than its framing says", [.. CutShort()]),
        ("a body that is not the envelope", [.. Malformed()]),
        ("an encoding that was not requested", [.. Encodings()]),
        ("an invalid length", [.. Lengths()]),
        ("a missing or non-HTTP header block", [.. Heads()]),
        ("no valid TLS", [.. Tls()]),
        ("too large, or endless", [.. Endless()]),
        ("too slow", [.. Slow()]),
    ];

    public static IReadOnlyList<Fault> Rows { get; } =
    [.. Classes.SelectMany(static one => one.Rows)];

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    private static string WithLength(long length) => $"Content-Length: {length}";

    private static byte[][] Bytes(byte[] bytes) => [.. bytes.Select(static one => new[] { one })];

    private static byte[] GZip(byte[] bytes) =>
        Packed(bytes, static to => new GZipStream(to, CompressionLevel.Fastest));

    private static byte[] ZLib(byte[] bytes) =>
        Packed(bytes, static to => new ZLibStream(to, CompressionLevel.Fastest));

    private static byte[] Brotli(byte[] bytes) =>
        Packed(bytes, static to => new BrotliStream(to, CompressionLevel.Fastest));

    private static byte[] Packed(byte[] bytes, System.Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var packing = pack(packed))
            packing.Write(bytes);
        return packed.ToArray();
    }
}
