using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using LanguageExt;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Folders of files up, and many files down.</summary>
public sealed class FolderTests : TempFolderTest
{
    private const string Left =
        "link is a symbolic link, and is left out; link/ uploads its files\n";

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

    [Theory]
    [InlineData(@"caf\351.gif")]
    [InlineData(@"caf\351.gif", @"caf\350.gif")]
    [InlineData(@"caf\351.gif", @"caf\357\277\275.gif")]
    public async Task A_file_whose_name_is_not_UTF8_is_neither_left_out_nor_taken_for_another(
        params string[] names
    )
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var name in names)
            await Shell.Run(
                $"printf GIF89a > \"$PLACE/$(printf '{name}')\"",
                ("PLACE", Folder.FullName)
            );
        using var server = new ApiServer(SandboxState.WithDocumentedImage);

        var outcome = await server.Run("", "upload", Folder.FullName, "--recursive");
        // .NET can't delete such files.
        await Shell.Run("rm \"$PLACE\"/*", ("PLACE", Folder.FullName));

        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal(
            $"error: file: the name of {Place("caf\uFFFD.gif")} is not valid UTF-8, so it can't be opened; rename it\nNothing was sent.\n",
            outcome.Error
        );
    }

    [Fact]
    public async Task Nor_is_a_folder_whose_name_is_not_UTF8()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await Shell.Run(
            @"mkdir ""$PLACE/$(printf 'caf\351')""; printf GIF89a > ""$PLACE/$(printf 'caf\351')/a.gif""; printf GIF89a > ""$PLACE/b.gif""",
            ("PLACE", Folder.FullName)
        );
        using var server = new ApiServer(SandboxState.WithDocumentedImage);

        var outcome = await server.Run("", "upload", Folder.FullName, "--recursive");
        await Shell.Run("rm -r \"$PLACE\"/*", ("PLACE", Folder.FullName));

        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("caf\uFFFD is not valid UTF-8", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_name_has_a_real_replacement_character_is_uploaded()
    {
        Write("caf\uFFFD.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);

        var outcome = await server.Run("", "upload", Folder.FullName, "--recursive");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(["caf\uFFFD.gif"], Names(server));
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
    public async Task What_is_not_a_regular_file_is_left_out_with_a_line()
    {
        Write("in/a.gif", "in/b.gif");
        using var socket = new Socket(
            AddressFamily.Unix,
            SocketType.Stream,
            ProtocolType.Unspecified
        );
        socket.Bind(new UnixDomainSocketEndPoint(Place("in/socket")));
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        // Nothing writes to the pipe, so opening it would wait for ever.
        var outcome = await Shell.Run(
            $"cd '{Folder.FullName}' && mkfifo -m 444 in/pipe && exec cfimages upload in --recursive",
            [.. server.Variables.Select(static one => (one.Key, one.Value))]
        );
        Assert.Equal(
            (
                0,
                "in/pipe is not a regular file, and is left out\n"
                    + "in/socket is not a regular file, and is left out\n"
                    + "2 uploaded\n"
            ),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [Theory]
    [InlineData(
        "link",
        ExitCode.Usage,
        Left + "error: file: there are no files\nNothing was sent.\n"
    )]
    [InlineData("*", 0, Left, "a.gif")]
    [InlineData("link/", 0, "", "b.gif")]
    [InlineData("link/.", 0, "", "b.gif")]
    public async Task A_link_to_a_folder_is_followed_only_with_a_slash_at_its_end(
        string given,
        int exitCode,
        string said,
        params string[] names
    )
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("in/a.gif", "out/b.gif");
        Directory.CreateSymbolicLink(Place("in/link"), Place("out"));
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var outcome = await Shell.Run(
            $"cd '{Place("in")}' && exec cfimages upload {given} --recursive",
            [.. server.Variables.Select(static one => (one.Key, one.Value))]
        );
        Assert.Equal((exitCode, said), (outcome.ExitCode, outcome.Error));
        Assert.Equal(names, Names(server));
    }

    [Fact]
    public async Task An_empty_file_in_a_folder_is_a_regular_file()
    {
        Write("in/a.gif");
        await File.WriteAllTextAsync(Place("in/empty.gif"), "");
        var outcome = await Process.Run("upload", Place("in"), "--recursive", "--sandbox");
        Assert.DoesNotContain("left out", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("empty.gif", outcome.Error + outcome.Output, StringComparison.Ordinal);
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
