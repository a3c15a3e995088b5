using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

internal static partial class FaultMatrix
{
    private const int Tenth = UploadFault.Small / 10;

    // More than the client's own buffers hold back.
    private const int Slack = 16 * 1024;

    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(30);

    private static readonly bool[] Framings = [false, true];

    private static readonly (string Name, int At)[] Edges =
    [
        ("before its first byte", 0),
        ("at a tenth", Tenth),
        ("in the middle", UploadFault.Small / 2),
        ("before its last byte", UploadFault.Small - 1),
    ];

    /// <summary>The classes of faults while a file is sent, each with its rows. The README counts them.</summary>
    public static IReadOnlyList<(
        string Name,
        IReadOnlyList<UploadFault> Rows
    )> UploadClasses { get; } =
    [
        ("a connection that breaks during an upload", [.. Breaks()]),
        ("an upload whose reply is lost", [.. Lost()]),
        ("a reply during or after an upload", [.. Replies()]),
        ("a file that fails while it is sent", [.. Files()]),
        ("a file that stalls, or is cancelled", [.. Ends()]),
    ];

    public static IReadOnlyList<UploadFault> UploadRows { get; } =
    [.. UploadClasses.SelectMany(static one => one.Rows)];

    private static string Named(string fault, bool isChunked) =>
        isChunked ? $"{fault}, in chunks" : fault;

    // The file is larger than all buffers, so the client can't have sent all of it.
    private static IEnumerable<UploadFault> Breaks() =>
        from isChunked in Framings
        from at in new[]
        {
            (Name: "before anything is read", Read: 0),
            (Name: "at the first bytes", Read: Tenth),
            (Name: "at a tenth", Read: UploadFault.Large / 10),
        }
        from end in new (string Name, Action<RawConnection> Do)[]
        {
            ("reset", static connection => connection.Reset()),
            ("closed", static connection => connection.Dispose()),
            (
                "closed after half a reply",
                static connection =>
                {
                    connection.Write(Ascii("HTTP/1.1 413 Conte")).Wait();
                    connection.Reset();
                }
            ),
        }
        select new UploadFault(Named($"{end.Name} {at.Name}", isChunked), "transport, unsent")
        {
            IsChunked = isChunked,
            Size = UploadFault.Large,
            Edge = at.Read + Slack,
            There = static (run, _) => run.AfterServer(),
            Server = async (run, connection) =>
            {
                await connection.Drain(at.Read);
                end.Do(connection);
                run.HasActed();
            },
        };

    private static IEnumerable<UploadFault> Lost() =>
        from isChunked in Framings
        from way in Enum.GetValues<UploadWay>()
        from end in new (string Name, byte[] Reply, bool IsReset)[]
        {
            ("reset", [], true),
            ("closed", [], false),
            ("closed within the headers", Ascii("HTTP/1.1 200 O"), false),
            ("no HTTP", Ascii("SSH-2.0-OpenSSH_9.2\r\n"), false),
            (
                "headers without end",
                [.. Ascii($"{Ok}\r\nX: "), .. Enumerable.Repeat((byte)'x', 70_000)],
                false
            ),
        }
        select new UploadFault(
            Named($"{end.Name} after an upload ({way})", isChunked),
            "transport, uncertain"
        )
        {
            IsChunked = isChunked,
            Way = way,
            Server = async (run, connection) =>
            {
                await run.ReadAll(connection);
                await connection.Write(end.Reply);
                if (end.IsReset)
                    connection.Reset();
            },
        };

