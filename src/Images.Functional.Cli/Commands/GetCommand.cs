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
            new EachImage<Image>("fetched", ImagesV1.Get, static _ => ImageView.Printer)
            {
                OnlyPrints = true,
            }
        );
}
