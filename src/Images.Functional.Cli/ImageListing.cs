using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Prints images as they come: a line for each, as a table, as ids or as JSON.</summary>
internal sealed class ImageListing(Host host, bool idsOnly, bool asJson)
{
    private const int IdWidth = 36;
    private const int TimeWidth = 20;

    public async Task<int> Print(IAsyncEnumerable<Either<CfErrors, Image>> images, int most)
    {
        var (count, seen, exitCode) = (0, 0, ExitCode.Success);
        await foreach (var item in images.ConfigureAwait(false))
        {
            if (item.IsRight)
            {
                count++;
                exitCode = Print((Image)item) ? exitCode : ExitCode.Unreadable;
            }
            else
                exitCode = Report.Errors((CfErrors)item, host);
            if (++seen == most || host.OutputIsClosed())
                break;
        }

        // If not even the first page came, their number is unknown.
        if (!idsOnly && !asJson && (count > 0 || exitCode == ExitCode.Success))
            host.Note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count:N0} {(count == 1 ? "image" : "images")}"
                )
            );
        return exitCode;
    }

    private bool Print(Image image)
    {
        if (asJson)
            host.Output.WriteLine(ImageView.Printer.JsonLine(image));
        else if (idsOnly)
            return PrintId(image);
        else
            host.Output.WriteLine(Row(image));
        return true;
    }

    // A line that is no id, or another, would be fed to the next command.
    private bool PrintId(Image image)
    {
        var id = image.Id.Map(static one => one.Value).IfNone("");
        if (id.Length > 0 && Printable.All(id) == id)
        {
            host.Output.WriteLine(id);
            return true;
        }

        host.Alarm(
            id.Length == 0
                ? "an image has no id"
                : $"the id {Printable.Excerpt(id)} does not fit a line; --json prints it"
        );
        return false;
    }

    private string Row(Image image)
    {
        var paint = host.Paint;
        var id = Text(image.Id.Map(static one => one.Value));
        var uploaded = Text(
            image.Uploaded.Map(static at =>
                at.Instant.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z"
            )
        );
        return string.Join(
                "  ",
                paint.Label(id.PadRight(IdWidth)),
                uploaded.PadRight(TimeWidth),
                Text(image.Filename.Map(static one => one.Value)),
                paint.Faint(Text(image.Creator.Map(static one => one.Value)))
            )
            .TrimEnd();
    }

    private static string Text(Option<string> text) => text.Map(Printable.Line).IfNone("");
}
