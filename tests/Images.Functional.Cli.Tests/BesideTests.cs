using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>In runs of many: errors and messages beside a result, and replies of other operations.</summary>
public sealed class BesideTests : TempFolderTest
{
    private const string Reply =
        """{"success":true,"result":{"id":"a"},"errors":[{"code":1001,"message":"slow"}],"messages":[{"code":1002,"message":"soon"}]}""";

    [Fact]
    public async Task Errors_and_messages_of_each_go_to_standard_error()
    {
        using var server = Answering(Reply);
        var outcome = await server.Run("", "get", "a", "b", "--at-once=1");
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        foreach (var id in new[] { "a", "b" })
            Assert.Contains(
                $"{id}: error beside the result: slow (code 1001)\n{id}: message: soon (code 1002)\n",
                outcome.Error,
                StringComparison.Ordinal
            );
        Assert.Equal(
            "a: error beside the result: slow (code 1001)\n",
            (await server.Run("", "get", "a", "--failed", Place("f"), "--quiet")).Error
        );
    }

    [Fact]
    public async Task Those_of_a_single_upload_do_too()
    {
        Write("a.gif");
        using var server = Answering(Reply);
        var outcome = await server.Run("", "upload", Place("a.gif"));
        Assert.Equal(
            (
                ExitCode.Success,
                "error beside the result: slow (code 1001)\nmessage: soon (code 1002)\n"
            ),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [Theory]
    [InlineData("""{"id":"a","uploadURL":"https://upload.imagedelivery.net/h/5ecret"}""")]
    [InlineData("""{"token":"5ecret","expiresAt":"2030-01-01T00:00:00Z"}""")]
    public async Task The_reply_of_another_operation_is_a_failure_and_is_not_printed(string result)
    {
        using var server = Answering($$"""{"success":true,"result":{{result}}}""");
        foreach (var options in new[] { Array.Empty<string>(), ["--json"] })
        {
            var outcome = await server.Run("", ["get", "a", "b", .. options]);
            Assert.Equal((ExitCode.SomeFailed, ""), (outcome.ExitCode, outcome.Output));
            Assert.Contains(", not image details", outcome.Error, StringComparison.Ordinal);
            Assert.EndsWith("0 fetched, 2 failed\n", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Deleting_prints_the_same_json_for_one_and_for_several()
    {
        using var server = new ApiServer(State(3));
        var one = await server.Run("", "delete", "image-0", "--json", "--compact");
        var several = await server.Run("", "delete", "image-1", "image-2", "--yes", "--json");
        Assert.Equal(
            ["""{"id":"image-0"}""", """{"id":"image-1"}""", """{"id":"image-2"}"""],
            Lines(one.Output).Concat(Lines(several.Output).Order())
        );
    }

    [Theory]
    [InlineData("get")]
    [InlineData("get", "--failed", "list")]
    [InlineData("get", "--resume", "list")]
    [InlineData("delete", "--failed", "list")]
    [InlineData("download", "--output", "down")]
    public async Task The_json_of_one_is_indented_unless_it_is_compact(
        string command,
        params string[] options
    )
    {
        var args = options.Select(one => one is "list" or "down" ? Place(one) : one);
        foreach (var (compact, lines) in new[] { ("--compact", 1), ("--verbose", 3) })
        {
            using var server = new ApiServer(SandboxState.WithDocumentedImage);
            var outcome = await server.Run(
                "",
                [command, Documented.Id.Value, "--json", compact, .. args, .. Again(command)]
            );
            Assert.Equal(ExitCode.Success, outcome.ExitCode);
            Assert.InRange(Lines(outcome.Output).Length, lines, lines == 1 ? 1 : int.MaxValue);
            File.Delete(Place("list"));
        }

        static string[] Again(string command) => command == "download" ? ["--force"] : [];
    }

    [Theory]
    [InlineData("delete", "--yes")]
    [InlineData("download", "--output", "down")]
    public async Task Json_escapes_what_a_terminal_would_obey(
        string command,
        params string[] options
    )
    {
        const string Hostile = "a\u009b31mb";
        using var server = new ApiServer(
            State(0).With(Documented.Account, Read(ImageId.Any(Hostile)), Image.Empty)
        );
        var args = options.Select(one => one == "down" ? Place("down") : one);
        var outcome = await server.Run(Hostile + "\n", [command, "-", "--json", .. args]);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Contains("\\u009B", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Output, static unit => char.IsControl(unit) && unit != '\n');
    }

    private static ApiServer Answering(string body) =>
        new(State(1)) { Fate = () => SandboxStep.Reply(new SandboxReply(200, Body: body)) };
}
