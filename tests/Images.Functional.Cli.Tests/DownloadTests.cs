using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Where a download goes, and what it leaves if it fails.</summary>
public sealed class DownloadTests : TempFolderTest
{
    [Fact]
    public async Task A_download_replaces_no_file_unless_asked()
    {
        var id = Documented.Id.Value;
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        await File.WriteAllTextAsync(Place("mine.png"), "mine");
        string[] download = ["download", id, "--output", Place("mine.png")];

        var kept = await server.Run("", download);
        Assert.Equal(ExitCode.Unwritable, kept.ExitCode);
        Assert.Contains("--force replaces it", kept.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Place("mine.png")));
        Assert.Equal(ExitCode.Success, (await server.Run("", [.. download, "--force"])).ExitCode);
        Assert.Equal(
            StoredFile.Placeholder.Bytes,
            new Blob(await File.ReadAllBytesAsync(Place("mine.png")))
        );

        var several = await server.Run(
            "",
            "download",
            id,
            "nope",
            "--output",
            Place("two"),
            "--json"
        );
        Assert.Equal(ExitCode.SomeFailed, several.ExitCode);
        Assert.StartsWith($$"""{"id":"{{id}}","path":""", several.Output, StringComparison.Ordinal);
        Assert.Contains("error: nope: ", several.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("down/")]
    [InlineData("a.png")]
    public async Task A_file_whose_record_was_interrupted_is_downloaded(string output)
    {
        var resume = Place("resume.ndjson");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] download =
        [
            "download",
            Documented.Id.Value,
            "--output",
            Place(output),
            "--resume",
            resume,
            "--json",
            "--compact",
        ];
        var first = await server.Run("", download);
        Assert.Equal((0, "1 downloaded\n"), (first.ExitCode, first.Error));
        // The file is there; the line that says so is not.
        await File.WriteAllLinesAsync(resume, (await File.ReadAllLinesAsync(resume))[..2]);
        Assert.Equal(first, await server.Run("", download));
    }

    [Fact]
    public async Task A_file_of_the_users_own_stays_a_failure()
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage)
        {
            Fate = static () => SandboxStep.Reply(new SandboxReply(503)),
        };
        for (var run = 0; run < 3; run++)
        {
            Assert.Equal(
                ExitCode.SomeFailed,
                (
                    await server.Run(
                        "",
                        "download",
                        Documented.Id.Value,
                        "--output",
                        Place("mine.png"),
                        "--resume",
                        Place("resume.ndjson"),
                        "--retries=0"
                    )
                ).ExitCode
            );
            await File.WriteAllTextAsync(Place("mine.png"), "mine");
            server.Fate = null;
        }

        Assert.Equal("mine", await File.ReadAllTextAsync(Place("mine.png")));
    }

    [Fact]
    public async Task The_error_for_a_folder_that_does_not_exist_names_the_folder() =>
        Assert.Equal(
            $"error: {Place("none", "a.gif")} could not be written: its folder does not exist\n",
            (
                await Process.Run(
                    "download",
                    Documented.Id.Value,
                    "--sandbox",
                    "--output",
                    Place("none", "a.gif")
                )
            ).Error
        );

    [Theory]
    [InlineData("a", "")]
    [InlineData("a", "--force")]
    public async Task A_download_that_gets_no_place_leaves_nothing_and_says_why(
        string name,
        string option
    )
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a");
        await server.Run("", "upload", Place("a.gif"), "--id", name);
        Directory.CreateDirectory(Place("down/a.gif"));
        var outcome = await server.Run(
            "",
            [
                "download",
                name,
                "--output",
                Place("down"),
                .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            ]
        );
        Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
        Assert.Contains(
            "a.gif could not be written: a folder of this name exists",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.Equal([Place("down/a.gif")], Directory.GetFileSystemEntries(Place("down")));
    }

    [Theory]
    [InlineData("down/")]
    [InlineData("a.png")]
    public async Task Another_file_under_the_name_is_not_the_one_whose_record_was_interrupted(
        string output
    )
    {
        var resume = Place("resume.ndjson");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] download =
        [
            "download",
            Documented.Id.Value,
            "--output",
            Place(output),
            "--resume",
            resume,
        ];
        await server.Run("", download);
        await File.WriteAllLinesAsync(resume, (await File.ReadAllLinesAsync(resume))[..2]);
        var file = Directory.GetFiles(Folder.FullName, "*.png", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(file);
        // Of the same length.
        bytes[^1]++;
        await File.WriteAllBytesAsync(file, bytes);
        var outcome = await server.Run("", download);
        Assert.Equal((ExitCode.SomeFailed, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(
            $"{file} could not be written: a file of this name exists; --force replaces it\n",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
        Assert.Equal(
            [file, resume],
            Directory.GetFiles(Folder.FullName, "*", SearchOption.AllDirectories).Order()
        );
    }

    [Fact]
    public async Task A_private_file_stays_private_when_a_download_replaces_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var file = Place(Documented.Id.Value + ".png");
        await File.WriteAllTextAsync(file, "old");
        File.SetUnixFileMode(file, Private);
        string[] download = ["download", Documented.Id.Value, "--output", Folder.FullName];
        Assert.Equal(ExitCode.Success, (await server.Run("", [.. download, "--force"])).ExitCode);
        Assert.Equal(
            (Private, StoredFile.Placeholder.Bytes),
            (File.GetUnixFileMode(file), new Blob(await File.ReadAllBytesAsync(file)))
        );
    }

    [Theory]
    [InlineData("--force")]
    [InlineData("--quiet")]
    public async Task Two_images_of_one_name_do_not_replace_each_other(string option)
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a");
        await File.WriteAllTextAsync(Place("new"), "of a new kind");
        await server.Run("", "upload", Place("a.gif"), "--id=pic");
        await server.Run("", "upload", Place("new"), "--id=pic.gif", "--type=image/png");
        var outcome = await server.Run(
            "",
            ["download", "pic", "pic.gif", "--output", Place("to"), "--at-once=1", option]
        );
        Assert.Equal(ExitCode.SomeFailed, outcome.ExitCode);
        Assert.Contains(
            "pic.gif could not be written: another image of this run has this name",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_pipe_in_the_folder_is_not_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var pipe = Place(Documented.Id.Value + ".png");
        Assert.Equal(0, (await Shell.Run($"mkfifo '{pipe}'")).ExitCode);
        string[] download = ["download", Documented.Id.Value, "--output", Folder.FullName];
        var outcome = await server.Run("", [.. download, "--force"]);
        Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
        Assert.Contains("it is not a regular file", outcome.Error, StringComparison.Ordinal);
        Assert.Equal([pipe], Directory.GetFiles(Folder.FullName));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("empty")]
    public async Task A_link_in_the_folder_is_replaced(string target)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        await File.WriteAllTextAsync(Place("empty"), "");
        var link = Place(Documented.Id.Value + ".png");
        File.CreateSymbolicLink(link, target);
        string[] download = ["download", Documented.Id.Value, "--output", Folder.FullName];
        Assert.Equal(ExitCode.Success, (await server.Run("", [.. download, "--force"])).ExitCode);
        Assert.Null(new FileInfo(link).LinkTarget);
        Assert.Equal(0, new FileInfo(Place("empty")).Length);
    }
}
