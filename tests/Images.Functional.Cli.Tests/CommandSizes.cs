using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>What one more command costs.</summary>
public sealed class CommandSizes
{
    private const int MostLines = 40;

    [Theory]
    [InlineData("Get", 1)]
    [InlineData("Delete", 1)]
    [InlineData("Stats", 1)]
    [InlineData("Keys", 3)]
    [InlineData("Variants", 5)]
    public void A_command_has_at_most_forty_lines(string name, int commands)
    {
        var lines = File.ReadAllLines(
            Path.Combine(
                Root(AppContext.BaseDirectory),
                "src",
                "Images.Functional.Cli",
                "Commands",
                $"{name}Command.cs"
            )
        );
        // A group of commands is one more.
        Assert.Equal(
            commands > 1 ? commands + 1 : commands,
            lines.Count(static line =>
                line.Contains("new ExampleCommand(", StringComparison.Ordinal)
            )
        );
        Assert.InRange(lines.Length, 1, MostLines * commands);
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Images.Functional.sln"))
            ? folder
            : Root(Path.GetDirectoryName(folder)!);
}
