using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Images.Functional.Effects.Tests;

internal static partial class FaultMatrix
{
    private const string NotJson = "malformed at \"\"";
    private const string AtResult = "malformed at \"/result\"";

    private static IEnumerable<Fault> CutShort() =>
        [
            Cut("cut within its length", Http.Raw(Ok, Half, WithLength(Whole.Length))),
            Cut("no body where a length is declared", Http.Raw(Ok, [], WithLength(Whole.Length))),
            Cut("whole JSON in a longer length", Http.Raw(Ok, Whole, WithLength(Whole.Length + 1))),
            Cut("half a chunk", Http.Raw(Ok, [.. Size(Whole), .. Half], Chunked)),
            Cut("no chunk at all", Http.Raw(Ok, [], Chunked)),
            Cut(
                "a second chunk that never comes",
                Http.Raw(Ok, [.. Http.Chunk(Half), .. Size(Half)], Chunked)
            ),
            Cut("whole JSON in chunks without an end", Http.Raw(Ok, Http.Chunk(Whole), Chunked)),
            Cut(
                "whole JSON in a chunk without its line's end",
                Http.Raw(Ok, [.. Size(Whole), .. Whole], Chunked)
            ),
            Cut(
                "whole JSON in chunks, cut within the end",
                Chunks([.. Http.Chunk(Whole), .. "0\r\n"u8])
            ),
            Cut(
                "whole JSON in chunks, cut within the trailers",
                Chunks([.. Http.Chunk(Whole), .. "0\r\nTrailer: val"u8])
            ),
            Cut(
                "a chunk without a size",
                Chunks([.. "junk\r\n"u8, .. Whole, .. "\r\n0\r\n\r\n"u8])
            ),
            Cut("a chunk of an empty size", Chunks([.. "\r\n"u8, .. Whole, .. "\r\n0\r\n\r\n"u8])),
            Cut(
                "a chunk of a negative size",
                Chunks([.. "-5\r\n"u8, .. Whole, .. "\r\n0\r\n\r\n"u8])
            ),
            Cut(
                "a chunk of a size beyond 64 bits",
                Chunks([.. "FFFFFFFFFFFFFFFFFF\r\n"u8, .. Whole, .. "\r\n0\r\n\r\n"u8])
            ),
            Cut(
                "a chunk longer than its size",
                Chunks([.. Size(Half), .. Whole, .. "\r\n0\r\n\r\n"u8])
            ),
            Cut(
                "a length as well as chunks, and another one",
                Http.Raw(
                    Ok,
                    [.. Http.Chunk(Whole), .. "0\r\n\r\n"u8],
                    Chunked,
                    WithLength(Half.Length)
                )
            ),
            new(
                "reset within the body",
                async (connection, _) =>
                {
                    await connection.Read();
                    await connection.Write(Http.Raw(Ok, Half, WithLength(Whole.Length)));
                    connection.Reset();
                },
                Outcome.CutShort
            ),
        ];

    private static IEnumerable<Fault> Malformed() =>
        [
            Fault.Says("empty", Http.Reply(200, ""), NotJson),
            Fault.Says("204", Http.Raw("HTTP/1.1 204 Said", []), NotJson),
            Fault.Says("white space alone", Http.Reply(200, " \r\n\t "), NotJson),
            Fault.Says("HTML with 200", Http.Reply(200, Html), NotJson),
            // Cut after a member, so that the innermost thing that can be named is the object.
            Fault.Says("cut, ends with the connection", Http.Raw(Ok, Half), AtResult),
            Fault.Says("a part of it, 206", Http.Reply(206, Half), AtResult),
            Fault.Says("a shorter length", Http.Raw(Ok, Whole, WithLength(Half.Length)), AtResult),
            Fault.Says("two JSON values", Http.Reply(200, [.. Whole, .. "{}"u8]), NotJson),
            Fault.Says("the reply twice", Http.Reply(200, [.. Whole, .. Whole]), NotJson),
            Fault.Says("an array", Http.Reply(200, "[]"), NotJson),
            Fault.Says("UTF-16", Http.Reply(200, Encoding.Unicode.GetBytes("{}")), NotJson),
            Fault.Says(
                "a byte that is not UTF-8",
                Http.Reply(200, [.. """{"success":true,"result":{"id":"a"""u8, 0xFF, .. "\"}}"u8]),
                "malformed at \"/result/id\""
            ),
            Fault.Says(
                "a lone surrogate",
                Http.Reply(200, """{"success":true,"result":{"creator":"\ud800"}}"""),
                "malformed at \"/result/creator\""
            ),
            Fault.Says(
                "nested too deep",
                Http.Reply(200, """{"a":""" + new string('[', 1500) + new string(']', 1500) + "}"),
                "malformed at \"/a" + string.Concat(Enumerable.Repeat("/0", 1023)) + "\""
            ),
            Fault.Says(
                "without success",
                Http.Reply(200, """{"result":{}}"""),
                "malformed at \"/success\""
            ),
            Fault.Says(
                "success that is no boolean",
                Http.Reply(200, """{"success":"true","result":{}}"""),
                "malformed at \"/success\""
            ),
            Fault.Says(
                "success twice",
                Http.Reply(200, """{"success":false,"success":true,"result":{}}"""),
                "malformed at \"/success\""
            ),
            Fault.Says("without a result", Http.Reply(200, """{"success":true}"""), AtResult),
            Fault.Says(
                "a field that breaks its limit",
                Http.Reply(200, """{"success":true,"result":{"uploaded":"yesterday"}}"""),
                "constraint: uploaded"
            ),
            Fault.Says("success false", Http.Reply(200, Http.Failure(7003)), "api 7003"),
        ];

