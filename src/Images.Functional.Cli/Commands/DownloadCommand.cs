using System.CommandLine;
using System.IO;
using System.Linq;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary><c>cfimages download</c>: fetches images' files.</summary>
internal static class DownloadCommand
{
    // Few, because each is a whole file.
    private const int UsualAtOnce = 4;
    private const int MostAtOnce = 64;

    public static Command Of(Host host)
    {
        var images = CallCommand.ImageIds();
        var options = new RunFiles.Options(UsualAtOnce, MostAtOnce);
        var output = new System.CommandLine.Option<string?>("--output", "-o")
        {
            HelpName = "path",
            Description =
                "The file to write, - for standard output, or a folder, in which files are named by id and format; the current folder unless given.",
        };
        var replace = Flag.Of("--force", "Replace existing files.");
        var command = new ExampleCommand(
            "download",
            "Downloads images' files as they were uploaded. A file appears only when it is complete.",
            "cfimages download 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox --output logo.png",
            "cfimages download pets/cat --output - > cat.jpg",
            "cfimages download pets/cat pets/dog --output backup/",
            "cfimages download - --output backup/ --resume backup.ndjson < ids.txt"
        );
        return CallCommand.Of(
            command,
            [images, output, replace, .. options.All],
            Flag.JsonLines(),
            (parsed, target, cancel) =>
            {
                // A repeated id would fail, because its file exists by then.
                string[] asked = [.. parsed.GetRequiredValue(images).Distinct()];
                var place = DownloadPlace.Of(
                    parsed.GetValue(output),
                    IdLines.Count(asked) is not 1,
                    options.Resumes(parsed),
                    host
                );
                return ManyCommand.Run(
                    command,
                    host,
                    target,
                    options,
                    parsed,
                    account =>
                        (account, IdLines.Checked(asked), options.AtOnce(parsed), place)
                            .Apply(
                                static (a, all, atOnce, _) =>
                                    new RunPlan(a, "downloaded", atOnce)
                                    {
                                        Total = IdLines.Count(all),
                                        MovesFiles = true,
                                    }
                            )
                            .Bind(plan =>
                                IdLines.Sendable(asked, plan, id => Blob(plan.Account, id))
                            ),
                    (client, account) =>
                        IdLines
                            .Of(asked, host, eachOnce: true, cancel)
                            .Select(id => Download(client, account, id, (DownloadPlace)place)),
                    cancel
                );

                Job Download(
                    CloudflareClient client,
                    AccountId account,
                    string id,
                    DownloadPlace to
                )
                {
                    var operation = Blob(account, id);
                    return new Job(
                        id,
                        operation.Request.Map<SendJob>(_ =>
                            async (call, token) =>
                                (
                                    await to.Download(
                                            client,
                                            operation,
                                            (ImageId)ImageId.Any(id),
                                            parsed.GetValue(replace),
                                            call,
                                            token
                                        )
                                        .ConfigureAwait(false)
                                ).Map(Result)
                        )
                    )
                    {
                        // The file appears only when it is complete. One that was there before is not the image.
                        IsAllOrNothing = true,
                        // In another place, the file is still missing.
                        Content = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to.Path)),
                    };

                    JobResult Result(Saved saved) =>
                        new(saved.Lines(target.AsJson, host, IdLines.Count(asked) is not 1));
                }
            }
        );
    }

    private static Operation<Blob> Blob(AccountId account, string id) =>
        ImagesV1.Blob(account, IdLines.Id(id));
}
