using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>
/// Finds what is wrong with a command line. It reports only the first mistake, because that often causes the others. It has its own texts,
/// because those of System.CommandLine contain the user's control characters and depend on the culture.
/// </summary>
internal static class Mistake
{
    public static LanguageExt.Option<string> Find(
        string[] args,
        RootCommand root,
        ParseResult parsed
    ) => WrongWord(args, root) || Unfit(parsed);

    /// <summary>A command that does not exist, at the beginning of a command line that asks for help.</summary>
    public static LanguageExt.Option<string> UnknownCommand(string[] args, RootCommand root) =>
        WrongWord([.. args.TakeWhile(static arg => !arg.StartsWith('-'))], root);

    /// <summary>System.CommandLine would throw.</summary>
    public static LanguageExt.Option<string> Position(DirectiveResult suggest) =>
        suggest.Values.Count <= 1
        && suggest.Values.All(static position =>
            int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        )
            ? None
            : Some("suggest needs the cursor's position, a whole number: [suggest:12]");

    // The parser reads an unknown option as an argument, and a known option as a value. So this reads the words itself.
    private static LanguageExt.Option<string> WrongWord(string[] args, RootCommand root)
    {
        Command command = root;
        Option? needsValue = null;
        foreach (var word in args.TakeWhile(static arg => arg != "--"))
        {
            if (word is ['-', _, ..])
            {
                if (needsValue is not null)
                    return $"{NeedsValue(needsValue)}; write {needsValue.Name}=value if it begins with a dash";
                var end = word.AsSpan().IndexOfAny('=', ':');
                var name = end < 0 ? word : word[..end];
                var option = Known(command, root).FirstOrDefault(o => Names(o).Contains(name));
                if (option is null)
                    return UnknownOption(name, command, root);
                if (end >= 0 && !TakesValue(option))
                    return $"{name} takes no value";
                // The parser would take the next word as the value.
                if (end == word.Length - 1)
                    return NeedsValue(option);
                needsValue = end < 0 && TakesValue(option) ? option : null;
                continue;
            }

            needsValue = null;
            if (!IsGroup(command))
                continue;
            if (command.Subcommands.FirstOrDefault(c => c.Name == word) is not { } found)
                return $"unknown command {Printable.Excerpt(word)}"
                    + Suggestion.Of(word, command.Subcommands.Select(static c => c.Name));
            command = found;
        }

        return needsValue is null ? None : Some(NeedsValue(needsValue));
    }

    private static string UnknownOption(string name, Command command, RootCommand root)
    {
        if (Below(command).SelectMany(static c => c.Options).SelectMany(Names).Contains(name))
            return $"write the command before {name}";
        string[] known = [.. Known(command, root).SelectMany(Names)];
        var near = Suggestion.Of(name, known);
        var hint = near.Length > 0 ? near : Suggestion.OfBeginning(name, known);
        return $"unknown option {Printable.Excerpt(name)}"
            + (
                hint.Length > 0 ? hint
                : MayBeArgument(name, command, root)
                    ? "; write -- before an argument that begins with a dash"
                : ""
            );
    }

    // Not if another command has the option: it would be taken for an id.
    private static bool MayBeArgument(string name, Command command, RootCommand root) =>
        command.Arguments.Count > 0
        && !Below(root).SelectMany(static c => c.Options).SelectMany(Names).Contains(name);

    // Mistakes in the order and number of the words.
    private static LanguageExt.Option<string> Unfit(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
            return None;
        if (parsed.UnmatchedTokens is [var unexpected, ..])
            return $"unexpected argument {Printable.Excerpt(unexpected)}";
        var error = parsed.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult { Tokens.Count: > 1 } result =>
                $"{result.Option.Name} is given more than once",
            CommandResult { Command: RootCommand } => "missing command",
            CommandResult { Command: var group } when IsGroup(group) =>
                $"missing command: {group.Name} needs {Words.Or([.. group.Subcommands.Select(static c => c.Name)])}",
            ArgumentResult { Tokens.Count: 0, Argument: var argument } =>
                $"missing argument <{argument.Name}>",
            _ => Printable.Line(error.Message),
        };
    }

    private static bool IsGroup(Command command) => command.Subcommands.Count > 0;

    private static IEnumerable<Command> Below(Command command) =>
        command.Subcommands.SelectMany(static c => Below(c).Prepend(c));

    private static bool TakesValue(Option option) => option.Arity.MaximumNumberOfValues > 0;

    private static string NeedsValue(Option option) => $"{option.Name} needs a value";

    private static IEnumerable<Option> Known(Command command, RootCommand root) =>
        command == root
            ? root.Options
            : command.Options.Concat(root.Options.Where(static o => o.Recursive));

    private static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);
}
