using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Images.Functional.Effects.Tests;

/// <summary>
/// What a network, a proxy or a bad day can do, on a server that speaks in raw bytes. A new row is a line here.
/// </summary>
internal static class FaultMatrix
{
    private const string Redirects = "Location: http://127.0.0.1:9/elsewhere";
    private const string Ok = "HTTP/1.1 200 OK";
    private const string Chunked = "Transfer-Encoding: chunked";
    private const string NotHttp =
        "transport: what came is not an HTTP response; check the base address";
    private const string HugeHeaders = "transport: the response's headers are too large";
    private const string Broken = "transport: the connection broke (ConnectionReset)";
    private const string BadLength =
        "transport: the reply declares its length in a way that HTTP does not allow";
    private const string NoReply = "transport: the connection closed before a reply";

    private static readonly int[] RedirectStatuses = [301, 302, 303, 307, 308];
    private static readonly int[] ApiStatuses = [400, 401, 403, 404, 408, 409, 429, 500, 503];
    private static readonly int[] EdgeStatuses = [401, 403, 404, 429, 502, 520, 526];
    private static readonly byte[] Whole = Documented.Response;
    private static readonly byte[] Half = Whole[..(Whole.Length / 2)];
    private static readonly byte[] Html = [.. "<html><h1>Bad gateway</h1></html>"u8];
    private static readonly byte[] Huge = [.. Enumerable.Repeat((byte)' ', 8192)];

    public static IReadOnlyList<Fault> Rows { get; } =
    [.. Right(), .. Statuses(), .. CutShort(), .. Malformed(), .. Heads(), .. Slow()];

    private static IEnumerable<Fault> Right() =>
        [
            Fault.Says("whole", Http.Reply(200, Whole), Outcome.DocumentedImage),
            Fault.Says("whole, 201", Http.Reply(201, Whole), Outcome.DocumentedImage),
            Fault.Says(
                "whole, a chunk for each byte",
                Http.Chunked(200, [.. Whole.Select(static b => new[] { b })]),
                Outcome.DocumentedImage
            ),
            Fault.Says(
                "whole, a chunk with an extension, and trailers",
                Http.Raw(
                    Ok,
                    [
                        .. Ascii($"{Whole.Length:x};name=value\r\n"),
                        .. Whole,
                        .. "\r\n0\r\nTrailer: value\r\n\r\n"u8,
                    ],
                    Chunked
                ),
                Outcome.DocumentedImage
            ),
            Fault.Says(
                "whole, ends with the connection",
                Http.Raw(Ok, Whole),
                Outcome.DocumentedImage
            ),
            Fault.Says(
                "whole, HTTP/1.0",
                Http.Raw("HTTP/1.0 200 OK", Whole),
                Outcome.DocumentedImage
            ),
            Fault.Says(
                "whole, after 100 and 103",
                [
                    .. Http.Raw("HTTP/1.1 100 Continue", []),
                    .. Http.Raw("HTTP/1.1 103 Early Hints", [], "Link: </style.css>"),
                    .. Http.Reply(200, Whole),
                ],
                Outcome.DocumentedImage
            ),
            Fault.Says(
                "whole, after a byte order mark",
                Http.Reply(200, [0xEF, 0xBB, 0xBF, .. Whole]),
                Outcome.DocumentedImage
            ),
            Fault.Says(
                "whole, as text/html in another charset",
                Http.Reply(200, Whole, "Content-Type: text/html; charset=utf-16"),
                Outcome.DocumentedImage
            ),
            Fault.Says(
                "whole, said to be encoded as identity",
                Http.Reply(200, Whole, "Content-Encoding: Identity"),
                Outcome.DocumentedImage
            ),
            Fault.Says(
                "whole, with surplus after its length",
                [.. Http.Reply(200, Whole), .. "surplus"u8],
                Outcome.DocumentedImage
            ),
        ];

