using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Colours only on a terminal, and only unless the user switches them off.</summary>
public sealed class ColourTests
{
    private const string Id = "107b9558-dd06-4bbd-5fef-9c2c16bb7900";

    [Fact]
    public async Task Colours_are_for_terminals()
    {
        Assert.Contains('\e', (await Process.RunOnTerminal("get", Id, "--sandbox")).Output);
        Assert.DoesNotContain('\e', (await Process.Run("get", Id, "--sandbox")).Output);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public async Task Colours_can_be_switched_off(string variable, string value) =>
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
}
