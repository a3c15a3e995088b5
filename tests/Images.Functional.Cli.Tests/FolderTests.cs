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

/// <summary>Folders of files up, and many files down.</summary>
public sealed class FolderTests : TempFolderTest
{
    [Fact]
    public async Task A_folder_is_uploaded_without_links_and_hidden_files()
    {
        Write("a.gif", "sub/b.gif", ".hidden.gif", ".git/c.gif");
        File.CreateSymbolicLink(Place("link.gif"), Place("a.gif"));
        Directory.CreateSymbolicLink(Place("sub/loop"), Folder.FullName);
        using var server = new ApiServer(SandboxState.WithDocumentedImage);

        Assert.Equal(ExitCode.Usage, (await server.Run("", "upload", Folder.FullName)).ExitCode);
        Assert.Equal(0, server.State.Requests);

        var outcome = await server.Run("", "upload", Folder.FullName, "--recursive");
        Assert.Equal((0, "2 uploaded\n"), (outcome.ExitCode, outcome.Error));
        Assert.Equal(["a.gif", "b.gif"], Names(server));

        var all = await server.Run("", "upload", Folder.FullName, "--recursive", "--hidden");
        Assert.Equal((0, "4 uploaded\n"), (all.ExitCode, all.Error));
    }

    [Fact]
    public async Task A_folder_of_one_file_prints_lines_as_one_of_many_does()
    {
        Write("a.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var outcome = await server.Run("", "upload", Folder.FullName, "--recursive", "--json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal('\n', Assert.Single(outcome.Output, static c => c == '\n'));
    }

    [Theory]
    [InlineData("a.gif", "a.gif")]
    [InlineData("./photos//2026/./a.gif", "photos/2026/a.gif")]
    [InlineData("/photos/a.gif", "")]
    [InlineData("../a.gif", "")]
    [InlineData("keys/../a", "")]
    public void An_id_is_made_of_a_relative_path(string path, string id) =>
        Assert.Equal(id, FolderFiles.IdOf(path).Match(static found => found.Value, static _ => ""));

    [Fact]
    public async Task A_file_has_the_same_id_in_its_folder_and_by_itself()
    {
        Write("in/a.gif", "in/sub/b.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var variables = server.Variables.Select(static one => (one.Key, one.Value)).ToArray();
        var first = await Shell.Run(
            $"cd '{Folder.FullName}' && exec cfimages upload in --recursive --id-from path",
            variables
        );
        Assert.Equal((0, "2 uploaded\n"), (first.ExitCode, first.Error));
        Assert.Contains(server.State.Images.Keys, static at => at.Image.Value == "in/sub/b.gif");
        var again = await Shell.Run(
            $"cd '{Folder.FullName}' && exec cfimages upload ./in/sub/b.gif --id-from path",
            variables
        );
        Assert.Equal(ExitCode.ApiError, again.ExitCode);
        Assert.Contains("5409", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--id-from: expected path", "--id-from=name")]
    [InlineData("--id-from: give it or --id, not both", "--id-from=path", "--id=x")]
    [InlineData("can't be an id: change into the folder", "--id-from=path")]
    public async Task Conflicting_options_are_reported(string said, params string[] options)
    {
        Write("a.gif");
        var outcome = await Process.Run(["upload", Place("a.gif"), "--sandbox", .. options]);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("https://someone:5ecret-password@example.com/a.gif")]
    public async Task What_has_no_relative_path_gets_no_id_from_one(string file)
    {
        var outcome = await Process.RunWithInput(
            "GIF89a",
            "upload",
            file,
            "--id-from=path",
            "--sandbox"
        );
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: --id-from: only files have a path; give a URL or standard input an --id\nNothing was sent.\n"
            ),
            outcome
        );
    }

    [Fact]
    public async Task A_file_that_is_named_several_times_is_uploaded_once()
    {
        Write("a.gif", "sub/b.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var outcome = await server.Run(
            "",
            "upload",
            Folder.FullName,
            Place("a.gif"),
            Place("sub/../a.gif"),
            Place("sub"),
            "--recursive"
        );
        Assert.Equal((0, "2 uploaded\n"), (outcome.ExitCode, outcome.Error));
        Assert.Equal(["a.gif", "b.gif"], Names(server));
    }

    [Fact]
    public async Task Ids_of_standard_input_are_downloaded_and_resumed()
    {
        var id = Documented.Id.Value;
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] download =
        [
            "download",
            "-",
            "--output",
            Place("down"),
            "--resume",
            Place("resume.ndjson"),
        ];
        var outcome = await server.Run($"{id}\nkeys\n", download);
        Assert.Equal(ExitCode.SomeFailed, outcome.ExitCode);
        Assert.EndsWith("1 downloaded, 1 failed\n", outcome.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Place("down")));
        var again = await server.Run($"{id}\n", download);
        Assert.Equal(
            (0, "0 downloaded, 1 skipped (already done)\n"),
            (again.ExitCode, again.Error)
        );
    }

    [Fact]
    public async Task After_a_signal_a_run_reports_its_work_and_how_to_continue()
    {
        for (var i = 0; i < 200; i++)
            Write(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"in/{i:D3}.gif")
            );
        using var server = new ApiServer(KilledRun.Empty);
        using var shell = Shell.Start(
            $"cd '{Folder.FullName}' && exec cfimages upload in --recursive --resume resume.ndjson",
            [.. server.Variables.Select(static one => (one.Key, one.Value))]
        );
        server.Before = requests =>
        {
            if (requests == 20)
                shell.Signal("INT").GetAwaiter().GetResult();
        };
        var outcome = await shell.End();
        Assert.Equal(ExitCode.Cancelled, outcome.ExitCode);
        Assert.Contains(" uploaded", outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            "cancelled\nRun the same command again to continue: it skips what is done.\n",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.InRange(server.State.Images.Count, 1, 199);
    }

    [Fact]
    public async Task On_a_terminal_progress_is_shown_and_removed()
    {
        Write("a.gif", "b.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var outcome = await Process.Run(
            server.Variables,
            "",
            isTerminal: true,
            "upload",
            Folder.FullName,
            "--recursive"
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("uploaded ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\e[", outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith("2 uploaded\n", outcome.Error, StringComparison.Ordinal);

        var plain = await Process.Run(
            new Dictionary<string, string>(server.Variables) { ["NO_COLOR"] = "1" },
            "",
            isTerminal: true,
            "upload",
            Folder.FullName,
            "--recursive"
        );
        Assert.DoesNotContain("\e[38", plain.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[9", plain.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_has_enough_ends_the_list()
    {
        using var server = new ApiServer(Many(3_000));
        var outcome = await Shell.Run(
            "cfimages list --ids | head -n 1",
            [.. server.Variables.Select(static one => (one.Key, one.Value))]
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("", outcome.Error);
        // Three pages would be all.
        Assert.InRange(server.State.Requests, 1, 2);
    }

    // A page of their ids is more than a pipe holds.
    private static SandboxState Many(int images) =>
        Enumerable
            .Range(0, images)
            .Select(static i => (ImageId)ImageId.Any($"{new string('x', 500)}{i}"))
            .Aggregate(
                SandboxState.Empty.WithEditor(Documented.Credentials).With(Documented.Account),
                static (state, id) =>
                    state.With(Documented.Account, id, Image.Empty with { Id = id })
            );
}
