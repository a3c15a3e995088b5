using System.CommandLine;

namespace Images.Functional.Cli;

/// <summary><c>cfimages get</c>: fetches an image's details.</summary>
internal static class GetCommand
{
    public static Command Of(Host host)
    {
        var image = CallCommand.ImageId();
        return CallCommand.Of(
            new ExampleCommand(
                "get",
                "Fetches an image's details.",
                "cfimages get 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox",
                "cfimages get path/to/my-image --json"
            ),
            [image],
            host,
            parsed => new Call<Image>(
                account => ImagesV1.Get(account, ImageId.Any(parsed.GetRequiredValue(image))),
                ImageView.Printer
            )
        );
    }
}
