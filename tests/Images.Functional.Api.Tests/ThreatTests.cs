using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Images.Functional.Api.Tests;

/// <summary>The threat model (<c>tests/THREATS.md</c>) names a test for each defence, and each of them exists.</summary>
public sealed partial class ThreatTests
{
    private static readonly string Tests = Path.Combine(Reviewed.Folder, "..");

    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Tests, "THREATS.md"))
            .Where(static line => line.StartsWith('|'))
            .Skip(2)
            .Select(static line => line.Split('|')),
    ];

    [Fact]
    public void Each_defence_has_tests_that_exist()
    {
        var code = string.Concat(
            Directory
                .GetFiles(Tests, "*.cs", SearchOption.AllDirectories)
                .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        Assert.True(Rows.Length > 20);
        Assert.All(
            Rows,
            row =>
            {
                var names = Name().Matches(row[4]).Select(static one => one.Groups[1].Value);
                Assert.NotEmpty(names);
                Assert.All(
                    names,
                    name => Assert.Contains($" {name}(", code, StringComparison.Ordinal)
                );
            }
        );
    }

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex Name();
}
