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

    [Theory]
    [InlineData()]
    [InlineData("frobnicate")]
    [InlineData("get")]
    [InlineData("get", "a", "b")]
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

    private static IEnumerable<int> ExitCodes() =>
        typeof(ExitCode)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.FieldType == typeof(int))
            .Select(static field => (int)field.GetRawConstantValue()!);
}
