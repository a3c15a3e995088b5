using System.CommandLine;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary><c>cfimages delete</c>: deletes images.</summary>
internal static class DeleteCommand
{
    public static Command Of(Host host) =>
        ManyCommand.Of(
            new ExampleCommand(
                "delete",
                "Deletes images, also from all caches. It asks before it deletes more than one.",
                "cfimages delete 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox",
                "cfimages delete - --yes --resume deleted.ndjson < ids.txt",
                "cfimages delete -- -my-image"
            ),
            host,
            "Delete",
            new EachImage<Unit>("deleted", ImagesV1.Delete, static id => Printer(WithId(id), id))
        );

    /// <summary>Prints that something is deleted, because the reply is empty.</summary>
    public static Printer<Unit> Printer(Codec<Unit> codec, string id) =>
        new(codec, (_, paint) => [$"{paint.Label("deleted")}  {Printable.All(id)}"]);

    // The API answers {}, which would not say what was deleted.
    private static Codec<Unit> WithId(string id) =>
        Json.Object(Json.Required("id", Json.String, (Unit _) => id), static _ => Unit.Default);
}
