using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>The help of every command, found by walking through all of them.</summary>
public sealed partial class HelpTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("help");

    public static TheoryData<string> Names => [.. All().Select(static command => command.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_has_examples_and_every_exit_code(string name)
    {
        var outcome = await Process.Run([.. name.Split(' '), "--help"]);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal("", outcome.Error);
        Assert.Contains(
            $"cfimages {name}",
            outcome.Output.Split("Examples:\n")[1],
            StringComparison.Ordinal
        );
        Assert.Contains("\nEnvironment:\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(
            name is not ("parse" or "url" or "serve"),
            outcome.Output.Contains("CLOUDFLARE_API_TOKEN_FILE", StringComparison.Ordinal)
        );
        Assert.All(
            UsageTests.ExitCodes(),
            code => Assert.Contains($"\n  {code} ", outcome.Output, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_examples_are_right(string name)
    {
        var examples = All().Single(command => command.Name == name).Command.Examples;
        foreach (
            var example in examples.Where(static line =>
                !line.Contains(" parse ", StringComparison.Ordinal)
                // It runs until it is stopped: ServeTests has it.
                && !line.Contains(" serve", StringComparison.Ordinal)
            )
        )
        {
            var input = "";
            // What one command prints, the next one reads.
            foreach (var command in example.Split(" | "))
            {
                var words = Word()
                    .Matches(command)
                    // The shell redirects.
                    .TakeWhile(static word => word.Value is not ("<" or ">"))
                    .Select(word => InFolder(word.Value.Trim('\'')))
                    .Where(static word => word != "--sandbox")
                    .ToArray();
                var end = Array.IndexOf(words, "--") is var dashes and >= 0 ? dashes : words.Length;
                var outcome = await Process.RunWithInput(
                    input,
                    [.. words[1..end], "--sandbox", .. words[end..]]
                );
                Assert.True(outcome.ExitCode != ExitCode.Usage, $"{example}: {outcome.Error}");
                input = outcome.Output;
            }

            Assert.True(
                !example.Contains(" | ", StringComparison.Ordinal) || input.Length > 0,
                $"{example}: printed nothing"
            );
        }
    }

    // The API has lists of texts and of numbers only.
    [Fact]
    public async Task A_list_of_a_condition_is_not_said_to_have_true_and_false() =>
        Assert.Contains(
            "The values of a list (a|b) are numbers if all of them are, and texts if not.",
            string.Join(
                ' ',
                (await Process.Run("list", "--help")).Output.Split(
                    (char[]?)null,
                    StringSplitOptions.RemoveEmptyEntries
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Each_call_is_in_the_table_of_calls() =>
        Assert.Equal(
            Calls
                .All.Select(static call => call.Name)
                .Concat([
                    "download",
                    "list",
                    "parse",
                    "serve",
                    "sign",
                    "upload",
                    "upload-link",
                    "url",
                    "whoami",
                ])
                .Order(),
            All()
                .Where(static command => command.Command.Subcommands.Count == 0)
                .Select(static command => command.Name)
                .Order()
        );

    // Other processes can read arguments. The token of serve opens a sandbox only.
    [Fact]
    public void No_call_takes_a_token_as_an_argument() =>
        Assert.Equal(
            // The name of a key, and the token of `serve`, which opens a sandbox only.
            KnownNames,
            All()
                .SelectMany(static command =>
                    command
                        .Command.Options.Select(static option => option.Name)
                        .Concat(command.Command.Arguments.Select(static one => one.Name))
                )
                .Where(static name => Secrets().IsMatch(name))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    private static readonly string[] KnownNames = ["--key-name", "--token"];

    [GeneratedRegex("token|key|secret|password|email", RegexOptions.IgnoreCase)]
    private static partial Regex Secrets();

    public void Dispose() => folder.Delete(recursive: true);

    // The files that examples upload are there, and what they download goes to an empty folder.
    private string InFolder(string word)
    {
        // The command itself makes it.
        if (word.EndsWith(".ndjson", StringComparison.Ordinal))
            return Path.Combine(folder.FullName, word);
        if (!FileName().IsMatch(word))
            return word;
        var path = Path.Combine(folder.FullName, word.Replace('*', 'a'));
        if (word.EndsWith('/'))
            path = Directory.CreateDirectory(path).FullName;
        File.WriteAllText(word.EndsWith('/') ? Path.Combine(path, "a.gif") : path, "GIF89a");
        if (word == "logo.png")
            File.Delete(path);
        return path;
    }

    /// <summary>The line after a mistake: the help of the command that the words name, if they name one.</summary>
    internal static string Hint(params string[] words)
    {
        var names = All().Select(static one => one.Name).ToArray();
        var parts = names.SelectMany(static name => name.Split(' ')).ToHashSet();
        var line = string.Join(' ', words.Where(parts.Contains)) + " ";
        var longest = names
            .Where(name => line.StartsWith($"{name} ", StringComparison.Ordinal))
            .MaxBy(static name => name.Length);
        return $"Try 'cfimages{(longest is null ? "" : " ")}{longest} --help'.\n";
    }

    private static IEnumerable<(string Name, ExampleCommand Command)> All() =>
        Below(
            CommandLine.Root(
                new Host(
                    TextWriter.Null,
                    TextWriter.Null,
                    static () => Stream.Null,
                    static _ => null,
                    false,
                    false
                )
            ),
            ""
        );

    private static IEnumerable<(string, ExampleCommand)> Below(Command command, string before) =>
        command
            .Subcommands.Cast<ExampleCommand>()
            .SelectMany(one =>
                Below(one, $"{before}{one.Name} ").Prepend(($"{before}{one.Name}", one))
            );

    [GeneratedRegex(@"^[\w*]+(\.(jpg|png)|/)$")]
    private static partial Regex FileName();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Word();
}