    private static IEnumerable<Fault> Statuses() =>
        [
            .. from status in RedirectStatuses
            select Fault.Says(
                $"redirect {status}",
                Http.Reply(status, "", Redirects),
                $"status {status}"
            ),
            .. from status in ApiStatuses
            select Fault.Says(
                $"the API's errors with {status}",
                Http.Reply(status, Http.Failure(7003)),
                "api 7003"
            ),
            .. from status in EdgeStatuses
            select Fault.Says($"HTML with {status}", Http.Reply(status, Html), $"status {status}"),
            Fault.Says("304 without a body", Http.Raw("HTTP/1.1 304 Said", []), "status 304"),
            Fault.Says("status 700", Http.Reply(700, Html), "status 700"),
            Fault.Says("status 999", Http.Reply(999, Html), "status 999"),
            Fault.Says("status 99", Http.Raw("HTTP/1.1 99 Said", []), NotHttp),
            Fault.Says("switched protocols", Http.Raw("HTTP/1.1 101 Said", []), "status 101"),
            Fault.Says(
                "success with 404",
                Http.Reply(404, Whole),
                // The documented response has an entry in errors.
                "api 1000"
            ),
            Fault.Says("404, too large", Http.Reply(404, Huge), "status 404"),
            Fault.Says(
                "404, compressed",
                Http.Reply(404, GZip(Html), "Content-Encoding: gzip"),
                "status 404"
            ),
            Fault.Says(
                "404, cut short",
                Http.Raw("HTTP/1.1 404 Said", Html, "Content-Length: 1000"),
                "status 404"
            ),
            Fault.Says(
                "404, cut short after the API's errors were whole",
                Http.Raw("HTTP/1.1 404 Said", Ascii(Http.Failure(7003)), "Content-Length: 1000"),
                "api 7003"
            ),
            Fault.Says(
                "404, cut short within the API's errors",
                Http.Raw(
                    "HTTP/1.1 404 Said",
                    Ascii(Http.Failure(7003))[..40],
                    "Content-Length: 1000"
                ),
                "status 404"
            ),
        ];

    private static IEnumerable<Fault> CutShort() =>
        [
            Fault.Says(
                "cut within its length",
                Http.Raw(Ok, Half, $"Content-Length: {Whole.Length}"),
                Outcome.CutShort
            ),
            Fault.Says(
                "whole JSON in a longer length",
                Http.Raw(Ok, Whole, $"Content-Length: {Whole.Length + 1}"),
                Outcome.CutShort
            ),
            Fault.Says(
                "half a chunk",
                Http.Raw(Ok, [.. Ascii($"{Whole.Length:x}\r\n"), .. Half], Chunked),
                Outcome.CutShort
            ),
            Fault.Says(
                "whole JSON in chunks without an end",
                Http.Raw(Ok, Http.Chunk(Whole), Chunked),
                Outcome.CutShort
            ),
            Fault.Says(
                "whole JSON in chunks, cut within the end",
                Http.Raw(Ok, [.. Http.Chunk(Whole), .. "0\r\n"u8], Chunked),
                Outcome.CutShort
            ),
            Fault.Says(
                "a chunk without a size",
                Http.Raw(Ok, [.. "junk\r\n"u8, .. Whole, .. "\r\n0\r\n\r\n"u8], Chunked),
                Outcome.CutShort
            ),
            new(
                "reset within the body",
                async connection =>
                {
                    await connection.Read();
                    await connection.Write(Http.Raw(Ok, Half, $"Content-Length: {Whole.Length}"));
                    connection.Reset();
                },
                Outcome.CutShort
            ),
        ];

    private static IEnumerable<Fault> Malformed() =>
        [
            Fault.Says("empty", Http.Reply(200, ""), "malformed at \"\""),
            Fault.Says("204", Http.Raw("HTTP/1.1 204 Said", []), "malformed at \"\""),
            Fault.Says("HTML with 200", Http.Reply(200, Html), "malformed at \"\""),
            Fault.Says(
                "cut, ends with the connection",
                Http.Raw(Ok, Half),
                // The object that the cut is in: no name stands whole.
                "malformed at \"/result\""
            ),
            Fault.Says(
                "bytes after the JSON value",
                Http.Reply(200, [.. Whole, .. "{}"u8]),
                "malformed at \"\""
            ),
            Fault.Says(
                "a shorter length",
                Http.Raw(Ok, Whole, $"Content-Length: {Half.Length}"),
                "malformed at \"/result\""
            ),
            Fault.Says("success false", Http.Reply(200, Http.Failure(7003)), "api 7003"),
            Fault.Says(
                "compressed, whole",
                Http.Reply(200, GZip(Whole), "Content-Encoding: gzip"),
                Encoded("gzip")
            ),
            Fault.Says(
                "compressed, cut",
                Http.Reply(200, GZip(Whole)[..100], "Content-Encoding: gzip"),
                Encoded("gzip")
            ),
            Fault.Says(
                "compressed twice",
                Http.Reply(200, GZip(Whole), "Content-Encoding: gzip, br"),
                Encoded("gzip, br")
            ),
            Fault.Says("compressed, unsaid", Http.Reply(200, GZip(Whole)), "malformed at \"\""),
            Fault.Says("declared too large", Http.Reply(200, Huge), Outcome.TooLarge),
            Fault.Says("chunked, too large", Http.Chunked(200, Huge), Outcome.TooLarge),
            Fault.Says("too large, ends with the connection", Http.Raw(Ok, Huge), Outcome.TooLarge),
            Fault.Says(
                "a length beyond any memory",
                Http.Raw(Ok, Whole, "Content-Length: 9223372036854775807"),
                Outcome.TooLarge
            ),
        ];

