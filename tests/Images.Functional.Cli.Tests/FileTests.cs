using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Files up and down by the command, against a sandbox on loopback.</summary>
public sealed class FileTests : TempFolderTest
{
    [Theory]
    [InlineData("upload", "a.gif")]
    [InlineData("upload-link")]
    public async Task An_id_and_a_private_image_do_not_go_together_and_the_error_has_the_option(
        string command,
        params string[] files
    )
    {
        Write("a.gif");
        Assert.Equal(
            "error: --private: an image with a custom id can't require signed URLs: omit one of the two\nNothing was sent.\n",
            (
                await Process.Run([
                    command,
                    .. files.Select(file => Place(file)),
                    "--id",
                    "x",
                    "--private",
                    "--sandbox",
                ])
            ).Error
        );
    }

    // Whole images of one pixel.
    [Theory]
    [InlineData(
        "a.png",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
    )]
    [InlineData(
        "b.jpg",
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
    )]
    [InlineData("c.webp", "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")]
    [InlineData("d.svg", "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIC8+")]
    public async Task A_file_comes_down_as_it_went_up(string name, string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        // Without its ending, so that the bytes alone tell the format.
        await File.WriteAllBytesAsync(Place("plain"), bytes);
        using var server = new ApiServer(SandboxState.WithDocumentedImage);

        var up = await server.Run(
            "",
            "upload",
            Place("plain"),
            "--id=up/" + name,
            "--name",
            name,
            "--metadata",
            """{"a":1}"""
        );
        Assert.Equal((ExitCode.Success, ""), (up.ExitCode, up.Error));
        Assert.Contains(name, up.Output, StringComparison.Ordinal);

        var down = await server.Run("", "download", "up/" + name, "--output", Place("down") + "/");
        Assert.Equal((ExitCode.Success, ""), (down.ExitCode, down.Error));
        var file = Assert.Single(Directory.GetFiles(Place("down")));
        // By the id, and by what the bytes are.
        Assert.Equal("up%2F" + name + Path.GetExtension(name), Path.GetFileName(file));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task Several_run_in_parallel_and_each_is_reported()
    {
        foreach (var name in new[] { "a.gif", "b.gif" })
            await File.WriteAllTextAsync(Place(name), "GIF89a");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);

        var outcome = await server.Run(
            "",
            "upload",
            Place("a.gif"),
            Place("b.gif"),
            Place("c.gif"),
            "--json"
        );

        Assert.Equal(ExitCode.SomeFailed, outcome.ExitCode);
        Assert.Equal(2, outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(
            "c.gif could not be read: it does not exist",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith("2 uploaded, 1 failed\n", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(3, server.State.Images.Count);
    }

    [Theory]
    [InlineData("--id=a", "--id and --name are for a single file")]
    [InlineData("--replace", "--replace: needs --id")]
    [InlineData("--at-once=0", "--at-once: expected a whole number from 1 to 64")]
    public async Task Conflicting_options_are_reported_and_nothing_is_sent(
        string option,
        string said
    )
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var outcome = await server.Run("", "upload", "a", "b", option);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.State.Requests);
    }

    [Fact]
    public async Task Standard_input_is_uploaded_once()
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var outcome = await server.Run("GIF89a", "upload", "-", "--name=in.gif", "--id=in");
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        var stored = server.State.Files.Values.Single();
        Assert.Equal(new Blob("GIF89a"u8.ToArray()), stored.Bytes);
        Assert.Equal("image/gif", stored.ContentType);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("/dev/stdin")]
    public async Task Standard_input_is_not_both_the_metadata_and_the_file(string file)
    {
        var outcome = await Process.RunWithInput(
            """{"a":1}""",
            "upload",
            file,
            "--metadata=@-",
            "--sandbox"
        );
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: file: standard input can be read only once\nNothing was sent.\n"
            ),
            outcome
        );
    }

    [Theory]
    [InlineData("standard input", "-")]
    [InlineData("standard input", "a.gif", "-")]
    [InlineData("standard input", "/dev/stdin")]
    [InlineData("standard input", "/dev/fd/0")]
    [InlineData("/dev/fd/63", "/dev/fd/63")]
    public async Task Standard_input_is_not_uploaded_with_a_resume_file(
        string name,
        params string[] files
    )
    {
        var resume = Place("resume.ndjson");
        var outcome = await Process.RunWithInput(
            "GIF89a",
            ["upload", .. files, "--resume", resume, "--sandbox"]
        );
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                $"error: --resume: {name} has no name by which a later run could know it; upload it from a file\nNothing was sent.\n"
            ),
            outcome
        );
        Assert.False(File.Exists(resume));
    }

    [Fact]
    public async Task Standard_input_is_known_by_its_other_name_too()
    {
        if (!File.Exists("/dev/stdin"))
            return;
        var outcome = await Shell.Run(
            """echo '{"a":1}' | cfimages upload - --metadata @/dev/stdin --sandbox"""
        );
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: file: standard input can be read only once\nNothing was sent.\n"
            ),
            outcome
        );
    }

    [Fact]
    public async Task An_image_is_replaced_if_asked()
    {
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] upload = ["upload", Place("a.gif"), "--id=a"];

        Assert.Equal(ExitCode.Success, (await server.Run("", [.. upload, "--replace"])).ExitCode);
        var taken = await server.Run("", upload);
        Assert.Equal(ExitCode.ApiError, taken.ExitCode);
        Assert.Contains(
            "Take another id, or first delete what has this one",
            taken.Error,
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a, another");
        Assert.Equal(ExitCode.Success, (await server.Run("", [.. upload, "--replace"])).ExitCode);
        Assert.Equal(15, server.State.Files.Values.Single().Bytes.Length);
    }

    [Fact]
    public async Task A_lost_reply_is_uncertain()
    {
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a");
        using var server = new ApiServer(
            SandboxState.WithDocumentedImage.WithScript(
                SandboxStep.ReplyAfter(new SandboxReply(502))
            )
        );
        var outcome = await server.Run("", "upload", Place("a.gif"));
        Assert.Equal(ExitCode.Uncertain, outcome.ExitCode);
        Assert.Contains(
            "\nThe server may have carried it out: check before you send it again.\n",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(1, server.State.Requests);
    }

    [Fact]
    public async Task The_files_of_a_run_are_not_uploaded()
    {
        Write("folder/a.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] upload =
        [
            "upload",
            Place("folder"),
            "--recursive",
            "--resume",
            Place("folder", "run.ndjson"),
            "--failed",
            Place("folder", "failed.txt"),
        ];
        Assert.Equal("1 uploaded\n", (await server.Run("", upload)).Error);
        var again = await server.Run("", upload);
        Assert.Equal((0, "0 uploaded, 1 skipped (already done)\n"), (again.ExitCode, again.Error));
    }

    [Fact]
    public async Task A_type_that_cannot_be_sent_is_an_error_of_the_option()
    {
        Write("a.gif");
        var outcome = await Process.Run("upload", Place("a.gif"), "--type=text", "--sandbox");
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.StartsWith("error: --type: expected ", outcome.Error, StringComparison.Ordinal);
    }
}
