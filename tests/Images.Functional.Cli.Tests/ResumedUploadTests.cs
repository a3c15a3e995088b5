using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Uploads that continue an earlier run: of changed files, and with other fields.</summary>
public sealed class ResumedUploadTests : TempFolderTest
{
    [Fact]
    public async Task Uncertain_uploads_of_an_earlier_run_are_repeated_only_on_request()
    {
        Write("a.gif", "b.gif", "c.gif");
        var resume = Place("resume.ndjson");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] upload =
        [
            "upload",
            Place("a.gif"),
            Place("b.gif"),
            Place("c.gif"),
            "--resume",
            resume,
            "--failed",
            Place("failed.txt"),
        ];
        await server.Run("", "upload", Place("a.gif"), "--resume", resume);
        await File.AppendAllTextAsync(
            resume,
            $$"""{"key":"{{Place("b.gif")}}","state":"started"}""" + "\n"
        );

        var outcome = await server.Run("", upload);
        Assert.Equal(ExitCode.Uncertain, outcome.ExitCode);
        Assert.Contains(
            "an earlier run may have done this",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "1 uploaded, 1 skipped (already done), 1 uncertain: check before you try again\n",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(["a.gif", "c.gif"], Names(server));
        Assert.Empty(await File.ReadAllTextAsync(Place("failed.txt")));
        Assert.Contains("\"id\":\"", await File.ReadAllTextAsync(resume), StringComparison.Ordinal);

        var again = await server.Run("", [.. upload, "--retry-uncertain"]);
        Assert.Equal((0, "1 uploaded, 2 skipped (already done)\n"), (again.ExitCode, again.Error));
        Assert.Equal(["a.gif", "b.gif", "c.gif"], Names(server));
    }

    [Fact]
    public async Task A_file_is_known_however_its_relative_path_is_written()
    {
        Write("sub/a.gif");
        var path = Path.GetRelativePath(".", Place("sub"));
        string[] options = ["--recursive", "--resume", Place("resume.ndjson")];
        using var server = new ApiServer(SandboxState.WithDocumentedImage);

        var outcomes = new List<string>();
        foreach (var spelling in new[] { path, $"./{path}", $"{path}/", $"{path}/../sub" })
            outcomes.Add((await server.Run("", ["upload", spelling, .. options])).Error);

        Assert.Equal("1 uploaded\n", outcomes[0]);
        Assert.All(
            outcomes[1..],
            static error => Assert.Equal("0 uploaded, 1 skipped (already done)\n", error)
        );
    }

    [Fact]
    public async Task An_upload_whose_success_cannot_be_read_is_uncertain_and_not_repeated()
    {
        Write("a.gif");
        string[] upload =
        [
            "upload",
            Place("a.gif"),
            "--resume",
            Place("resume.ndjson"),
            "--failed",
            Place("failed.txt"),
        ];
        using var server = new ApiServer(SandboxState.WithDocumentedImage);

        await using (var portal = new OneReply(200, "<html>"))
            Assert.Equal(ExitCode.Uncertain, (await Through(portal, server, upload)).ExitCode);
        Assert.Contains(
            "\"state\":\"uncertain\"",
            await File.ReadAllTextAsync(Place("resume.ndjson")),
            StringComparison.Ordinal
        );
        Assert.Empty(await File.ReadAllTextAsync(Place("failed.txt")));

        Assert.Equal(ExitCode.Uncertain, (await server.Run("", upload)).ExitCode);
        Assert.Empty(Names(server));
    }

