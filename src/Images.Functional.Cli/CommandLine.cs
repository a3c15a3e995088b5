using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace Images.Functional.Cli;

/// <summary>Parses the command line, and runs the command.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args, Host host)
    {
        var root = Root(host);
        var suggest = root.Directives.OfType<SuggestDirective>().Single();
        // An id may begin with @: it is not a file of arguments. Without arguments, the command prints its help.
        var parsed = root.Parse(
            args.Length == 0 ? ["--help"] : args,
            new ParserConfiguration { ResponseFileTokenReplacer = null }
        );
        var mistake =
            Undecodable.Argument(args, host)
            || (
                parsed.GetResult(suggest) is { } asked ? Mistake.Position(asked)
                : parsed.Action is Help ? Mistake.UnknownCommand(args, root)
                : Mistake.Find(args, root, parsed)
            );
        foreach (var error in mistake)
        {
            host.Alarm(error);
            host.Error.WriteLine($"Try 'cfimages{Words(parsed.CommandResult)} --help'.");
            return ExitCode.Usage;
        }

        host.Common.Read(parsed);
        return await parsed
            .InvokeAsync(
                new InvocationConfiguration
                {
                    Output = host.Output,
                    Error = host.Error,
                    // Entry handles signals: System.CommandLine would wait for the command first.
                    ProcessTerminationTimeout = null,
                },
                host.Stop
            )
            .ConfigureAwait(false);
    }

    // The command's name, after that of its group; nothing for the root.
    private static string Words(CommandResult command) =>
        command.Parent is CommandResult group ? $"{Words(group)} {command.Command.Name}" : "";

    /// <summary>All commands.</summary>
    public static RootCommand Root(Host host)
    {
        var root = new RootCommand(
            $"""
            Cloudflare Images from the command line.

            Examples:
              cfimages get 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox
              cfimages get path/to/my-image --json
              cfimages upload cat.jpg --sandbox
              cfimages download path/to/my-image --output cat.jpg
              cfimages list --where status=active --ids | cfimages delete - --yes
              cfimages update my-image --creator user-7
              cfimages variants list
              cfimages parse envelope.json --strict
              curl … | cfimages parse -
              cfimages serve --port 8787
              cfimages update --help

            {string.Join('\n', Variables.Help())}

            {ExitCode.Help}
            """
        )
        {
            ListCommand.Of(host),
            GetCommand.Of(host),
            ExistsCommand.Of(host),
            UploadCommand.Of(host),
            UploadLinkCommand.Of(host),
            DownloadCommand.Of(host),
            UrlCommand.Of(host),
            SignCommand.Of(host),
            UpdateCommand.Of(host),
            DeleteCommand.Of(host),
            StatsCommand.Of(host),
            KeysCommand.Of(host),
            VariantsCommand.Of(host),
            ConfigCommand.Of(host),
            WhoamiCommand.Of(host),
            ParseCommand.Of(host),
            ServeCommand.Of(host),
        };
        foreach (var option in root.Options.OfType<VersionOption>())
            option.Action = new Version(host);
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            if (option.Action is HelpAction usual)
                option.Action = new Help(usual);
            // /h is a path, and may be an id.
            option.Aliases.Remove("/h");
            option.Aliases.Remove("/?");
        }

        foreach (var option in CommonOptions.All)
            root.Options.Add(option);
        // The only directive is the one for the shells' completion.
        root.Directives.Clear();
        root.Directives.Add(new SuggestDirective());
        return root;
    }

    // System.CommandLine would print the version of the process that it runs in.
    private sealed class Version(Host host) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            host.Output.WriteLine(
                typeof(CommandLine)
                    .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                    ?.InformationalVersion
            );
            return ExitCode.Success;
        }
    }
}
