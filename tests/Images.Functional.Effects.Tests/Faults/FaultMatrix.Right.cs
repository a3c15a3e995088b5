using System;
using System.Collections.Generic;

namespace Images.Functional.Effects.Tests;

internal static partial class FaultMatrix
{
    private static IEnumerable<Fault> Right() =>
        [
            Is("whole", Http.Reply(200, Whole)),
            Is("whole, 201", Http.Reply(201, Whole)),
            Is("whole, 206", Http.Reply(206, Whole, "Content-Range: bytes 0-9/10")),
            Is("whole, a chunk for each byte", Http.Chunked(200, Bytes(Whole))),
            Is(
                "whole, a chunk with an extension, and trailers",
                Http.Raw(
                    Ok,
                    [
                        .. Ascii($"{Whole.Length:x};name=value\r\n"),
                        .. Whole,
                        .. "\r\n0\r\nTrailer: value\r\n\r\n"u8,
                    ],
                    Chunked
                )
            ),
            Is("whole, ends with the connection", Http.Raw(Ok, Whole)),
            Is("whole, HTTP/1.0", Http.Raw("HTTP/1.0 200 OK", Whole)),
            Is(
                "whole, without a reason",
                Http.Raw("HTTP/1.1 200", Whole, WithLength(Whole.Length))
            ),
            Is(
                "whole, after 100 and 103",
                [
                    .. Http.Raw("HTTP/1.1 100 Continue", []),
                    .. Http.Raw("HTTP/1.1 103 Early Hints", [], "Link: </style.css>"),
                    .. Http.Reply(200, Whole),
                ]
            ),
            Is("whole, after a byte order mark", Http.Reply(200, [0xEF, 0xBB, 0xBF, .. Whole])),
            Is(
                "whole, as text/html in another charset",
                Http.Reply(200, Whole, "Content-Type: text/html; charset=utf-16")
            ),
            Is(
                "whole, said to be encoded as identity",
                Http.Reply(200, Whole, "Content-Encoding: Identity")
            ),
            Is("whole, with surplus after its length", [.. Http.Reply(200, Whole), .. "surplus"u8]),
            Is("whole, a header folded over two lines", Http.Reply(200, Whole, "X-Long: a\r\n b")),
            Is("whole, a header beyond ASCII", Http.Reply(200, Whole, "X-Name: \u00e9\u00ff")),
            Is("whole, a null in a header", Http.Reply(200, Whole, "X-Null: a\0b")),
            Is("whole, headers of 32 KB", Http.Reply(200, Whole, "X: " + new string('a', 32_768))),
            Is(
                "whole, lines that end without a carriage return",
                [.. Ascii($"{Ok}\n{WithLength(Whole.Length)}\n\n"), .. Whole]
            ),
            new(
                "whole, a byte each 40 ms, within the time",
                static async (connection, clock) =>
                {
                    await connection.Read();
                    await connection.Write(Http.Raw(Ok, [], WithLength(Whole.Length)));
                    foreach (var one in Bytes(Whole))
                    {
                        clock.Advance(Each);
                        await connection.Write(one);
                    }
                },
                Outcome.DocumentedImage
            )
            {
                Takes = Each * Whole.Length,
            },
        ];

    // 37 s in all.
    private static TimeSpan Each => TimeSpan.FromMilliseconds(40);

    private static Fault Is(string name, byte[] reply) =>
        Fault.Says(name, reply, Outcome.DocumentedImage);
}
