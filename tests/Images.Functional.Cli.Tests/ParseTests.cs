using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

public sealed class ParseTests
{
    [Fact]
    public async Task The_documented_response_is_read_from_standard_input()
    {
        var outcome = await Process.RunWithInput(Process.Documented, "parse", "-");
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.StartsWith("id                 id\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documented_response_is_read_from_a_file() =>
        Assert.Equal(
            await Process.RunWithInput(Process.Documented, "parse"),
            await Process.Run(
                "parse",
                Path.Combine(AppContext.BaseDirectory, "Data", "image-details.response.json")
            )
        );

    [Fact]
    public async Task Every_error_has_its_own_line_with_its_pointer()
    {
        var outcome = await Process.RunWithInput(
            """{"success":true,"result":{"id":7,"uploaded":"today","variants":["https://a/b","c"]}}""",
            "parse"
        );
        Assert.Equal(ExitCode.Unreadable, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Equal(
            ["/result/id", "/result/uploaded", "/result/variants/1"],
            outcome
                .Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line =>
                    line.Split(' ', ',', ':').First(static word => word.StartsWith('/'))
                )
        );
    }

    [Fact]
    public async Task An_API_error_is_told_from_a_broken_envelope() =>
        Assert.Equal(
            ExitCode.ApiError,
            (
                await Process.RunWithInput(
                    """{"success":false,"errors":[{"code":7003,"message":"No route for the URI"}]}""",
                    "parse"
                )
            ).ExitCode
        );

    [Theory]
    [InlineData(false, ExitCode.Success)]
    [InlineData(true, ExitCode.Unreadable)]
    public async Task A_long_custom_id_is_an_error_only_to_the_letter(
        bool isStrict,
        int exitCode
    ) =>
        Assert.Equal(
            exitCode,
            (
                await Process.RunWithInput(
                    $$$"""{"success":true,"result":{"id":"{{{new string('a', 33)}}}"}}""",
                    isStrict ? ["parse", "--strict"] : ["parse"]
                )
            ).ExitCode
        );

    [Fact]
    public async Task A_draft_is_said_to_be_one() =>
        Assert.Contains(
            "the file has not arrived yet",
            (
                await Process.RunWithInput(
                    """{"success":true,"result":{"id":"x","draft":true}}""",
                    "parse"
                )
            ).Output,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task What_a_reply_holds_cannot_drive_a_terminal()
    {
        var outcome = await Process.RunWithInput(
            """{"success":true,"result":{"filename":"\u001b[2Jx\u202Ey\n","meta":"\u009b1m\u0007"}}""",
            "parse"
        );
        Assert.DoesNotContain(
            outcome.Output.Replace("\n", "", StringComparison.Ordinal),
            static unit => char.IsControl(unit) || unit == '\u202E'
        );
    }

    [Fact]
    public async Task A_directory_is_said_to_be_one() =>
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                $"error: can't read {AppContext.BaseDirectory}: it is a directory\n"
            ),
            await Process.Run("parse", AppContext.BaseDirectory)
        );

    [Fact]
    public async Task The_name_of_a_file_cannot_drive_a_terminal() =>
        Assert.DoesNotContain('\e', (await Process.Run("parse", "no\e[2Jsuch\e-file")).Error);

    [Fact]
    public async Task A_file_that_is_not_there_is_bad_usage()
    {
        var outcome = await Process.Run("parse", "no-such-file.json");
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("no-such-file.json", outcome.Error, StringComparison.Ordinal);
    }
}
