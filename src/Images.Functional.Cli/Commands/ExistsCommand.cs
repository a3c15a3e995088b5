using System.CommandLine;

namespace Images.Functional.Cli;

/// <summary><c>cfimages exists</c>: shows by its exit code whether an image exists.</summary>
internal static class ExistsCommand
{
    public static Command Of(Host host)
    {
        var image = CallCommand.ImageId();
        return CallCommand.Of(
            new ExampleCommand(
                "exists",
                "Checks whether an image exists: exit code 0 if it does, 3 if not.",
                "cfimages exists 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox"
            ),
            [image],
            host,
            parsed => new Call<Image>(
                account => ImagesV1.Get(account, CallCommand.OneId(parsed.GetRequiredValue(image))),
                ImageView.Printer with
                {
                    View = static (found, paint) =>
                        [
                            paint.Label(
                                found.IsDraft ? "a draft: its file has not arrived yet" : "exists"
                            ),
                        ],
                }
            )
            {
                AsksWhetherItExists = true,
            }
        );
    }
}
