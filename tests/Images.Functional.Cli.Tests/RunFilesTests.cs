using System;
using System.IO;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>The files of a run: which can be used, and that nothing is sent if one can't.</summary>
public sealed class RunFilesTests : TempFolderTest
{
    [Fact]
    public async Task A_resume_file_in_use_is_refused()
    {
        using var server = new ApiServer(State(1));
        var file = Place("resume.ndjson");
        using var other = (ResumeFile)
            ResumeFile.Open(file, new RecordedRun("get", Documented.Account, null, "127.0.0.1"));
        var outcome = await server.Run("", "get", "image-0", "--resume", file);
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
        Assert.Contains("can't open ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resume_file_of_another_command_or_account_is_refused()
    {
        using var server = new ApiServer(State(1));
        var file = Place("resume.ndjson");
        await server.Run("", "get", "image-0", "--resume", file);
        foreach (
            var args in new string[][]
            {
                ["delete", "image-0", "--resume", file],
                ["get", "image-0", "--resume", file, "--account", "other"],
                ["get", "image-0", "--resume", Place("none", "file")],
                ["get", "image-0", "--failed", Place("none", "file")],
            }
        )
        {
            var requests = server.State.Requests;
            var outcome = await server.Run("", args);
            Assert.Equal(ExitCode.Usage, outcome.ExitCode);
            Assert.EndsWith("Nothing was sent.\n", outcome.Error, StringComparison.Ordinal);
            Assert.Equal(requests, server.State.Requests);
        }
    }

    [Fact]
    public async Task A_file_that_is_sent_is_not_overwritten_by_another_path_to_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        var real = Folder.CreateSubdirectory("real");
        var image = Path.Combine(real.FullName, "new");
        await File.WriteAllTextAsync(image, "of a new kind");
        Directory.CreateSymbolicLink(Place("link"), real.FullName);
        using var server = new ApiServer(State(0));
        var outcome = await server.Run(
            "",
            ["upload", image, "--type=image/x-new", "--failed", Place("link", "new")]
        );
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
        Assert.Contains(
            "is to be sent, and would be overwritten",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.Equal("of a new kind", await File.ReadAllTextAsync(image));
    }

    [Fact]
    public async Task The_files_of_a_run_are_left_out_by_whatever_path()
    {
        if (OperatingSystem.IsWindows())
            return;
        var real = Folder.CreateSubdirectory("real");
        await File.WriteAllTextAsync(Path.Combine(real.FullName, "a.gif"), "GIF89a");
        Directory.CreateSymbolicLink(Place("link"), real.FullName);
        string[] upload =
        [
            "upload",
            Place("link") + "/",
            "--recursive",
            "--resume",
            Path.Combine(real.FullName, "done"),
            "--failed",
            Path.Combine(real.FullName, "failed"),
        ];
        using var server = new ApiServer(State(0));
        Assert.Equal(ExitCode.Success, (await server.Run("", upload)).ExitCode);
        var again = await server.Run("", upload);
        Assert.Equal(
            (ExitCode.Success, "0 uploaded, 1 skipped (already done)\n", 1),
            (again.ExitCode, again.Error, server.State.Images.Count)
        );
    }

    [Fact]
    public async Task A_circle_of_links_is_no_other_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateSymbolicLink(Place("a"), Place("a", "b"));
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("", "get", "image-0", "--failed", Place("a", "b", "c"));
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("--failed: can't open ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_in_a_rehearsal_is_not_skipped_elsewhere()
    {
        var file = Place("resume.ndjson");
        var id = Documented.Id.Value;
        Assert.Equal(0, (await Process.Run("get", id, "--sandbox", "--resume", file)).ExitCode);
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var outcome = await server.Run("", "get", id, "--resume", file);
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
        Assert.Contains(
            "another command, change, account or service",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_server_may_have_another_port_when_a_run_continues()
    {
        var file = Place("resume.ndjson");
        using (var server = new ApiServer(State(1)))
            await server.Run("", "get", "image-0", "--resume", file);
        using var restarted = new ApiServer(State(1));
        var outcome = await restarted.Run("", "get", "image-0", "--resume", file);
        Assert.Equal(
            (0, "0 fetched, 1 skipped (already done)\n"),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [Theory]
    [InlineData("one", "one", "--failed: must be another file than that of --resume")]
    [InlineData("one", "./one", "--failed: must be another file than that of --resume")]
    [InlineData("one", "-", "--failed: must be a file; write ./- for one that is named -")]
    [InlineData("-", "one", "--resume: must be a file; write ./- for one that is named -")]
    [InlineData("one", "none/two", "--failed: can't open ")]
    public async Task Files_that_cannot_be_used_leave_nothing(
        string resume,
        string failed,
        string said
    )
    {
        using var server = new ApiServer(State(1));
        string[] get = ["get", "image-0", "--resume", In(resume), "--failed", In(failed)];
        var outcome = await server.Run("", get);
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Folder.FullName));

        string In(string name) => name == "-" ? name : Path.Combine(Folder.FullName, name);
    }

    [Fact]
    public async Task A_list_stays_if_the_resume_file_is_refused()
    {
        using var server = new ApiServer(State(1));
        foreach (var name in new[] { "other", "list" })
            await File.WriteAllTextAsync(Place(name), "image-0\n");
        string[] get = ["get", "image-0", "--resume", Place("other"), "--failed", Place("list")];
        Assert.Equal(ExitCode.Usage, (await server.Run("", get)).ExitCode);
        Assert.Equal(2, Directory.GetFileSystemEntries(Folder.FullName).Length);
        Assert.Equal("image-0\n", await File.ReadAllTextAsync(Place("list")));
    }

    [Fact]
    public async Task Standard_input_is_no_list_for_an_upload_from_it()
    {
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("GIF89a", "upload", "-", "--id=a", "--failed", "-");
        Assert.Equal(
            (
                ExitCode.Usage,
                "error: --failed: must be a file; write ./- for one that is named -\nNothing was sent.\n"
            ),
            (outcome.ExitCode, outcome.Error)
        );
    }
}
