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
