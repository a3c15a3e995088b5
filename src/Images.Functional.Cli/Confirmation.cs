using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>Asks a person before several images are changed.</summary>
internal static class Confirmation
{
    /// <summary>Returns the question to ask; None for a single id. Left: there is no one to ask.</summary>
    /// <param name="ids">The ids on the command line.</param>
    /// <param name="what">What would be done: <c>Delete</c>.</param>
    /// <param name="host">Where the person is.</param>
    public static Either<CfErrors, Option<string>> Question(string[] ids, string what, Host host) =>
        ids.Contains(InputFile.StandardInput)
            ? Wrong.With("--yes", "needed, because ids come from standard input")
        : ids.Length == 1 ? Option<string>.None
        : !host.InputIsTerminal || !host.ErrorIsTerminal
            ? Wrong.With("--yes", "needed, because there is no terminal to ask on")
        : Some(
            string.Create(CultureInfo.InvariantCulture, $"{what} {ids.Length:N0} images? [y/N] ")
        );

    /// <summary>Asks a question, and returns whether the answer is yes.</summary>
    public static bool IsGiven(string question, Host host)
    {
        host.Error.Write(question);
        using var reader = new StreamReader(host.Input(), Encoding.UTF8);
        return reader.ReadLine()?.Trim() is { } answer
            && (
                answer.Equals("y", StringComparison.OrdinalIgnoreCase)
                || answer.Equals("yes", StringComparison.OrdinalIgnoreCase)
            );
    }
}
