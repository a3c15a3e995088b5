using System.CommandLine;
using System.Linq;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary><c>cfimages update</c>: changes images' metadata, their creator, or whether viewing them takes a signed URL.</summary>
internal static class UpdateCommand
{
    public static Command Of(Host host)
    {
        var metadata = new MetadataOptions();
        var signed = CheckedOption.Boolean(
            "--require-signed-urls",
            "Whether viewing the image takes a signed URL. A change gives the image a new id: store it."
        );
        var creator = new CheckedOption<Creator>(
            "--creator",
            "text",
            "The new creator.",
            Creator.Create
        );
        Option[] changes = [.. metadata.All, signed, creator];
        return ManyCommand.Of(
            new ExampleCommand(
                "update",
                "Changes images and prints them. Options that you leave out change nothing. New metadata replaces all of the old. An id may change: see --require-signed-urls. It asks before it changes more than one image.",
                """cfimages update my-image --metadata '{"album":"summer"}' --creator user-7""",
                "cfimages update 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --require-signed-urls false --sandbox",
                "cfimages update - --creator user-7 --yes --resume updated.ndjson < ids.txt"
            ),
            host,
            "Change",
            changes,
            async (parsed, ids, cancel) =>
            {
                var update = Change.Of(
                    parsed,
                    (
                        metadata.Path(parsed) is { } path
                        && InputFile.IsStandardInput(path)
                        && ids.Contains(InputFile.StandardInput)
                            ? Wrong.With("--metadata", "standard input can be read only once")
                            : await metadata.Read(parsed, host, cancel).ConfigureAwait(false),
                        signed.Read(parsed),
                        creator.Read(parsed)
                    ).Apply(
                        static (meta, isRequired, user) =>
                            new ImageUpdate(meta, SignedUrls.Of(isRequired.ToNullable()), user)
                    ),
                    "nothing to change",
                    changes
                );
                return new EachImage<Image>(
                    "updated",
                    (account, id) => ImagesV1.Update(account, id, update),
                    asked => ImageView.Printer with { Remark = image => Remark(asked, image) }
                )
                {
                    NewId = static image => image.Id,
                    Values = update.Map(static _ => unit),
                    File = metadata.Path(parsed),
                    Change = update
                        .Map(static change =>
                            UploadContent.Digest(ImageUpdate.Codec.ToJson(change))
                        )
                        .IfLeft(""),
                    IfGone = update.Exists(static change => change.RequireSignedUrls.IsStated)
                        ? Moved
                        : null,
                };
            }
        );
    }

    private static CfErrors Moved { get; } =
        Wrong.With(
            "--require-signed-urls",
            "an earlier run may have given the image a new id; look for it with cfimages list"
        ) with
        {
            IsUncertain = true,
        };

    private static LanguageExt.Option<string> Remark(string asked, Image image) =>
        image
            .Id.Filter(id => id.Value != asked)
            .Map(static id =>
                $"The image's id has changed. Store the new one: {Printable.All(id.Value)}"
            );
}
