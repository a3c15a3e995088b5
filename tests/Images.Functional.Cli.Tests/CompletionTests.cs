using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>What a shell asks for to complete a line (README of the command).</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("cfimages sta", "stats")]
    [InlineData("cfimages keys cr", "create")]
    [InlineData("cfimages get --comp", "--compact")]
    [InlineData("cfimages get x --sand", "--sandbox")]
    [InlineData("cfimages list --sort d", "desc")]
    [InlineData("cfimages variants create x --fit cov", "cover")]
    [InlineData("cfimages config --flexible-variants t", "true")]
    public async Task A_line_is_completed(string line, string expected)
    {
        var outcome = await Process.Run($"[suggest:{line.Length}]", line);
        Assert.Equal(new Outcome(ExitCode.Success, expected + "\n", ""), outcome);
    }

    [Theory]
    [InlineData("[suggest:x]", "cfimages ")]
    [InlineData("[suggest:-1]", "cfimages ")]
    [InlineData("[suggest:99999999999]", "cfimages ")]
    [InlineData("[suggest:1]", "[suggest:2]", "cfimages ")]
    public async Task A_wrong_position_is_bad_usage(params string[] args)
    {
        var outcome = await Process.Run(args);
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: suggest needs the cursor's position, a whole number: [suggest:12]\nTry 'cfimages --help'.\n"
            ),
            outcome
        );
    }

    [Theory]
    [InlineData("[suggest]")]
    [InlineData("[suggest:99]")]
    public async Task No_position_and_one_behind_the_line_are_allowed(string suggest) =>
        Assert.Equal(ExitCode.Success, (await Process.Run(suggest, "cfimages sta")).ExitCode);

    [Fact]
    public async Task The_README_completes_lines_in_bash()
    {
        if (!File.Exists("/bin/bash"))
            return;
        const string fence = "```bash\n";
        var snippet = ReadmeTests.Text[
            (ReadmeTests.Text.IndexOf(fence, StringComparison.Ordinal) + fence.Length)..
        ];
        var file = Path.GetTempFileName();
        try
        {
            // The cursor is behind "li". The command itself also suggests upload-link, which contains "li".
            await File.WriteAllTextAsync(
                file,
                $$"""
                {{snippet[..snippet.IndexOf("```", StringComparison.Ordinal)]}}
                cfimages() { dotnet "$CFIMAGES" "$@"; }
                COMP_LINE='cfimages li --ids' COMP_POINT=11
                _cfimages cfimages li cfimages
                printf '%s\n' "${COMPREPLY[@]}"
                """
            );
            Assert.Equal(
                new Outcome(ExitCode.Success, "list\n", ""),
                await Shell.Run("bash \"$FILE\"", ("FILE", file))
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task An_id_in_brackets_is_an_id()
    {
        var outcome = await Process.Run("get", "[suggest]", "--sandbox");
        Assert.Equal(ExitCode.NotFound, outcome.ExitCode);
    }
}
