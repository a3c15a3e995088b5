using System.CommandLine;
using System.Linq;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary><c>cfimages download</c>: fetches images' files.</summary>
internal static class DownloadCommand
{
    public static Command Of(Host host)
    {
        var images = new Argument<string[]>("image-id")
        {
            Description = "The images' ids. Write -- before one that begins with a dash.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new System.CommandLine.Option<string?>("--output", "-o")
        {
            HelpName = "path",
            Description =
                "The file, or a folder, where files are named by id and format; this folder unless given.",
        };
        var force = Flag.Of("--force", "Replace files that are there.");
        var atOnce = FileTransfers.AtOnce();
        return CallCommand.Of(
            new ExampleCommand(
                "download",
                "Downloads images' files as they were uploaded. A file is there when it is whole, or not at all.",
                "cfimages download 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox --output logo.png",
                "cfimages download pets/cat pets/dog --output backup/"
            ),
            [images, output, force, atOnce],
            Flag.Json(),
            (parsed, target, cancel) =>
                Caller.Connect(
                    target,
                    host,
                    account =>
                        (
                            account,
                            Every.Of(parsed.GetRequiredValue(images).Select(ImageId.Any)),
                            atOnce.Read(parsed)
                        )
                            .Apply(
                                static (a, ids, number) =>
                                    (
                                        Account: a,
                                        Ids: ids,
                                        AtOnce: number.IfNone(FileTransfers.UsualAtOnce)
                                    )
                            )
                            .Bind(static work =>
                                Every
                                    .Of(work.Ids.Map(id => ImagesV1.Blob(work.Account, id).Request))
                                    .Map(_ => work)
                            ),
                    async (client, work) =>
                    {
                        using var progress = new ProgressLine(host);
                        var place = DownloadPlace.Of(parsed.GetValue(output), work.Ids.Count > 1);
                        return await new FileTransfers(host, progress)
                            .Run(
                                work.Ids.Map(static id => (id.Value, id)),
                                work.AtOnce,
                                async (name, id, token) =>
                                    (
                                        await place
                                            .Download(
                                                client,
                                                ImagesV1.Blob(work.Account, id),
                                                id,
                                                parsed.GetValue(force),
                                                new CallOptions { Progress = progress.Of(name) },
                                                token
                                            )
                                            .ConfigureAwait(false)
                                    ).Map(saved => saved.Lines(target.AsJson, host.Paint)),
                                cancel
                            )
                            .ConfigureAwait(false);
                    }
                )
        );
    }
}
