using System;
using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Effects.Tests;

internal static partial class FaultMatrix
{
    private static TimeSpan Second => TimeSpan.FromSeconds(1);

    private static IEnumerable<Fault> Endless() =>
        [
            Fault.Says("declared too large", Http.Reply(200, Huge), Outcome.TooLarge),
            Fault.Says("chunked, too large", Http.Chunked(200, Huge), Outcome.TooLarge),
            Fault.Says("too large, ends with the connection", Http.Raw(Ok, Huge), Outcome.TooLarge),
            Fault.Says("404, too large", Http.Reply(404, Huge), "status 404"),
            Fault.Says(
                "a length beyond any memory",
                Http.Raw(Ok, Whole, WithLength(long.MaxValue)),
                Outcome.TooLarge
            ),
            Fault.Floods("a body without end", Http.Raw(Ok, []), Huge, Outcome.TooLarge),
            Fault.Floods("white space without end", Http.Raw(Ok, Whole), Huge, Outcome.TooLarge),
            Fault.Floods(
                "chunks without end",
                Http.Raw(Ok, [], Chunked),
                Http.Chunk(Huge),
                Outcome.TooLarge
            ),
            Fault.Floods(
                "chunks of a byte without end",
                Http.Raw(Ok, [], Chunked),
                Http.Chunk([.. " "u8]),
                Outcome.TooLarge
            ),
            Fault.Floods(
                "a chunk's extension without end",
                Http.Raw(Ok, [.. "1;"u8], Chunked),
                Huge,
                Outcome.CutShort
            ),
            Fault.Floods(
                "trailers without end, after whole JSON",
                Chunks([.. Http.Chunk(Whole), .. "0\r\n"u8]),
                [.. "Trailer: value\r\n"u8],
                Outcome.CutShort
            ),
            Fault.Floods("a status line without end", Ascii(Ok), Huge, HugeHeaders),
            Fault.Floods("headers without end", Ascii($"{Ok}\r\n"), Ascii("X: a\r\n"), HugeHeaders),
            Fault.Floods(
                "the declared body without end, compressed",
                Http.Raw(Ok, [], WithLength(1 << 30), "Content-Encoding: gzip"),
                Huge,
                Encoded("gzip")
            ),
            Fault.Floods(
                "a declared body over the limit, without end",
                Http.Raw(Ok, [], WithLength(1 << 30)),
                Huge,
                Outcome.TooLarge
            ),
            Fault.Floods("500 without end", Http.Raw("HTTP/1.1 500 Said", []), Huge, "status 500"),
            Fault.Floods(
                "a redirect without end",
                Http.Raw("HTTP/1.1 302 Said", [], Redirects),
                Huge,
                "status 302"
            ),
            Fault.Drips(
                "too large, a byte at a time",
                Http.Raw(Ok, []),
                Bytes(Huge[..(Fault.MaximumReplyBytes + 1)]),
                TimeSpan.FromMilliseconds(1),
                Outcome.TooLarge
            ),
        ];

    private static IEnumerable<Fault> Slow() =>
        [
            Fault.Stalls("no headers", []),
            Fault.Stalls("stalls within the headers", Ascii("HTTP/1.1 200 O")),
            Fault.Stalls("stalls after 100", Http.Raw("HTTP/1.1 100 Continue", [])),
            Fault.Stalls("stalls before the body", Http.Raw(Ok, [], WithLength(Whole.Length))),
            Fault.Stalls("stalls within the body", Http.Raw(Ok, Half, WithLength(Whole.Length))),
            Fault.Stalls("stalls within a chunk", Chunks([.. Size(Whole), .. Half])),
            Fault.Stalls("stalls after whole JSON, within the chunks", Chunks(Http.Chunk(Whole))),
            Fault.Stalls(
                "stalls after whole JSON, within the trailers",
                Chunks([.. Http.Chunk(Whole), .. "0\r\n"u8])
            ),
            Fault.Stalls("stalls after whole JSON, no length", Http.Raw(Ok, Whole)),
            Drips(
                "headers, a byte a second",
                [],
                Seconds(Ascii($"{Ok}\r\nX: {new string('a', 80)}"))
            ),
            Drips("a body, a byte a second", Http.Raw(Ok, []), Seconds(Whole)),
            Drips(
                "chunks, one a second",
                Http.Raw(Ok, [], Chunked),
                [.. Seconds(Whole).Select(Http.Chunk)]
            ),
            Drips(
                "103, one a second",
                [],
                [.. Enumerable.Repeat(Http.Raw("HTTP/1.1 103 Early Hints", []), 60)]
            ),
        ];

    private static Fault Drips(string name, byte[] reply, byte[][] pieces) =>
        Fault.Drips(name, reply, pieces, Second, Outcome.Timeout);

    private static byte[][] Seconds(byte[] bytes) => Bytes(bytes[..60]);
}
