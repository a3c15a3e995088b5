using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Where a download goes: what <c>--output</c> takes, and how files in a folder are named.</summary>
public sealed class DownloadOutputTests : TempFolderTest
{
    [Fact]
    public async Task The_name_of_a_download_may_be_as_long_as_the_system_allows()
    {
        var id = new string('x', 251);
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a");
        await server.Run("", "upload", Place("a.gif"), "--id", id);
        var outcome = await server.Run("", "download", id, "--output", Place("down") + "/");
        Assert.Equal((ExitCode.Success, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal([Place($"down/{id}.gif")], Directory.GetFiles(Place("down")));
    }

    [Theory]
    [InlineData("x", 252, "xxx")]
    [InlineData("x", 1024, "xxx")]
    [InlineData("\u56FE", 29, "%E5%9B%BE%E5%9B%BE")]
    public async Task The_name_of_a_longer_id_has_its_beginning_and_its_digest(
        string unit,
        int count,
        string begin
    )
    {
        var ids = new[] { "a", "b" }
            .Select(last => string.Concat(Enumerable.Repeat(unit, count - 1)) + last)
            .ToList();
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a");
        foreach (var id in ids)
            await server.Run("", "upload", Place("a.gif"), "--id", id);

        var outcome = await server.Run("", ["download", .. ids, "--output", Place("down")]);

        Assert.Equal((ExitCode.Success, "2 downloaded\n"), (outcome.ExitCode, outcome.Error));
        var names = Directory.GetFiles(Place("down")).Select(Path.GetFileName).ToList();
        Assert.Equal(2, names.Count);
        Assert.All(
            names,
            name =>
            {
                Assert.StartsWith(begin, name, StringComparison.Ordinal);
                Assert.Matches("~[0-9a-f]{64}\\.gif$", name);
            }
        );
    }

    [Fact]
    public async Task A_device_is_refused_with_the_advice_to_use_standard_output() =>
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: --output: /dev/null is not a regular file; --output - writes to standard output\nNothing was sent.\n"
            ),
            await Process.Run("download", "a", "--output", "/dev/null", "--force", "--sandbox")
        );

    [Fact]
    public async Task An_open_file_is_refused_too() =>
        Assert.Contains(
            "--output: /dev/stdout is not a regular file; --output - writes to standard output",
            (await Process.Run("download", "a", "--output", "/dev/stdout", "--sandbox")).Error,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_file_is_no_folder_for_several_downloads()
    {
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a");
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                $"error: --output: {Place("a.gif")} is a file, not a folder\nNothing was sent.\n"
            ),
            await Process.Run("download", "-", "--output", Place("a.gif"), "--sandbox")
        );
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a", "b")]
    [InlineData("-")]
    public async Task An_empty_output_is_refused(params string[] ids)
    {
        var outcome = await Process.Run(["download", .. ids, "--output", "", "--sandbox"]);
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: --output: must not be empty; . is the current folder\nNothing was sent.\n"
            ),
            outcome
        );
    }

    [Fact]
    public async Task A_download_can_go_to_standard_output()
    {
        var outcome = await Shell.Run(
            "dotnet \"$CFIMAGES\" download \"$ID\" --sandbox --output - > \"$FILE\"",
            ("ID", Documented.Id.Value),
            ("FILE", Place("printed"))
        );
        Assert.Equal(new Outcome(ExitCode.Success, "", ""), outcome);
        Assert.Equal(
            StoredFile.Placeholder.Bytes,
            new Blob(await File.ReadAllBytesAsync(Place("printed")))
        );
    }

    [Theory]
    [InlineData(false, "a", "b")]
    [InlineData(true, "a")]
    public async Task Standard_output_takes_one_image_and_is_no_terminal(
        bool isTerminal,
        params string[] ids
    )
    {
        string[] args = ["download", .. ids, "--sandbox", "--output", "-"];
        var outcome = await (isTerminal ? Process.RunOnTerminal(args) : Process.Run(args));
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("--output: ", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists("-"));
    }
}