    private static IEnumerable<Fault> Encodings() =>
        [
            .. from one in new[]
            {
                ("gzip", GZip(Whole)),
                ("deflate", ZLib(Whole)),
                ("br", Brotli(Whole)),
            }
            let said = $"Content-Encoding: {one.Item1}"
            from fault in new[]
            {
                Fault.Says(
                    $"{one.Item1}, whole",
                    Http.Reply(200, one.Item2, said),
                    Encoded(one.Item1)
                ),
                Fault.Says(
                    $"{one.Item1}, cut",
                    Http.Reply(200, one.Item2[..100], said),
                    Encoded(one.Item1)
                ),
                Fault.Says($"{one.Item1}, unsaid", Http.Reply(200, one.Item2), NotJson),
            }
            select fault,
            Fault.Says(
                "compressed twice",
                Http.Reply(200, GZip(Whole), "Content-Encoding: gzip, br"),
                Encoded("gzip, br")
            ),
            Fault.Says(
                "said to be compressed, and is not",
                Http.Reply(200, Whole, "Content-Encoding: gzip"),
                Encoded("gzip")
            ),
            Fault.Says(
                "compressed below the chunks",
                Http.Raw(
                    Ok,
                    [.. Http.Chunk(GZip(Whole)), .. "0\r\n\r\n"u8],
                    "Transfer-Encoding: gzip, chunked"
                ),
                Transferred("gzip, chunked")
            ),
            .. from codings in new[] { "gzip", "identity", "chunked, gzip", "xchunked" }
            select Fault.Says(
                $"a transfer coding that leaves no end, {codings}",
                Http.Raw(Ok, Whole, $"Transfer-Encoding: {codings}", WithLength(Whole.Length)),
                Transferred(codings)
            ),
            .. from codings in new[] { "chunked, chunked", "identity, chunked" }
            select Fault.Says(
                $"a transfer coding beside chunks, {codings}",
                Http.Raw(
                    Ok,
                    [.. Http.Chunk(Whole), .. "0\r\n\r\n"u8],
                    $"Transfer-Encoding: {codings}"
                ),
                Transferred(codings)
            ),
            Fault.Says(
                "chunked said twice",
                Http.Raw(Ok, [.. Http.Chunk(Whole), .. "0\r\n\r\n"u8], Chunked, Chunked),
                Transferred("chunked, chunked")
            ),
            Fault.Says(
                "a transfer coding with 404",
                Http.Raw("HTTP/1.1 404 Not Found", Whole, "Transfer-Encoding: gzip"),
                "status 404"
            ),
        ];

    private static Fault Cut(string name, byte[] reply) =>
        Fault.Says(name, reply, Outcome.CutShort);

    private static byte[] Chunks(byte[] raw) => Http.Raw(Ok, raw, Chunked);

    private static byte[] Size(byte[] bytes) => Ascii($"{bytes.Length:x}\r\n");

    private static string Transferred(string codings) =>
        $"transport: the reply's Transfer-Encoding ({codings}) is not chunked alone, "
        + "so its end can't be found: a server or proxy on the way does it";

    private static string Encoded(string encoding) =>
        $"transport: the reply is encoded ({encoding}), though the client did not request that: "
        + "a server or proxy on the way does it";
}
