using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;

namespace Images.Functional.Cli;

/// <summary><c>cfimages upload-link</c>: creates a one-time URL for an upload without credentials.</summary>
internal static class UploadLinkCommand
{
    private static Printer<DirectUpload> Printer { get; } =
        new(
            DirectUpload.Codec,
            static (link, paint) =>
                Columns.Rows(
                    [
                        ("id", Printable.Line(link.Id.Map(static id => id.Value).IfNone(""))),
                        (
                            "uploadURL",
                            Printable.Line(link.Url.Map(static url => url.Reveal()).IfNone(""))
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
                    ? span
                    : Wrong.Value("a time such as 90s, 30m or 2h", text)
        );
        var wait = Flag.Of("--wait", "Wait until the file has arrived, and print the image.");
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
                return await Caller
                    .Connect(
                        target,
                        host,
                        account =>
                        {
                            var operation = ImagesV2.DirectUpload(
                                account,
                                (stored, expires.Read(parsed)).Apply(Link)
                            );
                            return operation.Request.Map(_ => new Linked(
                                (AccountId)account,
                                operation
                            ));
                        },
                        async (client, work) =>
                        {
                            var made = await client
                                .SendForReply(work.Operation, cancel)
                                .ConfigureAwait(false);
                            if (made.IsLeft)
                                return Report.Errors(made.ErrorsOrBottom(), host);
                            var reply = (Reply<DirectUpload>)made;
                            var code = Report.Result(reply.Envelope, Printer, target.AsJson, host);
                            return code == ExitCode.Success && parsed.GetValue(wait)
                                ? await Wait(
                                        client,
                                        work.Account,
                                        reply.Value,
                                        target,
                                        host,
                                        cancel
                                    )
                                    .ConfigureAwait(false)
                                : code;
                        }
                    )
                    .ConfigureAwait(false);
            }
        );
    }

    private sealed record Linked(AccountId Account, Operation<DirectUpload> Operation);

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
        AccountId account,
        DirectUpload link,
        Target target,
        Host host,
        CancellationToken cancel
    )
    {
        var ready = await client
            .WaitUntilReady(
                account,
                link.Id.ToEither(
                    CfErrors.Of(new CfError.Constraint("id", "", "the reply has no id", ""))
                ),
                cancellationToken: cancel
            )
            .ConfigureAwait(false);
        return ready.Match(
            Right: image =>
                Report.Result(Envelope.Of(image), ImageView.Printer, target.AsJson, host),
            Left: errors => Report.Errors(errors, host)
        );
    }
}
