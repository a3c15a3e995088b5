using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>A command whose help ends with examples; a group of commands has those of its commands.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples)
    : Command(name, description)
{
    public IEnumerable<string> Examples =>
        examples.Concat(Subcommands.OfType<ExampleCommand>().SelectMany(static c => c.Examples));
}

/// <summary>The usual help, and after that of a command its examples and the exit codes.</summary>
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
            output.WriteLine(ExitCode.Help);
        }

        return ExitCode.Success;
    }
}
