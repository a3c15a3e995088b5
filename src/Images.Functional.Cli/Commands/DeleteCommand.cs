using System.CommandLine;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary><c>cfimages delete</c>: deletes an image.</summary>
internal static class DeleteCommand
{
    public static Command Of(Host host)
    {
        var image = CallCommand.ImageId();
        return CallCommand.Of(
            new ExampleCommand(
                "delete",
                "Deletes an image, and every copy of it in the caches. It does not ask.",
                "cfimages delete 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox",
                "cfimages delete -- -my-image"
            ),
            [image],
            host,
            parsed =>
            {
                var id = parsed.GetRequiredValue(image);
                return new Call<Unit>(
                    account => ImagesV1.Delete(account, ImageId.Any(id)),
                    Printer(ImagesV1.Endpoints.Delete.Result, id)
                );
            }
        );
    }

    /// <summary>Prints that something is deleted: the reply says nothing.</summary>
    public static Printer<Unit> Printer(Codec<Unit> codec, string id) =>
        new(codec, (_, paint) => [$"{paint.Label("deleted")}  {Printable.All(id)}"]);
}
