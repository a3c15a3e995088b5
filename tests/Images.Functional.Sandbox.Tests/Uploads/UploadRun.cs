using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A mistake that is made on purpose, to show that a campaign finds it.</summary>
public enum Planted
{
    /// <summary>No mistake.</summary>
    Nothing,

    /// <summary>Every upload is sent again, whatever happened.</summary>
    RetryAlways,

    /// <summary>An error contains the token.</summary>
    TokenInError,

    /// <summary>A stream is left open.</summary>
    StreamLeftOpen,
}

/// <summary>Runs a program of uploads through the whole client, in memory or over sockets, and checks what is stored.</summary>
internal sealed class UploadRun : IDisposable
{
    private const string Token = "token-of-the-campaign";

    private readonly SandboxClock clock = new() { AutoAdvance = true };
    private readonly SandboxHandler? memory;
    private readonly SandboxServer? server;
    private readonly HttpMessageInvoker http;
    private readonly CloudflareClient client;
    private readonly Planted planted;
    private readonly List<Stream> opened = [];
    private int number;

    public UploadRun(Planted planted, bool overSockets)
    {
        this.planted = planted;
        var credentials = Credentials.Token(Token).Right();
        var state = SandboxState.Empty.WithEditor(credentials).With(Documented.Account);
        if (overSockets)
        {
            server = SandboxServer
                .Start(state, SandboxServerOptions.Default with { Time = clock })
                .Soon()
                .GetAwaiter()
                .GetResult();
            http = new HttpMessageInvoker(CloudflareHandler.Create());
            // The clock jumps over every wait, and would jump over the time that sockets take.
            client = new CloudflareClient(
                http,
                credentials,
                Calls.On(clock) with
                {
                    BaseAddress = server.BaseAddress.Right(),
                    Timeout = Timeout.InfiniteTimeSpan,
                    Stall = Timeout.InfiniteTimeSpan,
                }
            );
        }
        else
        {
            memory = new SandboxHandler(state, clock);
            http = new HttpMessageInvoker(memory);
            client = new CloudflareClient(http, credentials, Calls.On(clock));
        }
    }

    private SandboxState State => memory?.State ?? server!.State;

    /// <summary>Runs one upload after another. Throws if one is stored twice, or its outcome is wrong.</summary>
    /// <param name="steps">The uploads.</param>
    /// <param name="planted">A mistake that is made on purpose.</param>
    /// <param name="overSockets">Whether requests go over sockets. Then nothing is late: it is lost.</param>
    public static void Check(UploadStep[] steps, Planted planted, bool overSockets = false)
    {
        using var run = new UploadRun(planted, overSockets);
        foreach (var step in steps)
            run.Step(step).Soon().GetAwaiter().GetResult();
        Assert.All(run.opened, static stream => Assert.False(stream.CanRead, "a stream is open"));
    }

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
        server?.DisposeAsync().AsTask().Soon().GetAwaiter().GetResult();
        foreach (var stream in opened)
            stream.Dispose();
    }

    private async Task Step(UploadStep step)
    {
        var mark = Metadata.Create($$"""{"upload":{{++number}}}""").Right();
        var bytes = Bytes(step.Bytes);
        using var once = new MemoryStream(bytes);
        var file = (
            step.Way == Way.Once ? ImageFile.Once(once) : ImageFile.Opening(() => Open(bytes))
        ) with
        {
            Name = $"{number}.gif",
        };
        var upload = step.Way is Way.OwnId or Way.Once
            ? Upload.Of(file) with
            {
                Id = ImageId.Custom($"own/{step.Id}").Right(),
                Metadata = mark,
            }
            : Upload.Of(file) with
            {
                Metadata = mark,
            };
        var operation =
            step.Way == Way.Link
                ? (await Link(mark)).Upload(file)
                : ImagesV1.Upload(Documented.Account, upload);
        if (planted == Planted.RetryAlways)
            operation = operation.WithRepeat(Repeat.UntilTaken);

        Update(state => state.WithScript([.. step.Fates.Select(Of)]));
        var outcome = AsPlanted(await client.Send(operation));
        Update(static state => state with { Script = default });

        var stored = State
            .Images.Filter(image => image.Meta == mark && !image.IsDraft)
            .Keys.ToArray();
        Assert.True(stored.Length <= 1, "stored twice");
        if (outcome.IsRight)
            Assert.Equal(Some(Assert.Single(stored).Image), outcome.Right().Id);
        else if (!outcome.Left().IsUncertain)
            Assert.True(stored.Length == 0, $"stored although {outcome.Left().Message}");
        foreach (var at in stored)
            Assert.Equal(new Blob(bytes), State.Files[at].Bytes);
        Assert.DoesNotContain(Token, $"{outcome}", StringComparison.Ordinal);
        foreach (var link in State.Received.Filter(static r => r.OneTimePath.IsSome))
            Assert.True(
                link.Credentials.IsNone && link.Header("Authorization").IsNone,
                "credentials at a one-time address"
            );
    }

    private async Task<DirectUpload> Link(Metadata mark) =>
        (
            await client.Send(
                ImagesV2.DirectUpload(
                    Documented.Account,
                    UploadLink.For(TimeSpan.FromHours(6), clock.GetUtcNow()) with
                    {
                        Metadata = mark,
                    }
                )
            )
        ).Right();

    private Either<CfErrors, Image> AsPlanted(Either<CfErrors, Image> outcome) =>
        planted == Planted.TokenInError
            ? outcome.MapLeft(static errors =>
                errors + new CfError.Transport($"Authorization: Bearer {Token}")
            )
            : outcome;

    private MemoryStream Open(byte[] bytes)
    {
        if (planted == Planted.StreamLeftOpen)
            opened.Add(new MemoryStream());
        var stream = new MemoryStream(bytes);
        opened.Add(stream);
        return stream;
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        "GIF89a"u8[..Math.Min(6, length)].CopyTo(bytes);
        return bytes;
    }

    private void Update(Func<SandboxState, SandboxState> change)
    {
        memory?.Update(change);
        server?.Update(change);
    }

    private SandboxStep Of(Fate fate) =>
        (server is null ? fate : Sooner(fate)) switch
        {
            Fate.Drop => SandboxStep.Drop,
            Fate.DropAfter => SandboxStep.DropAfter,
            Fate.Busy => SandboxStep.Reply(new SandboxReply(503)),
            Fate.BadGateway => SandboxStep.ReplyAfter(new SandboxReply(502)),
            Fate.Late => SandboxStep.Drop.After(TimeSpan.FromDays(1)),
            Fate.LateAfter => SandboxStep.Slow(TimeSpan.FromDays(1)),
            Fate.Limited => SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromSeconds(7))),
            _ => SandboxStep.Usual,
        };

    private static Fate Sooner(Fate fate) =>
        fate switch
        {
            Fate.Late => Fate.Drop,
            Fate.LateAfter => Fate.DropAfter,
            _ => fate,
        };
}
