using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Images.Functional.Effects;
using LanguageExt;
using static LanguageExt.Prelude;

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
        var atOnce = Many.AtOnce();
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
                        (account, Ids(parsed.GetRequiredValue(images)), atOnce.Read(parsed))
                            .Apply(
                                static (a, ids, number) =>
                                    (Account: a, Ids: ids, AtOnce: number.IfNone(4))
                            )
                            .Bind(work =>
                                work.Ids.Map(id => ImagesV1.Blob(work.Account, id).Request)
                                    .Find(static request => request.IsLeft)
                                    .Match(
                                        Some: static request => Left(request.ErrorsOrBottom()),
                                        None: () =>
                                            Right<
                                                CfErrors,
                                                (AccountId Account, Seq<ImageId> Ids, int AtOnce)
                                            >(work)
                                    )
                            ),
                    async (client, work) =>
                    {
                        using var progress = new ProgressLine(host);
                        var place = DownloadPlace.Of(parsed.GetValue(output), work.Ids.Count > 1);
                        return await new Many(host, progress)
                            .Run(
                                [.. work.Ids.Map(static id => (id.Value, id))],
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

    private static Either<CfErrors, Seq<ImageId>> Ids(IEnumerable<string> texts) =>
        texts
            .Select(ImageId.Any)
            .Aggregate(
                (Either<CfErrors, Seq<ImageId>>)LanguageExt.Seq<ImageId>.Empty,
                static (all, one) => (all, one).Apply(static (ids, id) => ids.Add(id))
            );
}
