using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using LanguageExt;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Lists, and commands over many images, against a sandbox on loopback.</summary>
public sealed class ManyTests : TempFolderTest
{
    [Theory]
    [InlineData("Cloudflare")]
    [InlineData("no")]
    public async Task The_error_of_an_id_names_it_whatever_it_is(string id)
    {
        using var server = new ApiServer(State(0));
        var outcome = await server.Run("", "delete", id, "another", "--yes");
        Assert.Contains(
            $"error: {id}: Cloudflare says: Image not found",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_list_is_a_table_ids_or_json_lines()
    {
        using var server = new ApiServer(State(3));
        var table = await server.Run("", "list");
        Assert.Equal(
            [
                "image-2                               2026-01-01T00:00:02Z  f2.png  u0",
                "image-1                               2026-01-01T00:00:01Z  f1.png  u1",
                "image-0                               2026-01-01T00:00:00Z  f0.png  u0",
            ],
            Lines(table.Output)
        );
        Assert.Equal((0, "3 images\n"), (table.ExitCode, table.Error));
        Assert.Equal(
            ["image-0", "image-1"],
            Lines((await server.Run("", "list", "--ids", "--sort", "asc", "--limit", "2")).Output)
        );
        Assert.Equal(
            ["image-1"],
            Lines((await server.Run("", "list", "--json", "--creator", "u1")).Output)
                .Select(static line => $"{((ImageId)Read(Image.Codec.Parse(line)).Id)}")
        );
    }

    [Theory]
    [InlineData("n=1", "image-1")]
    [InlineData("n>=2", "image-3 image-2")]
    [InlineData("n>2", "image-3")]
    [InlineData("n<1", "image-0")]
    [InlineData("n<=1", "image-1 image-0")]
    [InlineData("n=0|3", "image-3 image-0")]
    [InlineData("s=x1", "image-1")]
    [InlineData("s=x0|x1", "image-1 image-0")]
    [InlineData("n=\"1\"", "")]
    [InlineData("n=\"1\"|\"2\"", "")]
    [InlineData("s=\"x0\"|x1", "image-1 image-0")]
    [InlineData("s=\"x0|x1\"", "")]
    [InlineData("zip=\"12\"|\"34\"", "image-9")]
    [InlineData("zip=12|34", "")]
    [InlineData("even=true", "image-2 image-0")]
    [InlineData("even=true|false", "")]
    public async Task A_list_is_filtered_by_metadata(string condition, string ids)
    {
        using var server = new ApiServer(
            State(4)
                .With(
                    Documented.Account,
                    Id(9),
                    Image.Empty with
                    {
                        Id = Id(9),
                        Meta = Metadata.Create("""{"zip":"12"}""").ToOption(),
                    }
                )
        );
        var outcome = await server.Run("", "list", "--ids", "--where", condition);
        Assert.Equal((0, ids), (outcome.ExitCode, string.Join(' ', Lines(outcome.Output))));
    }

    [Fact]
    public async Task All_errors_of_a_list_are_reported_and_nothing_is_sent()
    {
        using var server = new ApiServer(State(1));
        var outcome = await server.Run(
            "",
            "list",
            "--where",
            "nothing",
            "--where",
            "a b=1",
            "--where",
            "n>x",
            "--where",
            "n=\"1",
            "--ids",
            "--json",
            "--sort",
            "up",
            "--limit",
            "0"
        );
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        foreach (
            var part in new[]
            {
                "--where",
                "a closing quote",
                "--sort",
                "--limit",
                "--ids",
                "Nothing was sent.",
            }
        )
            Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.State.Requests);
    }

    [Fact]
    public async Task An_image_that_cannot_be_read_is_an_error_and_the_list_goes_on()
    {
        using var server = new ApiServer(
            State(1).WithEnvelope(Documented.Account, Id(9), """{"result":{"id":7}}""")
        );
        var outcome = await server.Run("", "list", "--ids");
        Assert.Equal(ExitCode.Unreadable, outcome.ExitCode);
        Assert.Equal(["image-0"], Lines(outcome.Output));
        Assert.Contains("/result/images/1/id", outcome.Error, StringComparison.Ordinal);
        var table = await server.Run("", "list");
        Assert.EndsWith("\n1 image\n", table.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("delete", "--yes")]
    [InlineData("download")]
    public async Task An_id_that_no_image_can_have_is_refused_before_the_others_are_sent(
        string command,
        params string[] options
    )
    {
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("", [command, "image-0", "keys", .. options]);
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
        Assert.EndsWith("Nothing was sent.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_of_many_come_as_json_lines()
    {
        using var server = new ApiServer(State(3));
        var outcome = await server.Run("", "get", "image-0", "image-2", "--json");
        Assert.Equal((0, "2 fetched\n"), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            ["image-0", "image-2"],
            Lines(outcome.Output)
                .Select(static line => $"{((ImageId)Read(Image.Codec.Parse(line)).Id)}")
                .Order()
        );
    }

    [Theory]
    [InlineData("delete", "a", "b")]
    [InlineData("delete", "-")]
    public async Task Deleting_several_needs_a_yes(params string[] args)
    {
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("image-0\n", args);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("--yes", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.State.Requests);
    }

    [Fact]
    public async Task The_same_id_twice_is_deleted_once()
    {
        using var server = new ApiServer(State(2));
        var outcome = await server.Run("", "delete", "image-0", "image-1", "image-0", "--yes");
        Assert.Equal((0, "2 deleted\n"), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public async Task The_same_id_twice_in_the_input_is_deleted_once()
    {
        using var server = new ApiServer(State(2));
        var outcome = await server.Run(
            "image-0\nimage-1\nimage-0\n",
            "delete",
            "image-1",
            "-",
            "--yes"
        );
        Assert.Equal((0, "2 deleted\n"), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public async Task The_same_id_twice_in_the_input_is_downloaded_once()
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var id = Documented.Id.Value;
        var outcome = await server.Run($"{id}\n{id}\n", "download", "-", "--output", Place("down"));
        Assert.Equal((ExitCode.Success, 1), (outcome.ExitCode, server.State.Requests));
    }

    [Fact]
    public async Task The_same_id_twice_is_downloaded_once()
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] ids = [Documented.Id.Value, Documented.Id.Value];
        var outcome = await server.Run("", ["download", .. ids, "--output", Place("down/")]);
        Assert.Equal((ExitCode.Success, 1), (outcome.ExitCode, server.State.Requests));
    }

    [Theory]
    [InlineData("--at-once", "delete", "a", "b", "--at-once=0")]
    [InlineData("image_id", "delete", "a", "", "b")]
    public async Task A_missing_yes_is_reported_with_all_other_errors(
        string other,
        params string[] args
    )
    {
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("", args);
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
        Assert.Contains("--yes: needed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(other, outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "--at-once=0")]
    [InlineData("keys")]
    public async Task It_does_not_ask_about_what_cannot_be_sent(params string[] args)
    {
        var (code, error, requests) = await AtTerminal("y\n", true, ["delete", "b", .. args]);
        Assert.Equal((ExitCode.Usage, 0), (code, requests));
        Assert.DoesNotContain("[y/N]", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_ask_if_standard_error_is_redirected()
    {
        var (code, error, requests) = await AtTerminal("y\n", false, ["delete", "a", "b"]);
        Assert.Equal((ExitCode.Usage, 0), (code, requests));
        Assert.Contains("--yes: needed", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y\n", 0, 2)]
    [InlineData("YES\n", 0, 2)]
    [InlineData("n\n", 2, 0)]
    [InlineData("", 2, 0)]
    public async Task On_a_terminal_it_asks(string answer, int exitCode, int requests)
    {
        var (code, error, sent) = await AtTerminal(answer, true, ["delete", "image-0", "image-1"]);
        Assert.Equal((exitCode, requests), (code, sent));
        Assert.StartsWith("Delete 2 images? [y/N] ", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Error, long Requests)> AtTerminal(
        string answer,
        bool isSeen,
        string[] args
    )
    {
        using var server = new ApiServer(State(2));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(
            args,
            new Host(
                output,
                error,
                () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer)),
                name => server.Variables.GetValueOrDefault(name),
                false,
                isSeen
            )
            {
                InputIsTerminal = true,
            }
        );
        return (code, error.ToString(), server.State.Requests);
    }
}