    private static IEnumerable<UploadFault> Replies() =>
        from reply in new (string Expected, byte[] Reply)[]
        {
            ("right", Http.Reply(200, Documented.Response)),
            ("right", Http.Chunked(201, Documented.Response)),
            ("status 400", Http.Reply(400, Http.Failure(5400))),
            ("status 401", Http.Reply(401, Http.Failure(10000))),
            ("status 403", Http.Reply(403, Http.Failure(10000))),
            ("status 404", Http.Reply(404, Http.Failure(7003))),
            ("status 408, uncertain", Http.Reply(408, "")),
            ("status 409, uncertain", Http.Reply(409, "")),
            ("status 409", Http.Reply(409, Http.Failure(5409))),
            ("status 413", Http.Reply(413, Http.Failure(5413))),
            ("status 415", Http.Reply(415, Http.Failure(5455))),
            ("status 422", Http.Reply(422, "")),
            ("status 429", Http.Reply(429, Http.Failure(971))),
            ("status 500, uncertain", Http.Reply(500, "")),
            ("status 502, uncertain", Http.Reply(502, Html)),
            ("status 503, uncertain", Http.Reply(503, "")),
        }
        from isEarly in new[] { true, false }
        select new UploadFault(
            $"{reply.Expected} ({reply.Reply.Length} bytes) {(isEarly ? "at a tenth" : "after all")} of an upload",
            reply.Expected
        )
        {
            Edge = isEarly ? Tenth + Slack : int.MaxValue,
            There = static (run, _) => run.AfterServer(),
            Server = async (run, connection) =>
            {
                if (isEarly)
                    await connection.Drain(Tenth);
                else
                    await run.ReadAll(connection);
                await connection.Write(reply.Reply);
                run.HasActed();
                await connection.Stall();
            },
        };

    private static IEnumerable<UploadFault> Files() =>
        [
            .. from isChunked in Framings
            from edge in Edges
            from thrown in new Func<Exception>[]
            {
                static () => new IOException("a secret"),
                static () => new UnauthorizedAccessException("a secret"),
                static () => new InvalidOperationException("a secret"),
                static () => new OperationCanceledException("a secret"),
            }
            select new UploadFault(
                Named($"{thrown().GetType().Name} {edge.Name}", isChunked),
                "file, unsent"
            )
            {
                IsChunked = isChunked,
                Edge = edge.At,
                There = (_, _) => throw thrown(),
            },
            .. from edge in Edges
            select new UploadFault($"it ends {edge.Name}", "file, unsent")
            {
                Edge = edge.At,
                There = (_, _) => Task.FromResult(edge.At),
            },
            .. from more in new[] { 1, UploadFault.Small }
            select new UploadFault($"it grows by {more}", "file, unsent")
            {
                Edge = Tenth,
                There = (run, _) => Task.FromResult(run.Fault.Size + more),
            },
        ];

    private static IEnumerable<UploadFault> Ends() =>
        [
            .. from isChunked in Framings
            from edge in Edges
            select new UploadFault(Named($"it stalls {edge.Name}", isChunked), "stall, unsent")
            {
                IsChunked = isChunked,
                Edge = edge.At,
                Takes = Stall,
                There = static async (run, token) =>
                {
                    run.Clock.Advance(Stall);
                    await Task.Delay(Timeout.Infinite, token);
                    return 0;
                },
            },
            .. from heeds in new[] { true, false }
            from edge in Edges
            select new UploadFault(
                $"cancelled {edge.Name}{(heeds ? "" : ", which it ignores")}",
                "cancelled, unsent"
            )
            {
                Edge = edge.At,
                There = async (run, token) =>
                {
                    await run.Cancel();
                    await Task.Delay(Timeout.Infinite, heeds ? token : CancellationToken.None);
                    return 0;
                },
            },
            .. from isChunked in Framings
            select new UploadFault(Named("cancelled after all", isChunked), "cancelled, uncertain")
            {
                IsChunked = isChunked,
                Server = static async (run, connection) =>
                {
                    await run.ReadAll(connection);
                    await run.Cancel();
                    await connection.Stall();
                },
            },
            .. from isChunked in Framings
            select new UploadFault(Named("no reply after all", isChunked), "timeout, uncertain")
            {
                IsChunked = isChunked,
                Takes = Fault.Timeout,
                Server = static async (run, connection) =>
                {
                    await run.ReadAll(connection);
                    await run.Clock.Started(Fault.Timeout).Soon();
                    run.Clock.Advance(Fault.Timeout);
                    await connection.Stall();
                },
            },
        ];
}
