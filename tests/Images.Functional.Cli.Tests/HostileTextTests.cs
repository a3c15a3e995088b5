using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Arguments with escape sequences and control characters, in every place of the command line.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Hostile => [.. HostileTexts];

    internal static IReadOnlyList<string> HostileTexts { get; } =
    ["\e[31m", "\u009b31m", "\n\r", "\a\b\0", "\u202E\u2066", "\u2028", "\u200F", "\x7f", "\ud800"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Arguments_cannot_control_a_terminal(string text)
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
}
