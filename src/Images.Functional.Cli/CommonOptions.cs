using System.Collections.Generic;
using System.CommandLine;

namespace Images.Functional.Cli;

/// <summary>The options that every command has, and their values.</summary>
internal sealed class CommonOptions
{
    private const string QuietName = "--quiet";
    private const string CompactName = "--compact";
    private const string VerboseName = "--verbose";

    /// <summary>Whether to print only results and errors: no remarks, summaries or progress.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>Whether to print JSON in one line.</summary>
    public bool IsCompact { get; private set; }

    /// <summary>Whether to show requests and responses.</summary>
    public bool IsVerbose { get; private set; }

    public static IEnumerable<Option> All =>
        [
            Recursive(
                QuietName,
                "Print only results and errors: no remarks, summaries or progress."
            ),
            Recursive(CompactName, "Print JSON in one line."),
            Recursive(
                VerboseName,
                "Show each request and response on standard error, without credentials or bodies."
            ),
        ];

    public void Read(ParseResult parsed) =>
        (IsQuiet, IsCompact, IsVerbose) = (
            parsed.GetValue<bool>(QuietName),
            parsed.GetValue<bool>(CompactName),
            parsed.GetValue<bool>(VerboseName)
        );

    private static Option<bool> Recursive(string name, string description)
    {
        var option = Flag.Of(name, description);
        option.Recursive = true;
        return option;
    }
}
