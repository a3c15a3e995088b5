using System.CommandLine;

namespace Images.Functional.Cli;

/// <summary><c>cfimages update</c>: changes an image's metadata, creator, or whether viewing it takes a signed URL.</summary>
internal static class UpdateCommand
{
    public static Command Of(Host host)
    {
        var image = CallCommand.ImageId();
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
        return CallCommand.Of(
            new ExampleCommand(
                "update",
                "Changes an image and prints it. Options that you leave out change nothing. New metadata replaces all of the old. The id may change: see --require-signed-urls.",
                """cfimages update my-image --metadata '{"album":"summer"}' --creator user-7""",
                "cfimages update 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --require-signed-urls false --sandbox"
            ),
            [image, .. metadata.All, signed, creator],
            host,
            async (parsed, cancel) =>
            {
                var asked = parsed.GetRequiredValue(image);
                var update = (
                    await metadata.Read(parsed, host, cancel).ConfigureAwait(false),
                    signed.Read(parsed),
                    creator.Read(parsed)
                ).Apply(
                    static (meta, isRequired, user) =>
                        new ImageUpdate(meta, SignedUrls.Of(isRequired.ToNullable()), user)
                );
                var change = Change.Of(
                    parsed,
                    update,
                    "nothing to change",
                    [.. metadata.All, signed, creator]
                );
                return new Call<Image>(
                    account => ImagesV1.Update(account, CallCommand.OneId(asked), change),
                    ImageView.Printer with
                    {
                        Remark = changed => NewId(asked, changed),
                    }
                );
            }
        );
    }

    private static LanguageExt.Option<string> NewId(string asked, Image image) =>
        image
            .Id.Filter(id => id.Value != asked)
            .Map(static id =>
                $"The image's id has changed. Store the new one: {Printable.All(id.Value)}"
            );
}
