using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

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
    public async Task Each_command_has_help_of_its_own(string command, string option)
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
    [InlineData("two ids", "unexpected argument \"b\"", "update", "a", "b", "c")]
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
            new Outcome(ExitCode.Usage, "", $"error: {error}\nTry 'cfimages --help'.\n"),
            await Process.Run(args)
        );
    }

    [Theory]
    [InlineData("--account=-x", "id")]
    [InlineData("--account=--json", "id")]
    [InlineData("--account=-x", "--", "-id")]
    [InlineData("id", "--account=account", "--json")]
    [InlineData("--json", "true", "--account=account")]
    [InlineData("--account=account", "/h")]
    [InlineData("--account=account", "/?")]
    [InlineData("--account=account", "[suggest]")]
    [InlineData("--account=account", "--", "--help")]
    public async Task Ids_that_look_like_something_else_are_asked_for(params string[] args)
    {
        await using var server = new OneReply(200, Process.Documented);
        var outcome = await Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = "token",
                ["CLOUDFLARE_BASE_URL"] = server.Address,
            },
            "",
            false,
            ["get", .. args]
        );
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        var account = args.First(static arg =>
            arg.StartsWith("--account=", StringComparison.Ordinal)
        )["--account=".Length..];
        var id = args.Last(static arg =>
            arg != "--json" && !arg.StartsWith("--account=", StringComparison.Ordinal)
        );
        Assert.Equal(
            $"GET /accounts/{account}/images/v1/{Uri.EscapeDataString(id)} HTTP/1.1",
            await server.RequestLine.WaitAsync(TimeSpan.FromSeconds(10))
        );
    }

    public static TheoryData<string> Hostile => [.. HostileTexts];

    internal static IReadOnlyList<string> HostileTexts { get; } =
    ["\e[31m", "\u009b31m", "\n\r", "\a\b\0", "\u202E\u2066", "\u2028", "\u200F", "\x7f", "\ud800"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_the_user_writes_cannot_drive_a_terminal(string text)
    {
        var lines = new[]
        {
            new[] { "get", $"--{text}" },
            ["get", $"-{text}", "x"],
            ["get", $"--account{text}=y", "x"],
            ["get", "x", $"--json={text}"],
            ["get", "x", "--account", $"-{text}"],
            ["get", "x", text],
            ["get", text, "--account", text, "--account", text],
            [$"ge{text}"],
            [$"@{text}", "x"],
            ["get", "x", $"@{text}"],
            [$"[{text}]", "get"],
            [$"--{text}", "--version"],
            ["parse", "x", text],
            ["parse", text],
            ["parse", $"--max-bytes={text}"],
            ["parse", "--max-bytes", text],
            ["get", text],
            ["get", "--account", text, ".."],
            ["update", text, "--require-signed-urls", text],
            ["update", "x", "--metadata", text],
            ["update", "x", "--metadata", text, "--meta", text],
            ["update", "x", "--meta", "@" + text],
            ["update", "x", $"--creator={text}", "--account=.."],
            ["delete", text, "--account", ".."],
            ["delete", "x", text],
            ["stats", text],
            ["stats", "--account", text],
            ["keys", text],
            ["keys", $"--{text}"],
            ["keys", "list", text],
            ["keys", "create", text + new string('x', 20)],
            ["keys", "delete", text + new string('x', 20)],
            ["variants", text],
            ["variants", "get", text, "--account", ".."],
            [
                "variants",
                "create",
                text,
                $"--fit={text}",
                $"--width={text}",
                $"--height={text}",
                $"--metadata={text}",
                $"--browser-ttl={text}",
                $"--never-require-signed-urls={text}",
            ],
            ["variants", "update", text, "--width", text],
            ["variants", "delete", text + new string('x', 99)],
            ["config", "--flexible-variants", text],
            ["config", "--browser-ttl", text],
            ["config", $"--{text}", "true"],
        };
        foreach (var args in lines)
        {
            var outcome = await Process.Run(args);
            Assert.Equal(ExitCode.Usage, outcome.ExitCode);
            Assert.Equal("", outcome.Output);
            Assert.DoesNotContain(
                outcome.Error.Replace("\n", "", StringComparison.Ordinal),
                static unit =>
                    char.IsControl(unit)
                    || char.GetUnicodeCategory(unit)
                        is System.Globalization.UnicodeCategory.Format
                            or System.Globalization.UnicodeCategory.LineSeparator
            );
            Assert.DoesNotContain("\n\n", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("get")]
    [InlineData("update", "a", "b")]
    [InlineData("parse", "--no-such-option")]
    public async Task Bad_usage_has_a_code_of_its_own_and_points_to_help(params string[] args)
    {
        var outcome = await Process.Run(args);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains("cfimages --help", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_begins_with_a_dash_can_be_asked_for() =>
        Assert.Equal(
            ExitCode.NotFound,
            (await Process.Run("get", "--sandbox", "--", "--odd-id")).ExitCode
        );

    [Theory]
    [InlineData("@no-such-file")]
    [InlineData("@user/avatar")]
    public async Task An_id_that_begins_with_an_at_sign_is_no_file_of_arguments(string id)
    {
        var outcome = await Process.Run("get", id, "--sandbox");
        Assert.Equal(ExitCode.NotFound, outcome.ExitCode);
        Assert.Contains("Image not found", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_are_for_terminals()
    {
        Assert.Contains('\e', (await Process.RunOnTerminal("get", Id, "--sandbox")).Output);
        Assert.DoesNotContain('\e', (await Process.Run("get", Id, "--sandbox")).Output);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public async Task Colours_can_be_declined(string variable, string value) =>
        Assert.DoesNotContain(
            '\e',
            (
                await Process.Run(
                    new Dictionary<string, string> { [variable] = value },
                    "",
                    true,
                    "get",
                    Id,
                    "--sandbox"
                )
            ).Output
        );

    private const string Id = "107b9558-dd06-4bbd-5fef-9c2c16bb7900";

    internal static IEnumerable<int> ExitCodes() =>
        typeof(ExitCode)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.FieldType == typeof(int))
            .Select(static field => (int)field.GetRawConstantValue()!);
}
