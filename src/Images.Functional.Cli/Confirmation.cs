using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Images.Functional.Cli;

/// <summary>Asks a person before several images are changed.</summary>
internal static class Confirmation
{
    /// <summary>Asks, and returns why the command must not go on; null if it may.</summary>
    /// <param name="ids">The ids on the command line.</param>
    /// <param name="what">What would be done: <c>Delete</c>.</param>
    /// <param name="host">Where the person is.</param>
    public static string? Missing(string[] ids, string what, Host host)
    {
        if (ids.Contains(InputFile.StandardInput))
            return ErrorView.Line(
                "can't ask for confirmation if ids come from standard input: pass --yes",
                host.ErrorPaint
            );
        if (ids.Length == 1)
            return null;
        if (!host.InputIsTerminal)
            return ErrorView.Line(
                "can't ask for confirmation without a terminal: pass --yes",
                host.ErrorPaint
            );
        host.Error.Write(
            string.Create(CultureInfo.InvariantCulture, $"{what} {ids.Length:N0} images? [y/N] ")
        );
        using var reader = new StreamReader(host.Input(), Encoding.UTF8);
        return
            reader.ReadLine()?.Trim() is { } answer
            && (
                answer.Equals("y", StringComparison.OrdinalIgnoreCase)
                || answer.Equals("yes", StringComparison.OrdinalIgnoreCase)
            )
            ? null
            : "Nothing was sent.";
    }
}
