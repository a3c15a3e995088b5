using System;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects.Tests;

/// <summary>A row of the matrix: what a server does, and what the caller gets.</summary>
/// <param name="Name">The fault, in words.</param>
/// <param name="Script">What the server does with each connection, and with the clock.</param>
/// <param name="Expected">What comes of it, as <see cref="Outcome"/> writes it.</param>
internal sealed record Fault(
    string Name,
    Func<RawConnection, ManualClock, Task> Script,
    string Expected
)
{
    /// <summary>The time for an attempt, on a clock that only scripts advance.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>The largest body that is read.</summary>
    public const int MaximumReplyBytes = 4096;

    /// <summary>What the call takes on that clock: nothing, unless the server is slow.</summary>
    public TimeSpan Takes { get; init; } = TimeSpan.Zero;

    /// <summary>Whether the server would keep the connection for ever: the client must go.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether the client is told to speak TLS.</summary>
    public bool IsTls { get; init; }

    /// <summary>Answers one request with these bytes, then closes.</summary>
    public static Fault Says(string name, byte[] reply, string expected) =>
        new(
            name,
            async (connection, _) =>
            {
                await connection.Read();
                await connection.Write(reply);
            },
            expected
        );

    /// <summary>Answers one request with these bytes, then says nothing more and keeps the connection.</summary>
    public static Fault Stalls(string name, byte[] reply) =>
        new(
            name,
            async (connection, clock) =>
            {
                await connection.Read();
                await connection.Write(reply);
                clock.Advance(Timeout);
                await connection.Stall();
            },
            Outcome.Timeout
        )
        {
            Takes = Timeout,
            IsKept = true,
        };

    /// <summary>Answers one request with these bytes, and goes on with others without end.</summary>
    public static Fault Floods(string name, byte[] reply, byte[] endless, string expected) =>
        new(
            name,
            async (connection, _) =>
            {
                await connection.Read();
                await connection.Write(reply);
                await connection.Flood(endless);
            },
            expected
        )
        {
            IsKept = true,
        };

    /// <summary>Answers one request with these bytes, and goes on piece by piece, some time after each; then stalls.</summary>
    public static Fault Drips(
        string name,
        byte[] reply,
        byte[][] pieces,
        TimeSpan each,
        string expected
    ) =>
        new(
            name,
            async (connection, clock) =>
            {
                await connection.Read();
                await connection.Write(reply);
                foreach (var piece in pieces)
                {
                    await connection.Write(piece);
                    clock.Advance(each);
                }

                await connection.Stall();
            },
            expected
        )
        {
            Takes = each * pieces.Length,
            IsKept = true,
        };

    /// <summary>Makes one call against the fault, and sees the client go where the server would not.</summary>
    public async Task<(Either<CfErrors, Reply<Image>> Result, ManualClock Clock)> Run(
        Credentials credentials
    )
    {
        var clock = new ManualClock();
        await using var server = RawServer.Start(connection => Script(connection, clock));
        using var client = new CloudflareClient(
            credentials,
            Calls.To(
                IsTls
                    ? server.Address.Replace("http:", "https:", StringComparison.Ordinal)
                    : server.Address
            ) with
            {
                Time = clock,
                Timeout = Timeout,
                MaximumReplyBytes = MaximumReplyBytes,
            }
        );
        var result = await client.SendForReply(Calls.Get).Soon();
        if (IsKept)
            await server.Left.Soon();
        return (result, clock);
    }
}
