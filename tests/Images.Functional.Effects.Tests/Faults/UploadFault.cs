using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects.Tests;

/// <summary>How a file is uploaded.</summary>
internal enum UploadWay
{
    /// <summary>With an id that the service chooses.</summary>
    Plain,

    /// <summary>With a custom id.</summary>
    OwnId,

    /// <summary>To a one-time address.</summary>
    Link,
}

/// <summary>A row of the matrix of uploads: what the server or the file does during the upload, and what the caller gets.</summary>
/// <param name="Name">The fault, in words.</param>
/// <param name="Expected">What comes of it, as <see cref="OutcomeOf"/> writes it.</param>
internal sealed record UploadFault(string Name, string Expected)
{
    /// <summary>The size of a file that the server reads whole.</summary>
    public const int Small = 640 * 1024;

    /// <summary>The size of a file that is larger than the system's buffers: it is sent whole only if the server reads it.</summary>
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

    /// <summary>The status or the kind of the error, and whether it may have been carried out.</summary>
    public static string OutcomeOf(Either<CfErrors, Image> result) =>
        result.Match(
            Right: static _ => "right",
            Left: static errors =>
                errors.StatusCode.Match(
                    Some: static status => $"status {status}",
                    None: () => Kind(errors)
                )
                + (
                    errors.IsUncertain ? ", uncertain"
                    : errors.Outcome == AttemptOutcome.Unsent ? ", unsent"
                    : ""
                )
        );

    private static string Kind(CfErrors errors) =>
        errors.Items[0] is CfError.Timeout { IsStall: true } ? "stall" : ErrorKind.Of(errors);
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

    /// <summary>The server has acted: the file goes on.</summary>
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
