using System.Collections.Generic;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Images.Functional.Effects.Tests;

internal static partial class FaultMatrix
{
    private const string NoTls =
        "transport: the TLS handshake failed; check the base address and the certificates";

    private static IEnumerable<Fault> Lengths() =>
        [
            Length("a junk length", "Content-Length: junk"),
            Length("an empty length", "Content-Length:"),
            Length("a negative length", "Content-Length: -1"),
            Length("a length with a sign", $"Content-Length: +{Whole.Length}"),
            Length("a hexadecimal length", $"Content-Length: 0x{Whole.Length:x}"),
            Length("a fraction of a length", $"Content-Length: {Whole.Length}.5"),
            Length("a length beyond 64 bits", "Content-Length: 99999999999999999999"),
            Length("two lengths", WithLength(Half.Length), WithLength(Whole.Length)),
            Length(
                "two lengths, the first of them right",
                WithLength(Whole.Length),
                WithLength(Whole.Length + 1)
            ),
            Length("two lengths in one", $"Content-Length: {Whole.Length}, {Half.Length}"),
        ];

    private static IEnumerable<Fault> Heads() =>
        [
            new("closed before a reply", static (connection, _) => connection.Read(), NoReply),
            new(
                "closed before the request",
                static async (connection, _) =>
                {
                    connection.End();
                    await connection.Read();
                },
                NoReply
            ),
            new(
                "reset before a reply",
                static async (connection, _) =>
                {
                    await connection.Read();
                    connection.Reset();
                },
                Broken
            ),
            new(
                "reset within the headers",
                static async (connection, _) =>
                {
                    await connection.Read();
                    await connection.Write("HTTP/1.1 200 OK\r\nContent-");
                    connection.Reset();
                },
                Broken
            ),
            Fault.Says("closed within the status line", Ascii("HTTP/1.1 2"), NoReply),
            Fault.Says("closed within the headers", Ascii("HTTP/1.1 200 OK\r\nContent-"), NoReply),
            Fault.Says("closed before the headers' end", Ascii("HTTP/1.1 200 OK\r\n"), NoReply),
            Fault.Says("closed after 100", Http.Raw("HTTP/1.1 100 Continue", []), NoReply),
            Fault.Says("no HTTP at all", Ascii("220 mail.example.com ESMTP\r\n\r\n"), NotHttp),
            Fault.Says("HTTP/0.9", Whole, NotHttp),
            Fault.Says("HTTP/2 in clear", [0, 0, 0, 4, 0, 0, 0, 0, 0, 13, 10, 13, 10], NotHttp),
            Fault.Says("a TLS alert in clear", [21, 3, 3, 0, 2, 2, 40, 13, 10, 13, 10], NotHttp),
            Fault.Says("another protocol", Http.Raw("ICY/1.1 200 OK", Whole), NotHttp),
            Fault.Says("status 99", Http.Raw("HTTP/1.1 99 Said", []), NotHttp),
            Fault.Says("a status of four digits", Http.Raw("HTTP/1.1 2000 OK", Whole), NotHttp),
            Fault.Says("a negative status", Http.Raw("HTTP/1.1 -20 OK", Whole), NotHttp),
            Fault.Says("no status", Http.Raw("HTTP/1.1 OK", Whole), NotHttp),
            Fault.Says("a header without a colon", Http.Raw(Ok, Whole, "junk"), NotHttp),
            Fault.Says("a header without a name", Http.Raw(Ok, Whole, ": value"), NotHttp),
            Fault.Says("a space in a header's name", Http.Raw(Ok, Whole, "X Y: value"), NotHttp),
            Fault.Says(
                "a header of 1 MB",
                Http.Raw(Ok, Whole, "X-Long: " + new string('a', 1 << 20)),
                HugeHeaders
            ),
            Fault.Says(
                "10,000 headers",
                Http.Raw(Ok, Whole, [.. System.Linq.Enumerable.Repeat("X-Many: header", 10_000)]),
                HugeHeaders
            ),
        ];

    private static IEnumerable<Fault> Tls() =>
        [
            new(
                "TLS to a plain port, which answers in clear",
                static async (connection, _) =>
                {
                    await connection.ReadAny();
                    await connection.Write(Http.Reply(400, ""));
                    await connection.Stall();
                },
                NoTls
            )
            {
                IsTls = true,
                IsKept = true,
            },
            new(
                "TLS to a port that closes",
                static async (connection, _) =>
                {
                    await connection.ReadAny();
                    connection.End();
                    await connection.Stall();
                },
                NoTls
            )
            {
                IsTls = true,
                IsKept = true,
            },
            new(
                "TLS to a port that says nothing",
                static async (connection, clock) =>
                {
                    await connection.ReadAny();
                    clock.Advance(Fault.Timeout);
                    await connection.Stall();
                },
                Outcome.Timeout
            )
            {
                IsTls = true,
                // .NET goes on with the handshake for five seconds by the system's clock.
                Takes = Fault.Timeout,
            },
            new(
                "TLS with an untrusted certificate",
                static async (connection, _) =>
                {
                    await using var tls = new SslStream(connection.Stream);
                    await tls.AuthenticateAsServerAsync(SelfSigned);
                    // The request would come here.
                    await connection.Stall();
                },
                NoTls
            )
            {
                IsTls = true,
                IsKept = true,
            },
        ];

    private static Fault Length(string name, params string[] headers) =>
        Fault.Says(name, Http.Raw(Ok, Whole, headers), BadLength);

    private static X509Certificate2 SelfSigned { get; } = Certificate();

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest(
            "CN=127.0.0.1",
            key,
            HashAlgorithmName.SHA256
        ).CreateSelfSigned(
            System.DateTimeOffset.UnixEpoch,
            System.DateTimeOffset.UnixEpoch.AddYears(100)
        );
    }
}
