using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary><c>cfimages upload-link</c>: creates a one-time URL for an upload without credentials.</summary>
internal static class UploadLinkCommand
{
    // The API's default.
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(30);

    // The API wants two minutes from when the request arrives, by its own clock.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(30);

    // One round looks at the image after 1 s, 2 s, 4 s, and then every 8 s.
    private static readonly RetryPolicy Polls = RetryPolicy.Exponential(
        30,
        first: TimeSpan.FromSeconds(1),
        jitter: 0
    );

    private static Printer<DirectUpload> Printer { get; } =
        new(
            DirectUpload.Codec,
            static (link, paint) =>
                Columns.Rows(
                    [
                        ("id", Printable.All(link.Id.Map(static id => id.Value).IfNone(""))),
                        (
                            "uploadURL",
                            Printable.All(link.Url.Map(static url => url.Reveal()).IfNone(""))
                        ),
                    ],
                    paint
                )
        );

    public static Command Of(Host host)
    {
        var with = new UploadOptions();
        var expires = new CheckedOption<TimeSpan>(
            "--expires",
            "time",
            "How long the URL is valid: 2m to 6h; 30m unless given.",
            static text =>
                Duration.Read(text) is { } span
                    ? Arriving(span)
                    : Wrong.Value("a time such as 90s, 30m or 2h", text)
        );
        var wait = Flag.Of(
            "--wait",
            "Wait until the file has arrived or the URL is no longer valid, and print the image."
        );
        return CallCommand.Of(
            new ExampleCommand(
                "upload-link",
                "Creates a one-time URL to which one image can be uploaded without credentials. Everyone who has the URL can upload.",
                "cfimages upload-link --expires 1h --sandbox",
                "cfimages upload-link --id avatars/7 --json"
            ),
            [.. with.All, expires, wait],
            Flag.Json(),
            async (parsed, target, cancel) =>
            {
                var stored = await with.Read(parsed, host, cancel).ConfigureAwait(false);
                var waits = parsed.GetValue(wait);
                return await Caller
                    .Connect(
                        target,
                        host,
                        account =>
                        {
                            var operation = ImagesV2.DirectUpload(
                                account,
                                (
                                    stored,
                                    expires.Read(parsed),
                                    waits && target.IsSandbox
                                        ? Wrong.With("--wait", "no file arrives in the sandbox")
                                        : Right<CfErrors, Unit>(unit)
                                ).Apply(static (all, lifetime, _) => Link(all, lifetime))
                            );
                            return operation
                                .Request.Map(_ => new Linked(
                                    (AccountId)account,
                                    operation,
                                    ((LanguageExt.Option<TimeSpan>)expires.Read(parsed)).IfNone(
                                        Usual
                                    )
                                ))
                                .MapLeft(errors =>
                                    CheckedOption.Rename(
                                        "expiry",
                                        expires.Name,
                                        errors,
                                        parsed.GetValue(expires)
                                    )
                                )
                                .MapLeft(UploadOptions.Named);
                        },
                        async (client, work) =>
                        {
                            host.AfterSignal.IsClean = true;
                            var made = await client
                                .SendForReply(work.Operation, cancel)
                                .ConfigureAwait(false);
                            if (made.IsLeft)
                                return Report.Errors(made.ErrorsOrBottom(), host);
                            var reply = (Reply<DirectUpload>)made;
                            var code = Report.Result(
                                reply.Envelope,
                                Printer,
                                target.AsJson,
                                host,
                                isOneOfSeveral: waits
                            );
                            return code == ExitCode.Success && waits
                                ? await Wait(client, work, reply.Value, target, host, cancel)
                                    .ConfigureAwait(false)
                                : code;
                        }
                    )
                    .ConfigureAwait(false);
            }
        );
    }

    private sealed record Linked(
        AccountId Account,
        Operation<DirectUpload> Operation,
        TimeSpan Lifetime
    );

    private static TimeSpan Arriving(TimeSpan span) =>
        span >= Shortest && span < Shortest + OnTheWay ? Shortest + OnTheWay : span;

    private static UploadLink Link(
        UploadOptions.Stored stored,
        LanguageExt.Option<TimeSpan> lifetime
    ) =>
        lifetime
            .Map(static span => UploadLink.For(span, DateTimeOffset.UtcNow))
            .IfNone(UploadLink.Default) with
        {
            Id = stored.Id,
            Metadata = stored.Metadata,
            Creator = stored.Creator,
            RequireSignedUrls = stored.RequireSignedUrls,
        };

    private static async Task<int> Wait(
        CloudflareClient client,
        Linked work,
        DirectUpload link,
        Target target,
        Host host,
        CancellationToken cancel
    )
    {
        var end = DateTimeOffset.UtcNow + work.Lifetime;
        var ready = await Arrived(
                polls => client.WaitUntilReady(work.Account, link, polls, cancel),
                () => end - DateTimeOffset.UtcNow
            )
            .ConfigureAwait(false);
        return ready.Match(
            Right: image =>
                Report.Result(
                    Envelope.Of(image),
                    ImageView.Printer,
                    target.AsJson,
                    host,
                    isOneOfSeveral: true
                ),
            Left: errors => Report.Errors(errors, host)
        );
    }

    /// <summary>Waits again and again while the link is valid, because the file can arrive at any time.</summary>
    /// <param name="wait">Waits as long as these polls take.</param>
    /// <param name="left">How long the link is still valid.</param>
    internal static async Task<Either<CfErrors, Image>> Arrived(
        Func<RetryPolicy, Task<Either<CfErrors, Image>>> wait,
        Func<TimeSpan> left
    )
    {
        var ready = await wait(Within(left())).ConfigureAwait(false);
        while (ready.IsLeft && IsDraft(ready.ErrorsOrBottom()) && left() >= Polls.Delays[0])
            ready = await wait(Within(left())).ConfigureAwait(false);
        return ready;
    }

    // As many polls as fit into the time.
    private static RetryPolicy Within(TimeSpan left) =>
        RetryPolicy.Exponential(
            Polls.Delays.TakeWhile(delay => (left -= delay) >= TimeSpan.Zero).Count(),
            first: Polls.Delays[0],
            jitter: 0
        );

    // The image was read, and is not what was waited for. Without a connection there is no response.
    private static bool IsDraft(CfErrors errors) =>
        errors.Response.Exists(static response => response.IsSuccess)
        && errors.Items.Exists(static error => error is CfError.Transport);
}
