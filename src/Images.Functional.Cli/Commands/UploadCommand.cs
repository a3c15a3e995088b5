using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary><c>cfimages upload</c>: stores files, or what the service fetches from URLs.</summary>
internal static class UploadCommand
{
    // Few, because each is a whole file.
    private const int UsualAtOnce = 4;
    private const int MostAtOnce = 64;

    public static Command Of(Host host)
    {
        var files = new UploadFiles();
        var with = new UploadOptions();
        var options = new RunFiles.Options(UsualAtOnce, MostAtOnce);
        var replace = Flag.Of(
            "--replace",
            "Delete the image that has the id first, if there is one. Needs --id or --id-from."
        );
        var retryUncertain = Flag.Of(
            "--retry-uncertain",
            "With --resume: repeat uploads that an earlier run may have carried out. Without ids, this may store an image twice."
        );
        var command = new ExampleCommand(
            "upload",
            "Uploads files. No file is stored twice: an upload without an id is retried only if it surely was not carried out.",
            "cfimages upload cat.jpg --sandbox",
            """cfimages upload cat.jpg --id pets/cat --meta '{"album":"summer"}' --json""",
            "cfimages upload *.png --at-once 8",
            "cfimages upload photos/ --recursive --resume photos.ndjson",
            "cfimages upload https://example.com/dog.webp --private"
        );
        return CallCommand.Of(
            command,
            [.. files.All, .. with.All, replace, .. options.All, retryUncertain],
            Flag.JsonLines(),
            async (parsed, target, cancel) =>
            {
                var stored = await with.Read(parsed, host, cancel).ConfigureAwait(false);
                var uploads = files.Read(parsed, stored, parsed.GetValue(replace), options, host);
                var again =
                    parsed.GetValue(retryUncertain) && !options.Resumes(parsed)
                        ? Wrong.With("--retry-uncertain", "only with --resume")
                        : Right<CfErrors, Unit>(unit);
                return await ManyCommand
                    .Run(
                        command,
                        host,
                        target,
                        options,
                        parsed,
                        account =>
                            (account, uploads.Bind(Sendable), options.AtOnce(parsed), again).Apply(
                                (a, all, atOnce, _) =>
                                    new RunPlan(a, "uploaded", atOnce)
                                    {
                                        Total = all.Count,
                                        MovesFiles = true,
                                        RetriesUncertain = parsed.GetValue(retryUncertain),
                                        IfTaken = parsed.GetValue(replace)
                                            ? null
                                            : "To replace an image that has the id already, use --replace.",
                                    }
                            ),
                        (client, account) =>
                        {
                            var all = (Seq<FileUpload>)uploads;
                            var areMany = all.Count > 1 || files.HasFolders(parsed);
                            var job = new UploadJob(
                                client,
                                account,
                                parsed.GetValue(replace),
                                (name, reply) =>
                                    new JobResult(
                                        Lines(reply.Result, name, areMany, target, host),
                                        reply.Result.Id
                                    )
                                    {
                                        Beside = Report.Beside(reply, host),
                                    }
                            );
                            // Each is made when it is sent, because a file may change before that.
                            return all.AsEnumerable().Select(job.Of).ToAsyncEnumerable();
                        },
                        cancel
                    )
                    .ConfigureAwait(false);
            }
        );
    }

    // Errors come before anything is sent. Of two files with the same id, only the first could be stored.
    private static Either<CfErrors, Seq<FileUpload>> Sendable(Seq<FileUpload> uploads) =>
        uploads
            .Bind(static one => one.Item.ToSeq())
            .Bind(static one => one.Id.ToSeq())
            .GroupBy(static id => id)
            .FirstOrDefault(static same => same.Count() > 1)
            is { } twice
            ? Wrong.With("--id-from", $"two files have the id {Printable.Line(twice.Key.Value)}")
            : Every
                .Of(uploads.Bind(static one => one.Item.ToSeq()).Map(Upload.Form.Write))
                .Map(_ => uploads)
                .MapLeft(static errors => CheckedOption.Rename("content type", "--type", errors))
                .MapLeft(UploadOptions.Named);

    private static IEnumerable<string> Lines(
        Image image,
        string name,
        bool isOneOfMany,
        Target target,
        Host host
    ) =>
        target.AsJson ? [ImageView.Printer.Json(image, host, isOneOfMany)]
        : isOneOfMany
            ?
            [
                $"{Printable.All(image.Id.Map(static id => id.Value).IfNone(""))}  {Printable.All(name)}",
            ]
        : ImageView.Printer.View(image, host.Paint);
}
