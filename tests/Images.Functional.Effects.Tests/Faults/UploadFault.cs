using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects.Tests;

/// <summary>How a file is uploaded.</summary>
internal enum UploadWay
{
    /// <summary>The service gives the id.</summary>
    Plain,

    /// <summary>With an id of its own.</summary>
    OwnId,

    /// <summary>To a one-time address.</summary>
    Link,
}

/// <summary>A row of the matrix of uploads: what the server or the file does while it is sent, and what the caller gets.</summary>
/// <param name="Name">The fault, in words.</param>
/// <param name="Expected">What comes of it, as <see cref="Tell"/> writes it.</param>
internal sealed record UploadFault(string Name, string Expected)
{
    /// <summary>A file that is small enough to be read whole again and again.</summary>
    public const int Small = 640 * 1024;

    /// <summary>A file that no buffers of the system take: who has sent it all has a reader.</summary>
    public const int Large = 64 << 20;

    public int Size { get; init; } = Small;

    public bool IsChunked { get; init; }

    public UploadWay Way { get; init; }

    /// <summary>The byte of the file before which something happens.</summary>
    public int Edge { get; init; } = int.MaxValue;

    /// <summary>What happens there; it gives the size that the file has after it.</summary>
    public Func<UploadUnderTest, CancellationToken, Task<int>> There { get; init; } =
        static (run, _) => Task.FromResult(run.Fault.Size);

    /// <summary>What the server does with the connection.</summary>
    public Func<UploadUnderTest, RawConnection, Task> Server { get; init; } =
        static (run, connection) => run.Answer(connection, Http.Reply(200, Documented.Response));

    /// <summary>What the call takes on the clock.</summary>
    public TimeSpan Takes { get; init; }

    /// <summary>Status or kind, and what is known of whether it was carried out.</summary>
    public static string Tell(Either<CfErrors, Image> result) =>
        result.Match(
            Right: static _ => "right",
            Left: static errors =>
                errors.StatusCode.Match(
                    Some: static status => $"status {status}",
                    None: () => Kind(errors.Items[0])
                )
                + (
                    errors.IsUncertain ? ", uncertain"
                    : errors.Outcome == AttemptOutcome.Unsent ? ", unsent"
                    : ""
                )
        );

    private static string Kind(CfError error) =>
        error.Match(
            api: static _ => "api",
            constraint: static _ => "constraint",
            malformed: static _ => "malformed",
            status: static _ => "status",
            transport: static _ => "transport",
            timeout: static e => e.IsStall ? "stall" : "timeout",
            cancelled: static _ => "cancelled",
            tooLarge: static _ => "too large",
            file: static _ => "file",
            other: static _ => "other"
        );
}

/// <summary>One upload under a fault.</summary>
internal sealed class UploadUnderTest(UploadFault fault) : IDisposable
{
    private readonly TaskCompletionSource acted = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly CancellationTokenSource cancel = new();
    private ZeroFile? opened;

    public UploadFault Fault => fault;

    public ManualClock Clock { get; } = new();

    /// <summary>How often the file was closed.</summary>
    public int Disposals => opened?.Disposals ?? 0;

    /// <summary>Cancels the call.</summary>
    public Task Cancel() => cancel.CancelAsync();

    /// <summary>The server has done what it does: the file goes on.</summary>
    public void HasActed() => acted.TrySetResult();

    /// <summary>Waits for the server, and goes on.</summary>
    public async Task<int> AfterServer()
    {
        await acted.Task.Soon();
        return fault.Size;
    }

    /// <summary>Reads the whole request.</summary>
    public Task ReadAll(RawConnection connection) =>
        connection.DrainTo(fault.IsChunked ? "0\r\n\r\n" : "--\r\n", fault.Size);

    /// <summary>Reads the whole request, answers, and stays until the client goes.</summary>
    public async Task Answer(RawConnection connection, byte[] reply)
    {
        await ReadAll(connection);
        await connection.Write(reply);
        await connection.Stall();
    }

    public async Task<Either<CfErrors, Image>> Run()
    {
        await using var server = RawServer.Start(connection => fault.Server(this, connection));
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(server.Address) with
            {
                Time = Clock,
            }
        );
        return await client.Send(Operation(server.Address), cancel.Token).Soon();
    }

    public void Dispose()
    {
        cancel.Dispose();
        opened?.Dispose();
    }

    private Operation<Image> Operation(string address)
    {
        var file = ImageFile.Opening(Open, fault.IsChunked ? null : fault.Size) with
        {
            Name = "cat.jpg",
        };
        return fault.Way switch
        {
            UploadWay.OwnId => ImagesV1.Upload(
                Calls.Account,
                Upload.Of(file) with
                {
                    Id = Calls.Id,
                }
            ),
            UploadWay.Link => new DirectUpload(
                Calls.Id,
                UploadUrl.Create($"{address}/upload/hash/id").ToOption()
            ).Upload(file),
            _ => ImagesV1.Upload(Calls.Account, Upload.Of(file)),
        };
    }

    private ZeroFile Open() =>
        opened = new ZeroFile(fault.Size, fault.Edge, token => fault.There(this, token));
}
