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
    public async Task A_line_is_completed(string line, string expected)
    {
        var outcome = await Process.Run($"[suggest:{line.Length}]", line);
        Assert.Equal(new Outcome(ExitCode.Success, expected + "\n", ""), outcome);
    }

    [Fact]
    public async Task An_id_in_brackets_is_an_id()
    {
        var outcome = await Process.Run("get", "[suggest]", "--sandbox");
        Assert.Equal(ExitCode.NotFound, outcome.ExitCode);
    }
}
