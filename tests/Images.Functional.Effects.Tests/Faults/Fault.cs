using System;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects.Tests;

/// <summary>A row of the matrix: what a server does, and what the caller gets.</summary>
/// <param name="Name">The fault, in words.</param>
/// <param name="Script">What the server does with each connection.</param>
/// <param name="Expected">What comes of it, as <see cref="Outcome"/> writes it.</param>
internal sealed record Fault(string Name, Func<RawConnection, Task> Script, string Expected)
{
    /// <summary>The longest that a row may take, on a clock that the test advances.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private const int MaximumReplyBytes = 4096;

    /// <summary>Answers one request with these bytes, then closes.</summary>
    public static Fault Says(string name, byte[] reply, string expected) =>
        new(
            name,
            async connection =>
            {
                await connection.Read();
                await connection.Write(reply);
            },
            expected
        );

    /// <summary>Answers one request with these bytes, then says nothing more and keeps the connection.</summary>
    public static Fault Stalls(string name, byte[] reply, string expected) =>
        new(
            name,
            async connection =>
            {
                await connection.Read();
                await connection.Write(reply);
                await connection.Stall();
            },
            expected
        );

    /// <summary>Makes one call against the fault. Where the server stalls, the clock is advanced to the timeout.</summary>
    public async Task<(Either<CfErrors, Reply<Image>> Result, ManualClock Clock)> Run(
        Credentials credentials
    )
    {
        await using var server = RawServer.Start(Script);
        var clock = new ManualClock();
        using var client = new CloudflareClient(
            credentials,
            Calls.To(server.Address) with
            {
                Time = clock,
                Timeout = Timeout,
                MaximumReplyBytes = MaximumReplyBytes,
            }
        );
        var call = client.SendForReply(Calls.Get);
        if (await Task.WhenAny(call, server.Stalled).Soon() == server.Stalled)
            clock.Advance(Timeout);
        return (await call.Soon(), clock);
    }
}
