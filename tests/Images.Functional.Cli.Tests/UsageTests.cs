using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Help, the version, and one error for each kind of bad usage.</summary>
public sealed class UsageTests
{
    [Fact]
    public async Task Help_has_examples_variables_and_every_exit_code()
    {
        var outcome = await Process.Run("--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.All(
            new[]
            {
                "cfimages get",
                "cfimages parse",
                "--sandbox",
                "CLOUDFLARE_API_TOKEN",
                "NO_COLOR",
            },
            word => Assert.Contains(word, outcome.Output, StringComparison.Ordinal)
        );
        Assert.All(
            ExitCodes(),
            code => Assert.Contains($"\n    {code} ", outcome.Output, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("get", "--account")]
    [InlineData("parse", "--strict")]
    public async Task Each_command_has_its_own_help(string command, string option)
    {
        var outcome = await Process.Run(command, "--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(option, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_the_librarys()
    {
        var outcome = await Process.Run("--version");
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith(
            typeof(Image).Assembly.GetName().Version!.ToString(3),
            outcome.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_arguments_it_prints_its_help() =>
        Assert.Equal(await Process.Run("--help"), await Process.Run());

    [Theory]
    [InlineData("ge", "unknown command \"ge\"; did you mean get?", "ge", "x")]
    [InlineData("gte", "unknown command \"gte\"; did you mean get?", "gte")]
    [InlineData("GET", "unknown command \"GET\"; did you mean get?", "GET", "x")]
    [InlineData("frobnicate", "unknown command \"frobnicate\"", "frobnicate", "x", "--y")]
    [InlineData("[diagram]", "unknown command \"[diagram]\"", "[diagram]", "get", "x")]
    [InlineData(
        "--acount",
        "unknown option \"--acount\"; did you mean --account?",
        "get",
        "--acount",
        "y",
        "x"
    )]
    [InlineData(
        "--jsno",
        "unknown option \"--jsno\"; did you mean --json?",
        "parse",
        "--jsno",
        "--strcit"
    )]
    [InlineData("--ID", "unknown option \"--ID\"; did you mean --id?", "upload", "x", "--ID", "y")]
    [InlineData("-i", "unknown option \"-i\"; did you mean --id?", "upload", "x", "-i")]
    [InlineData("-n", "unknown option \"-n\"", "list", "-n", "5")]
    [InlineData("-y", "unknown option \"-y\"; did you mean --yes?", "delete", "x", "-y")]
    [InlineData("--force", "unknown option \"--force\"", "delete", "x", "--force")]
    [InlineData(
        "--out",
        "unknown option \"--out\"; did you mean --output?",
        "download",
        "x",
        "--out",
        "f"
    )]
    [InlineData("--foo", "unknown option \"--foo\"", "stats", "--foo")]
    [InlineData("help", "unknown command \"gte\"; did you mean get?", "gte", "--help")]
    [InlineData(
        "help in a group",
        "unknown command \"lst\"; did you mean list?",
        "keys",
        "lst",
        "-h"
    )]
    [InlineData("-json", "unknown option \"-json\"; did you mean --json?", "get", "x", "-json")]
    [InlineData(
        "-x",
        "unknown option \"-x\"; write -- before an argument that begins with a dash",
        "get",
        "-x"
    )]
    [InlineData(
        "-x after an option",
        "--account needs a value; write --account=value if it begins with a dash",
        "get",
        "--account",
        "-x",
        "id"
    )]
    [InlineData("early", "write the command before --account", "--account", "x", "get", "y")]
    [InlineData("no id", "missing argument <image-id>", "get")]
    [InlineData("no id after an option", "missing argument <image-id>", "get", "--json")]
    [InlineData("no id after --", "missing argument <image-id>", "get", "--")]
    [InlineData("two ids", "unexpected argument \"b\"", "exists", "a", "b", "c")]
    [InlineData("no value", "--account needs a value", "get", "x", "--account")]
    [InlineData("an empty value", "--account needs a value", "get", "--account=", "x")]
    [InlineData("no value before --", "--account needs a value", "get", "--account", "--", "x")]
    [InlineData(
        "an option for a value",
        "--account needs a value; write --account=value if it begins with a dash",
        "get",
        "x",
        "--account",
        "--json"
    )]
    [InlineData(
        "twice",
        "--account is given more than once",
        "get",
        "x",
        "--account=a",
        "--account=b"
    )]
    [InlineData("a flag's value", "--json takes no value", "get", "x", "--json=yes")]
    [InlineData(
        "a size",
        "--max-bytes needs a size from 1 to 2147483591 bytes, such as 5000, 10MB or 1GiB",
        "parse",
        "--max-bytes=x"
    )]
    [InlineData("no size", "--max-bytes needs a value", "parse", "--max-bytes")]
    [InlineData(
        "two sizes",
        "--max-bytes is given more than once",
        "parse",
        "--max-bytes=1",
        "--max-bytes=2"
    )]
    [InlineData(
        "a negative size",
        "--max-bytes needs a value; write --max-bytes=value if it begins with a dash",
        "parse",
        "--max-bytes",
        "-5"
    )]
    [InlineData("missing command", "missing command", "--")]
    [InlineData("keys", "missing command: keys needs list, create or delete", "keys")]
    [InlineData("keys --", "missing command: keys needs list, create or delete", "keys", "--")]
    [InlineData("lsit", "unknown command \"lsit\"; did you mean list?", "keys", "lsit")]
    [InlineData("early in a group", "write the command before --json", "keys", "--json", "list")]
    [InlineData("early of a group", "write the command before --width", "--width=1", "variants")]
    [InlineData("no name", "missing argument <name>", "keys", "create")]
    [InlineData("two names", "unexpected argument \"b\"", "keys", "create", "a", "b")]
    [InlineData(
        "--widht",
        "unknown option \"--widht\"; did you mean --width?",
        "variants",
        "create",
        "a",
        "--widht=1"
    )]
    [InlineData(
        "a value twice",
        "--fit is given more than once",
        "variants",
        "create",
        "a",
        "--fit=pad",
        "--fit=pad"
    )]
    [InlineData(
        "a value of a flag",
        "--show-values takes no value",
        "keys",
        "list",
        "--show-values=true"
    )]
    public async Task One_mistake_is_one_error(string name, string error, params string[] args)
    {
        Assert.NotEqual("", name);
        Assert.Equal(
            new Outcome(ExitCode.Usage, "", $"error: {error}\n{HelpTests.Hint(args)}"),
            await Process.Run(args)
        );
    }

    [Theory]
    [InlineData("cfimages", "frobnicate")]
    [InlineData("cfimages get", "get")]
    [InlineData("cfimages exists", "exists", "a", "b")]
    [InlineData("cfimages parse", "parse", "--no-such-option")]
    [InlineData("cfimages variants", "variants", "creat")]
    [InlineData("cfimages variants create", "variants", "create", "a", "--widht=1")]
    public async Task Bad_usage_has_its_own_exit_code_and_points_to_the_help_of_the_command(
        string command,
        params string[] args
    )
    {
        var outcome = await Process.Run(args);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Equal($"Try '{command} --help'.", outcome.Error.Split('\n')[1]);
        Assert.Equal(HelpTests.Hint(args), $"{outcome.Error.Split('\n')[1]}\n");
    }

    [Theory]
    [InlineData("file: ", "upload", "", "--sandbox")]
    [InlineData("--failed: ", "get", "x", "--sandbox", "--failed", "")]
    [InlineData("--resume: ", "get", "x", "--sandbox", "--resume", "")]
    [InlineData("--metadata: ", "upload", "x", "--sandbox", "--metadata=@")]
    [InlineData("", "parse", "")]
    public async Task An_empty_path_is_an_error_in_plain_words(string name, params string[] args)
    {
        var outcome = await Process.Run(args);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.StartsWith(
            $"error: {name}expected a path, found an empty text\n",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    internal static IEnumerable<int> ExitCodes() =>
        typeof(ExitCode)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.FieldType == typeof(int))
            .Select(static field => (int)field.GetRawConstantValue()!);
}
