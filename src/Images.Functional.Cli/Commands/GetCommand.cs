using System.CommandLine;

namespace Images.Functional.Cli;

/// <summary><c>cfimages get</c>: fetches the details of images.</summary>
internal static class GetCommand
{
    public static Command Of(Host host) =>
        ManyCommand.Of(
            new ExampleCommand(
                "get",
                "Fetches the details of images.",
                "cfimages get 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox",
                "cfimages get path/to/my-image --json",
                "cfimages get - --json --at-once 32 < ids.txt"
            ),
            host,
            asks: null,
            static id => new Call<Image>(
                account => ImagesV1.Get(account, ImageId.Any(id)),
                ImageView.Printer
            ),
            asJson => new EachImage<Image>(
                "fetched",
                static (account, id) => ImagesV1.Get(account, id),
                (_, image) =>
                    asJson
                        ? [ImageView.Printer.JsonLine(image)]
                        : ImageView.Printer.View(image, host.Paint)
            )
            {
                EndsWithReader = true,
            }
        );
}
