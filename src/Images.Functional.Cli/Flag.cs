using System.CommandLine;

namespace Images.Functional.Cli;

/// <summary>Options that take no value.</summary>
internal static class Flag
{
    public static Option<bool> Of(string name, string description) =>
        new(name) { Arity = ArgumentArity.Zero, Description = description };

    public static Option<bool> Json() => Of("--json", "Print the result object as the API would.");
}