    [Fact]
    public async Task A_single_upload_whose_success_cannot_be_read_warns()
    {
        Write("a.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        await using var portal = new OneReply(200, "<html>");

        var outcome = await Through(portal, server, "upload", Place("a.gif"));

        Assert.Equal(ExitCode.Uncertain, outcome.ExitCode);
        Assert.Contains("check before you send it again", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_whose_success_could_not_be_read_is_done_if_the_image_is_gone()
    {
        string[] delete = ["delete", "image-0", "--resume", Place("resume.ndjson")];
        using var server = new ApiServer(State(0));

        await using (var portal = new OneReply(200, "<html>"))
            Assert.NotEqual(0, (await Through(portal, server, delete)).ExitCode);

        Assert.Equal((0, "1 deleted\n"), await Ends(server, delete));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("""{"success":false,"errors":[{"code":7003,"message":"Could not route"}]}""")]
    public async Task A_deletion_is_not_done_by_a_404_that_says_nothing_of_the_image(string body)
    {
        string[] delete = ["delete", "image-0", "--resume", Place("resume.ndjson")];
        using var server = new ApiServer(State(1));
        await using (var portal = new OneReply(200, "<html>"))
            Assert.NotEqual(0, (await Through(portal, server, delete)).ExitCode);

        await using (var proxy = new OneReply(404, body))
            Assert.Equal(ExitCode.SomeFailed, (await Through(proxy, server, delete)).ExitCode);

        Assert.Equal((0, "1 deleted\n"), await Ends(server, delete));
    }

    [Theory]
    [InlineData("--id=a")]
    [InlineData("--creator=someone")]
    [InlineData("--metadata={\"a\":1}")]
    [InlineData("--private")]
    [InlineData("--name=other.gif")]
    [InlineData("--type=image/png")]
    public async Task What_is_done_is_done_with_these_fields_only(string option)
    {
        Write("a.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] upload = ["upload", Place("a.gif"), "--resume", Place("resume.ndjson")];
        foreach (var command in new[] { upload, [.. upload, option] })
        {
            Assert.Equal((0, "1 uploaded\n"), await Ends(server, command));
            Assert.Equal(
                (0, "0 uploaded, 1 skipped (already done)\n"),
                await Ends(server, command)
            );
        }
    }

    [Theory]
    [InlineData("GIF89b", 1)]
    [InlineData("GIF89a, longer", 0)]
    public async Task A_changed_file_is_not_done(string content, int hoursLater)
    {
        Write("a.gif");
        File.CreateSymbolicLink(Place("link.gif"), Place("a.gif"));
        var time = File.GetLastWriteTimeUtc(Place("a.gif"));
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] upload =
        [
            "upload",
            Place("a.gif"),
            Place("link.gif"),
            "--resume",
            Place("resume.ndjson"),
        ];
        Assert.Equal((0, "2 uploaded\n"), await Ends(server, upload));
        await File.WriteAllTextAsync(Place("a.gif"), content);
        File.SetLastWriteTimeUtc(Place("a.gif"), time.AddHours(hoursLater));
        Assert.Equal((0, "2 uploaded\n"), await Ends(server, upload));
        Assert.Equal((0, "0 uploaded, 2 skipped (already done)\n"), await Ends(server, upload));
        // Its upload is not wanted any more.
        File.Delete(Place("a.gif"));
        Assert.Equal((0, "0 uploaded, 2 skipped (already done)\n"), await Ends(server, upload));
    }

    [Fact]
    public async Task An_interrupted_upload_of_a_changed_file_is_uncertain()
    {
        Write("a.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] upload = ["upload", Place("a.gif"), "--resume", Place("resume.ndjson")];
        Assert.Equal(0, (await server.Run("", upload)).ExitCode);
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a, another");
        Assert.Equal(0, (await server.Run("", upload)).ExitCode);
        var lines = await File.ReadAllLinesAsync(Place("resume.ndjson"));
        Assert.Equal(5, lines.Length);
        await File.WriteAllLinesAsync(Place("resume.ndjson"), lines[..4]);
        Assert.Equal(ExitCode.Uncertain, (await server.Run("", upload)).ExitCode);
    }

    // As where another answers in the server's place.
    private static Task<Outcome> Through(OneReply reply, ApiServer server, params string[] args) =>
        Process.Run(
            new Dictionary<string, string>(server.Variables)
            {
                ["CLOUDFLARE_BASE_URL"] = reply.Address,
            },
            "",
            false,
            args
        );

    private static async Task<(int, string)> Ends(ApiServer server, string[] command)
    {
        var outcome = await server.Run("", command);
        return (outcome.ExitCode, outcome.Error);
    }
}
