using System.Collections.Generic;
using System.CommandLine;

namespace Images.Functional.Cli;

/// <summary>The options that every command has, and what they say.</summary>
internal sealed class CommonOptions
{
    private const string QuietName = "--quiet";
    private const string CompactName = "--compact";
    private const string VerboseName = "--verbose";

    /// <summary>Whether remarks, summaries and progress are left out. Results and errors are not.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>Whether JSON is in one line.</summary>
    public bool IsCompact { get; private set; }

    /// <summary>Whether requests and responses are shown.</summary>
    public bool IsVerbose { get; private set; }

    public static IEnumerable<Option> All =>
        [
            Recursive(
                QuietName,
                "Print no remarks, summaries or progress: results and errors only."
            ),
            Recursive(CompactName, "Print JSON in one line."),
            Recursive(
                VerboseName,
                "Show each request and response on standard error, without credentials and bodies."
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
