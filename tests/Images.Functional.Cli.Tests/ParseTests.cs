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
    public async Task An_API_error_differs_from_a_broken_envelope() =>
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
    public async Task A_long_custom_id_is_named_with_its_place() =>
        Assert.Contains(
            "id at /result/id: expected 1 to 32 characters, or a UUID of 36 (ImageId.Custom takes custom ids), found 33 characters",
            (
                await Process.RunWithInput(
                    $$$"""{"success":true,"result":{"id":"{{{new string('a', 33)}}}"}}""",
                    "parse",
                    "--strict"
                )
            ).Error,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("\"id\":\"i\"")]
    [InlineData("")]
    public async Task A_documented_id_or_none_is_read_to_the_letter(string member) =>
        Assert.Equal(
            ExitCode.Success,
            (
                await Process.RunWithInput(
                    $$$"""{"success":true,"result":{ {{{member}}} }}""",
                    "parse",
                    "--strict"
                )
            ).ExitCode
        );

    [Fact]
    public async Task A_draft_is_reported_as_one() =>
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

    [Theory]
    [InlineData(""" "draft":true """, "draft", "true (the file has not arrived yet)")]
    [InlineData(""" "draft":false """, "draft", "false (the file has arrived)")]
    [InlineData(""" "metadata":{"a":1} """, "meta", """{"a":1}""")]
    [InlineData(""" "images":[] """, "images", "[] (belongs to a list of images)")]
    [InlineData(
        """ "uploadURL":"https://upload.example/secret" """,
        "uploadURL",
        "hidden (belongs to an upload link)"
    )]
    [InlineData(
        """ "keys":[{"name":"default","value":"secret"}] """,
        "keys",
        "hidden (belongs to a list of signing keys)"
    )]
    [InlineData(""" "more":1 """, "more", "1 (in no document of the API)")]
    public async Task Undocumented_members_are_marked_as_such(
        string member,
        string label,
        string text
    ) =>
        Assert.Equal(
            $"{"filename", -19}a.png\n{label, -19}{text}\n",
            (
                await Process.RunWithInput(
                    $$$"""{"success":true,"result":{"filename":"a.png",{{{member}}}}}""",
                    "parse"
                )
            ).Output
        );

    [Theory]
    [InlineData("""{"images":[{"id":"a"}]}""", "a list of images")]
    [InlineData("""{"images":[],"continuation_token":null}""", "a list of images")]
    [InlineData("""{"id":"a","uploadURL":"https://upload.example/secret"}""", "an upload link")]
    [InlineData("""{"keys":[{"name":"default","value":"secret"}]}""", "a list of signing keys")]
    [InlineData("""{"variant":{"id":"hero","options":{}}}""", "a variant")]
    [InlineData("""{"id":"hero","options":{"fit":"cover"}}""", "a variant")]
    [InlineData("""{"count":{"current":1,"allowed":2}}""", "usage statistics")]
    [InlineData("""{"token":"secret","expiresAt":"2030-01-01T00:00:00Z"}""", "a batch token")]
    [InlineData("""{"flexible_variants":true}""", "the account's configuration")]
    public async Task Another_operations_reply_is_not_taken_for_an_image(
        string result,
        string reply
    )
    {
        foreach (var options in new[] { Array.Empty<string>(), ["--json"] })
            Assert.Equal(
                new Outcome(
                    ExitCode.Unreadable,
                    "",
                    $"error: /result: this is {reply}, not image details\n"
                ),
                await Process.RunWithInput(
                    $$"""{"success":true,"result":{{result}}}""",
                    ["parse", .. options]
                )
            );
    }

    [Fact]
    public async Task A_reply_that_may_be_a_list_of_variants_is_reported_as_one() =>
        Assert.Equal(
            new Outcome(
                ExitCode.Unreadable,
                "",
                """
                error: unexpected JSON at /result/variants (byte 37): expected an array of strings, found an object
                If this is a list of variants: it is not image details.

                """
            ),
            await Process.RunWithInput(
                """{"success":true,"result":{"variants":{"hero":{"id":"hero"}}}}""",
                "parse"
            )
        );

    [Fact]
    public async Task Messages_beside_a_success_go_to_standard_error()
    {
        const string envelope =
            """{"success":true,"errors":[{"code":1001,"message":"slow\u001b[31m"}],"messages":[{"code":1002,"message":"moves\nsoon"}],"result":{"id":"a"}}""";
        const string beside = """
            error beside the result: slow\u{1B}[31m (code 1001)
            message: moves\u{A}soon (code 1002)

            """;
        Assert.Equal(
            new Outcome(0, $"{"id", -19}a\n", beside),
            await Process.RunWithInput(envelope, "parse")
        );
        Assert.Equal(
            new Outcome(0, "{\n  \"id\": \"a\"\n}\n", beside),
            await Process.RunWithInput(envelope, "parse", "--json")
        );
    }

    [Fact]
    public async Task Messages_beside_a_success_are_limited()
    {
        var entries = string.Join(
            ',',
            Enumerable.Repeat("""{"code":1001,"message":"words"}""", 40_000)
        );
        var outcome = await Process.RunWithInput(
            $$$"""{"success":true,"errors":[{{{entries}}}],"messages":[],"result":{"id":"a"}}""",
            "parse"
        );
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.InRange(outcome.Error.Length, 1, 10_000);
        Assert.EndsWith(" more.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replys_texts_cannot_control_a_terminal()
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
    public async Task A_directory_is_reported_as_one() =>
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
