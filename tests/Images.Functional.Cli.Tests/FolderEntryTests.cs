using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using LanguageExt;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Which entries of a folder are uploaded: links, pipes, and names that are not UTF-8.</summary>
public sealed class FolderEntryTests : TempFolderTest
{
    private const string Left =
        "link is a symbolic link, and is left out; link/ uploads its files\n";

    [Theory]
    [InlineData("")]
    [InlineData("--id-from path")]
    [InlineData("--id-from path --replace")]
    public async Task A_folder_that_cannot_be_read_has_failed_and_the_others_are_sent(string ids)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Write("photos/a.gif", "photos/b/c.gif");
        // No permission keeps root out, but a path can be too long for the system.
        var outcome = await Shell.Run(
            $"""
            cd "$PLACE/photos"
            name=$(printf %0200d 0)
            for i in $(seq 20); do mkdir $name; cd $name; done
            mkdir $name
            cd "$PLACE"
            cfimages upload photos --recursive --sandbox {ids}
            code=$?
            rm -rf "$PLACE/photos"
            exit $code
            """,
            ("PLACE", Folder.FullName)
        );
        Assert.Equal((ExitCode.SomeFailed, 2), (outcome.ExitCode, Lines(outcome.Output).Length));
        Assert.StartsWith("error: photos/000", outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            " could not be read: the folder can't be opened\n2 uploaded, 1 failed\n",
            outcome.Error,
            StringComparison.Ordinal
        );
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
    public async Task A_folder_whose_name_is_not_UTF8_is_not_left_out()
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

    [Fact]
    public async Task An_empty_file_in_a_folder_is_a_regular_file()
    {
        Write("in/a.gif");
        await File.WriteAllTextAsync(Place("in/empty.gif"), "");
        var outcome = await Process.Run("upload", Place("in"), "--recursive", "--sandbox");
        Assert.DoesNotContain("left out", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("empty.gif", outcome.Error + outcome.Output, StringComparison.Ordinal);
    }
}
