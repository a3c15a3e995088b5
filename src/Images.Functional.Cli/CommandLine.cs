using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>The command's arguments and options, and what runs for them.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args, Host host)
    {
        var root = Root(host);
        // An id may begin with @: it is not a file of arguments. Without arguments, the command prints its help.
        var parsed = root.Parse(
            args.Length == 0 ? ["--help"] : args,
            new ParserConfiguration { ResponseFileTokenReplacer = null }
        );
        var mistake =
            Undecodable.Argument(args, host)
            || (parsed.Action is HelpAction ? None : Mistake.Find(args, root, parsed));
        foreach (var error in mistake)
        {
            host.Error.WriteLine(ErrorView.Usage(error, host.ErrorPaint));
            host.Error.WriteLine("Try 'cfimages --help'.");
            return ExitCode.Usage;
        }

        return await parsed
            .InvokeAsync(
                new InvocationConfiguration
                {
                    Output = host.Output,
                    Error = host.Error,
                    // Signals are Entry's: System.CommandLine waits for the command first.
                    ProcessTerminationTimeout = null,
                }
            )
            .ConfigureAwait(false);
    }

    private static RootCommand Root(Host host)
    {
        var root = new RootCommand(
            $"""
            Cloudflare Images from the command line.

            Examples:
              cfimages get 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox
              cfimages get path/to/my-image --json
              cfimages parse envelope.json --strict
              curl … | cfimages parse -

            Environment:
              {Credentials.TokenVariable}   an API token with the permission Images Read, or
              {Credentials.EmailVariable}       the account's email, with
              {Credentials.KeyVariable}     its global API key
              {AccountId.Variable}  the account, unless --account is given
              {BaseAddress.Variable}    another base address than {BaseAddress.Cloudflare}
              NO_COLOR               no colours, also on a terminal

            {ExitCode.Help}
            """
        )
        {
            Get(host),
            Parse(host),
        };
        foreach (var option in root.Options.OfType<VersionOption>())
            option.Action = new Version(host);
        // /h is a path, and may be an id.
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Aliases.Remove("/h");
            option.Aliases.Remove("/?");
        }

        // An id may stand in brackets.
        root.Directives.Clear();
        return root;
    }

    private static Command Get(Host host)
    {
        var image = new Argument<string>("image-id")
        {
            Description =
                "The image's id: a UUID, or a custom id of up to 1,024 characters. Write -- before one that begins with a dash.",
        };
        var account = new Option<string?>("--account")
        {
            Description =
                $"The account's id; {AccountId.Variable} unless given. One that begins with a dash is written --account=-id.",
        };
        var sandbox = new Option<bool>("--sandbox")
        {
            Arity = ArgumentArity.Zero,
            Description =
                "Ask a Cloudflare in memory, which holds the documented image: no account, no network.",
        };
        var json = JsonOption();
        var command = new Command("get", "Fetches an image's details.")
        {
            image,
            account,
            sandbox,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
                GetCommand.Run(
                    new GetCommand.Asked(
                        parsed.GetRequiredValue(image),
                        Optional(parsed.GetValue(account)),
                        parsed.GetValue(sandbox),
                        parsed.GetValue(json)
                    ),
                    host,
                    cancel
                )
        );
        return command;
    }

    private static Command Parse(Host host)
    {
        var file = new Argument<string>("file")
        {
            Description = "A file with the envelope, or - for standard input.",
            DefaultValueFactory = static _ => ParseCommand.StandardInput,
        };
        var strict = new Option<bool>("--strict")
        {
            Arity = ArgumentArity.Zero,
            Description =
                "Read the id to the letter of the API reference: 32 characters or a UUID, no longer custom ids.",
        };
        var maxBytes = new Option<int>(ParseCommand.MaxBytesOption)
        {
            Description =
                $"Read at most this much, such as 5000, 10MB or 1GiB; {ByteSize.Write(ParseCommand.DefaultMaxBytes)} unless given.",
            HelpName = "size",
            DefaultValueFactory = static _ => ParseCommand.DefaultMaxBytes,
            CustomParser = Size,
        };
        var json = JsonOption();
        var command = new Command(
            "parse",
            "Reads an envelope of image details, and reports everything that is wrong with it."
        )
        {
            file,
            strict,
            maxBytes,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
                ParseCommand.Run(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(json),
                    parsed.GetValue(strict),
                    parsed.GetValue(maxBytes),
                    host,
                    cancel
                )
        );
        return command;
    }

    private static int Size(ArgumentResult result)
    {
        if (ByteSize.Read(result.Tokens[0].Value) is { } size)
            return size;
        result.AddError(
            $"{ParseCommand.MaxBytesOption} needs a size from 1 to {ByteSize.Largest} bytes, such as 5000, 10MB or 1GiB"
        );
        return 0;
    }

    private static Option<bool> JsonOption() =>
        new("--json")
        {
            Arity = ArgumentArity.Zero,
            Description = "Print the result object as the API would.",
        };

    // The command's own version; System.CommandLine's is that of whatever process it runs in.
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
