using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary><c>cfimages update</c>, and what it has in common with the other changes.</summary>
public sealed class UpdateTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    public async Task A_new_id_is_printed_first_and_remarked(string option)
    {
        var outcome = await Answered(
            """{"creator":"c","id":"new-id","requireSignedURLs":true}""",
            [
                "--require-signed-urls",
                "true",
                .. option.Length == 0 ? Array.Empty<string>() : [option],
            ]
        );
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.StartsWith(
            option.Length == 0 ? $"{"id", -19}new-id\n" : "{\n  \"id\": \"new-id\",\n",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.Equal("The image's id has changed. Store the new one: new-id\n", outcome.Error);
    }

    [Fact]
    public async Task The_same_id_is_not_remarked() =>
        Assert.Equal(
            new Outcome(ExitCode.Success, $"{"id", -19}old-id\n", ""),
            await Answered("""{"id":"old-id"}""", "--creator", "c")
        );

    [Fact]
    public async Task Another_reply_is_not_an_image() =>
        Assert.Equal(
            new Outcome(
                ExitCode.Unreadable,
                "",
                "error: /result: this is a list of signing keys, not image details\n"
            ),
            await Answered("""{"keys":[{"name":"a","value":"5ecret"}]}""", "--creator", "c")
        );

    [Theory]
    [InlineData(
        "update: nothing to change; pass --metadata, --require-signed-urls or --creator",
        "update",
        "id"
    )]
    [InlineData(
        "config: nothing to change; pass --flexible-variants, --browser-ttl or --preserve-content-credentials",
        "config"
    )]
    [InlineData(
        "update: an update replaces all options; pass --fit, --width, --height, --metadata or --browser-ttl",
        "variants",
        "update",
        "hero",
        "--never-require-signed-urls=true"
    )]
    public async Task An_update_without_changes_lists_the_possible_changes(
        string error,
        params string[] args
    ) =>
        Assert.Equal(
            new Outcome(ExitCode.Usage, "", $"error: {error}\nNothing was sent.\n"),
            await Process.Run([.. args, "--sandbox"])
        );

    [Fact]
    public async Task All_errors_are_reported_at_once() =>
        Assert.Equal(
            """
            error: --account: expected no path segment . or .., found only ..
            error: image_id: expected no path segment . or .., found only ..
            error: --metadata: malformed JSON (byte 1): expected the rest of the JSON value, found the end
            error: --require-signed-urls: expected true or false, found "yes"
            error: --creator: expected at most 1,024 characters, found 1,025 characters
            Nothing was sent.

            """,
            (
                await Process.Run(
                    "update",
                    "..",
                    "--account=..",
                    "--metadata={",
                    "--require-signed-urls=yes",
                    $"--creator={new string('x', 1025)}",
                    "--sandbox"
                )
            ).Error
        );

    [Fact]
    public async Task All_errors_of_a_variant_are_reported_at_once() =>
        Assert.Equal(
            """
            error: variant_id: expected 1 to 99 characters, found 100 characters
            error: --width: expected at least 1, found 0.5
            error: --height: expected a number, found "1,000"
            error: --metadata: expected 1 to 64 characters, found 65 characters
            error: --browser-ttl: expected 3,600 to 31,536,000 seconds (one hour to one year), found 5
            error: --never-require-signed-urls: expected true or false, found "TRUE"
            Nothing was sent.

            """,
            (
                await Process.Run(
                    "variants",
                    "create",
                    new string('x', 100),
                    "--width=0.5",
                    "--height=1,000",
                    $"--metadata={new string('x', 65)}",
                    "--browser-ttl=5",
                    "--never-require-signed-urls=TRUE",
                    "--sandbox"
                )
            ).Error
        );

    [Theory]
    [InlineData(
        "--browser-ttl=1h",
        "--browser-ttl: expected a whole number of seconds, found \"1h\""
    )]
    [InlineData(
        "--browser-ttl=99999999999999999999",
        "--browser-ttl: expected a whole number of seconds, found \"99999999999999999999\""
    )]
    public async Task A_wrong_number_is_named(string option, string error) =>
        Assert.Equal(
            $"error: {error}\nNothing was sent.\n",
            (await Process.Run("config", option, "--sandbox")).Error
        );

    [Theory]
    [InlineData("--metadata", "null", "must not be null")]
    [InlineData("--meta", "null", "must not be null")]
    [InlineData(
        "--metadata",
        "@-",
        "malformed JSON (byte 0): expected one JSON value, found the end"
    )]
    [InlineData(
        "--meta",
        "@/no/such/file",
        "can't read /no/such/file: Could not find a part of the path '/no/such/file'."
    )]
    [InlineData("--metadata", "@/", "can't read /: it is a directory")]
    [InlineData("--metadata", "@/dev/zero", "/dev/zero is larger than 1 MiB")]
    public async Task Wrong_metadata_are_refused(string option, string value, string error)
    {
        if (value == "@/dev/zero" && !File.Exists("/dev/zero"))
            return;
        var outcome = await Process.Run("update", "id", option, value, "--sandbox");
        Assert.Equal(
            new Outcome(ExitCode.Usage, "", $"error: --metadata: {error}\nNothing was sent.\n"),
            outcome
        );
    }

    [Fact]
    public async Task Metadata_come_from_a_file_or_from_standard_input()
    {
        const string metadata = "{ \"album\" : \"été\" }";
        var file = Path.GetTempFileName();
        try
        {
            // A byte order mark is passed over.
            await File.WriteAllTextAsync(file, metadata, new UTF8Encoding(true));
            foreach (var (path, input) in new[] { (file, ""), ("-", metadata) })
            {
                await using var server = new OneReply(
                    200,
                    """{"success":true,"result":{"id":"id"}}"""
                );
                var outcome = await Process.Run(
                    new Dictionary<string, string>
                    {
                        ["CLOUDFLARE_API_TOKEN"] = "5ecret-token",
                        ["CLOUDFLARE_BASE_URL"] = server.Address,
                    },
                    input,
                    false,
                    "update",
                    "id",
                    "--account=a",
                    "--meta",
                    "@" + path
                );
                Assert.Equal(ExitCode.Success, outcome.ExitCode);
                Assert.Equal("""{"metadata":{"album":"été"}}""", await server.RequestBody);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_creator_may_be_empty()
    {
        await using var server = new OneReply(200, """{"success":true,"result":{"id":"id"}}""");
        await Calls.Run(
            new Call(["update", "id", "--creator", ""], 1, "PATCH", "/id", ""),
            server.Address
        );
        Assert.Equal("""{"creator":""}""", await server.RequestBody);
    }

    private static Task<Outcome> Answered(string result, params string[] options) =>
        Calls.Answered(
            new Call(["update", "old-id"], 1, "PATCH", "/old-id", result),
            result,
            options
        );
}
