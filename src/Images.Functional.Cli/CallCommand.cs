using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>Commands that make a call: each has the options of <see cref="Target"/> as well as its own.</summary>
internal static class CallCommand
{
    /// <param name="command">The command.</param>
    /// <param name="own">Its own arguments and options.</param>
    /// <param name="host">What it runs in.</param>
    /// <param name="call">The call that the command line asks for.</param>
    public static Command Of<A>(
        ExampleCommand command,
        ReadOnlySpan<Symbol> own,
        Host host,
        Func<ParseResult, Call<A>> call
    ) => Of(command, own, host, (parsed, _) => Task.FromResult(call(parsed)));

    /// <inheritdoc cref="Of{A}(ExampleCommand, ReadOnlySpan{Symbol}, Host, Func{ParseResult, Call{A}})"/>
    public static Command Of<A>(
        ExampleCommand command,
        ReadOnlySpan<Symbol> own,
        Host host,
        Func<ParseResult, CancellationToken, Task<Call<A>>> call
    ) =>
        Of(
            command,
            own,
            Flag.Json(),
            async (parsed, target, cancel) =>
                await Caller
                    .Run(await call(parsed, cancel).ConfigureAwait(false), target, host, cancel)
                    .ConfigureAwait(false)
        );

    /// <param name="command">The command.</param>
    /// <param name="own">Its own arguments and options.</param>
    /// <param name="json">Its option to print JSON.</param>
    /// <param name="run">Runs it.</param>
    public static Command Of(
        ExampleCommand command,
        ReadOnlySpan<Symbol> own,
        Option<bool> json,
        Func<ParseResult, Target, CancellationToken, Task<int>> run
    )
    {
        var account = new Option<string?>("--account")
        {
            Description =
                $"The account's id; {AccountId.Variable} unless given. Write one that begins with a dash as --account=-id.",
        };
        var sandbox = Flag.Of(
            "--sandbox",
            "Use an in-memory Cloudflare that holds the documented image: no account, no network."
        );
        var settings = new CallSettings();
        command.Variables.AddRange(Variables.OfCalls);
        foreach (
            var symbol in (ReadOnlySpan<Symbol>)
                [.. own, account, .. settings.Options, sandbox, json]
        )
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        command.SetAction(
            (parsed, cancel) =>
                run(
                    parsed,
                    new Target(
                        Optional(parsed.GetValue(account)),
                        parsed.GetValue(sandbox),
                        parsed.GetValue(json)
                    )
                    {
                        Client = settings.Read(parsed),
                    },
                    cancel
                )
        );
        return command;
    }

    /// <summary>An image's id as an argument.</summary>
    public static Argument<string> ImageId() =>
        new("image-id")
        {
            Description =
                "The image's id: a UUID, or a custom id of up to 1,024 characters. Write -- before one that begins with a dash.",
        };

    /// <summary>The id of a single image. Left also for -, which other commands take for a list.</summary>
    public static LanguageExt.Either<CfErrors, ImageId> OneId(string text) =>
        text == InputFile.StandardInput
            ? Wrong.With(
                "image-id",
                "this command takes one id; get, download, update, delete and url read ids from standard input"
            )
            : Functional.ImageId.Any(text);

    /// <summary>The ids of images as arguments.</summary>
    public static Argument<string[]> ImageIds() =>
        new("image-id")
        {
            Arity = ArgumentArity.OneOrMore,
            Description =
                "The images' ids: UUIDs, or custom ids of up to 1,024 characters. - reads them from standard input, one a line. "
                + "Write -- before one that begins with a dash.",
        };

    /// <summary>The URLs of variants as arguments.</summary>
    public static Argument<string[]> Urls() =>
        new("url")
        {
            Arity = ArgumentArity.OneOrMore,
            Description =
                "The URLs of images' variants. - reads them from standard input, one a line. Write -- before one that begins with a dash.",
        };

    /// <summary>Another name as an argument.</summary>
    public static Argument<string> Name(string name, string description) =>
        new(name) { Description = $"{description} Write -- before one that begins with a dash." };
}
