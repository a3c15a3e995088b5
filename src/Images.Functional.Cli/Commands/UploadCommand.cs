using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary><c>cfimages upload</c>: stores files, or what the service fetches from addresses.</summary>
internal static class UploadCommand
{
    public static Command Of(Host host)
    {
        var files = new UploadFiles();
        var with = new UploadOptions();
        var replace = Flag.Of(
            "--replace",
            "Delete the image that has the id first, if there is one. Needs --id."
        );
        var atOnce = FileTransfers.AtOnce();
        return CallCommand.Of(
            new ExampleCommand(
                "upload",
                "Uploads files. None is stored twice: without --id, one is sent again only if it surely was not carried out.",
                "cfimages upload cat.jpg --sandbox",
                """cfimages upload cat.jpg --id pets/cat --metadata '{"album":"summer"}' --json""",
                "cfimages upload *.png --at-once 8",
                "cfimages upload https://example.com/dog.webp --private"
            ),
            [.. files.All, .. with.All, replace, atOnce],
            Flag.Json(),
            async (parsed, target, cancel) =>
            {
                var stored = await with.Read(parsed, host, cancel).ConfigureAwait(false);
                return await Caller
                    .Connect(
                        target,
                        host,
                        account =>
                            (
                                account,
                                files.Read(parsed, stored, parsed.GetValue(replace), host),
                                atOnce.Read(parsed)
                            )
                                .Apply(
                                    (a, uploads, number) =>
                                        new Work(
                                            a,
                                            uploads,
                                            number.IfNone(FileTransfers.UsualAtOnce)
                                        )
                                )
                                .Bind(Sendable),
                        (client, work) =>
                            Run(client, work, parsed.GetValue(replace), target, host, cancel)
                    )
                    .ConfigureAwait(false);
            }
        );
    }

    private sealed record Work(
        AccountId Account,
        Seq<(string Name, Upload Item)> Uploads,
        int AtOnce
    );

    // What can't be sent is said before anything is sent.
    private static Either<CfErrors, Work> Sendable(Work work) =>
        Every
            .Of(work.Uploads.Map(one => ImagesV1.Upload(work.Account, one.Item).Request))
            .Map(_ => work);

    private static async Task<int> Run(
        CloudflareClient client,
        Work work,
        bool replace,
        Target target,
        Host host,
        CancellationToken cancel
    )
    {
        using var progress = new ProgressLine(host);
        return await new FileTransfers(host, progress)
            .Run(
                work.Uploads,
                work.AtOnce,
                async (name, upload, token) =>
                {
                    var gone = replace
                        ? await Remove(client, work.Account, upload, token).ConfigureAwait(false)
                        : Unit.Default;
                    if (gone.IsLeft)
                        return gone.ErrorsOrBottom();
                    var image = await client
                        .Send(
                            ImagesV1.Upload(work.Account, upload),
                            new CallOptions { Progress = progress.Of(name) },
                            token
                        )
                        .ConfigureAwait(false);
                    return image.Map(found =>
                        Lines(found, name, work.Uploads.Count > 1, target, host)
                    );
                },
                cancel
            )
            .ConfigureAwait(false);
    }

    private static async Task<Either<CfErrors, Unit>> Remove(
        CloudflareClient client,
        AccountId account,
        Upload upload,
        CancellationToken cancel
    )
    {
        var gone = await client
            .Send(ImagesV1.Delete(account, (ImageId)upload.Id), cancel)
            .ConfigureAwait(false);
        return gone.IsLeft && gone.ErrorsOrBottom().IsNotFound ? Unit.Default : gone;
    }

    private static IEnumerable<string> Lines(
        Image image,
        string name,
        bool isOneOfMany,
        Target target,
        Host host
    ) =>
        target.AsJson
            ?
            [
                isOneOfMany || host.Say.IsCompact
                    ? ImageView.Printer.JsonLine(image)
                    : ImageView.Printer.Json(image),
            ]
        : isOneOfMany
            ?
            [
                $"{Printable.Line(image.Id.Map(static id => id.Value).IfNone(""))}  {Printable.Line(name)}",
            ]
        : ImageView.Printer.View(image, host.Paint);
}
