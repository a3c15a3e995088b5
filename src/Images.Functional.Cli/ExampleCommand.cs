using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>A command with examples in its help. A group of commands has the examples of its commands.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples)
    : Command(name, description)
{
    /// <summary>The names of the environment variables that it reads.</summary>
    public List<string> Variables { get; } = [];

    public IEnumerable<string> Examples =>
        examples.Concat(Subcommands.OfType<ExampleCommand>().SelectMany(static c => c.Examples));
}

/// <summary>The help of System.CommandLine, followed by the command's examples, variables and exit codes.</summary>
internal sealed class Help(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExampleCommand command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
            foreach (var line in Variables.Help([.. VariablesOf(command)]))
                output.WriteLine(line);
            output.WriteLine();
            output.WriteLine(ExitCode.Help);
        }

        return ExitCode.Success;
    }

    private static IEnumerable<string> VariablesOf(ExampleCommand command) =>
        command.Variables.Concat(
            command.Subcommands.OfType<ExampleCommand>().SelectMany(VariablesOf)
        );
}
