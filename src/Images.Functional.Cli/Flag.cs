using System.CommandLine;

namespace Images.Functional.Cli;

/// <summary>Options that take no value.</summary>
internal static class Flag
{
    public static Option<bool> Of(string name, string description) =>
        new(name) { Arity = ArgumentArity.Zero, Description = description };

    /// <summary>JSON of several values.</summary>
    public static Option<bool> JsonLines() =>
        Of("--json", "Print each image as the API would; several, one a line (NDJSON).");

    public static Option<bool> JsonUrls() =>
        Of("--json", "Print {\"url\": …} for each URL; several, one a line (NDJSON).");

    public static Option<bool> Json() => Of("--json", "Print the result object as the API would.");
}