    private static IEnumerable<Fault> Heads() =>
        [
            new("closed before a reply", static connection => connection.Read(), NoReply),
            new(
                "reset before a reply",
                static async connection =>
                {
                    await connection.Read();
                    connection.Reset();
                },
                Broken
            ),
            Fault.Says("closed within the headers", Ascii("HTTP/1.1 200 OK\r\nContent-"), NoReply),
            Fault.Says("no HTTP at all", Ascii("220 mail.example.com ESMTP\r\n\r\n"), NotHttp),
            Fault.Says("HTTP/2 in clear", [0, 0, 0, 4, 0, 0, 0, 0, 0, 13, 10, 13, 10], NotHttp),
            Fault.Says("headers without a colon", Http.Raw(Ok, Whole, "junk"), NotHttp),
            Fault.Says(
                "a header of 1 MB",
                Http.Raw(Ok, Whole, "X-Long: " + new string('a', 1 << 20)),
                HugeHeaders
            ),
            Fault.Says("a junk length", Http.Raw(Ok, Whole, "Content-Length: junk"), BadLength),
            Fault.Says(
                "two lengths",
                Http.Raw(
                    Ok,
                    Whole,
                    $"Content-Length: {Half.Length}",
                    $"Content-Length: {Whole.Length}"
                ),
                BadLength
            ),
            Fault.Says(
                "two lengths, the first of them right",
                Http.Raw(
                    Ok,
                    Whole,
                    $"Content-Length: {Whole.Length}",
                    $"Content-Length: {Whole.Length + 1}"
                ),
                BadLength
            ),
            Fault.Says("a negative length", Http.Raw(Ok, Whole, "Content-Length: -1"), BadLength),
            Fault.Says(
                "a length as well as chunks, and another one",
                Http.Raw(
                    Ok,
                    [.. Http.Chunk(Whole), .. "0\r\n\r\n"u8],
                    Chunked,
                    $"Content-Length: {Half.Length}"
                ),
                Outcome.CutShort
            ),
            Fault.Says(
                "a 404 with a junk length",
                Http.Raw("HTTP/1.1 404 Said", Ascii(Http.Failure(7003)), "Content-Length: junk"),
                "api 7003"
            ),
        ];

    private static IEnumerable<Fault> Slow() =>
        [
            Fault.Stalls("no headers", [], Outcome.Timeout),
            Fault.Stalls("slow within the headers", Ascii("HTTP/1.1 200 O"), Outcome.Timeout),
            Fault.Stalls(
                "slow before the body",
                Http.Raw(Ok, [], $"Content-Length: {Whole.Length}"),
                Outcome.Timeout
            ),
            Fault.Stalls(
                "slow within the body",
                Http.Raw(Ok, Half, $"Content-Length: {Whole.Length}"),
                Outcome.Timeout
            ),
            Fault.Stalls(
                "slow after whole JSON, within the chunks",
                Http.Raw(Ok, Http.Chunk(Whole), Chunked),
                Outcome.Timeout
            ),
            Fault.Stalls("slow after whole JSON, no length", Http.Raw(Ok, Whole), Outcome.Timeout),
        ];

    private static string Encoded(string encoding) =>
        $"transport: the reply is encoded ({encoding}), though nothing asked for that: "
        + "a server or proxy on the way does it";

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    private static byte[] GZip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
