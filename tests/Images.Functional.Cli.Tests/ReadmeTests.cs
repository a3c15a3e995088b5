using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>The command's README lists what the command has.</summary>
public sealed class ReadmeTests
{
    internal static readonly string Text = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Data", "README.md")
    );

    public static TheoryData<string> Names => HelpTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void It_has_every_command(string name) =>
        Assert.Contains(
            name is "variants create" or "variants update"
                ? "    cfimages variants create|update "
                : $"    cfimages {name}",
            Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void It_has_every_exit_code() =>
        Assert.All(
            UsageTests.ExitCodes(),
            static code =>
                Assert.Contains(
                    code is ExitCode.HungUp or ExitCode.Cancelled or ExitCode.Terminated
                        ? "| 129, 130, 143 |"
                        : $"| {code} |",
                    Text,
                    StringComparison.Ordinal
                )
        );

    [Fact]
    public void It_has_every_variable_and_every_common_option() =>
        Assert.All(
            Variables
                .Help()
                .Skip(1)
                .Select(static line => line.Trim().Split(' ')[0])
                .Concat(CommonOptions.All.Select(static option => option.Name)),
            static name => Assert.Contains($"`{name}", Text, StringComparison.Ordinal)
        );
}
