using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary><c>cfimages update</c> of several images.</summary>
public sealed class UpdateManyTests : TempFolderTest
{
    private const string Assigned = "00000000-0000-4000-8000-00000000000";

    [Fact]
    public async Task All_images_of_standard_input_are_changed_and_counted()
    {
        using var server = new ApiServer(State(30));
        var outcome = await server.Run(
            string.Concat(Enumerable.Range(0, 30).Select(static i => $"image-{i}\n")) + "other\n",
            "update",
            "-",
            "--yes",
            "--json",
            "--creator=new"
        );
        Assert.Equal(ExitCode.SomeFailed, outcome.ExitCode);
        Assert.Equal(30, Lines(outcome.Output).Length);
        Assert.Contains("error: other: ", outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith("30 updated, 1 failed\n", outcome.Error, StringComparison.Ordinal);
        Assert.All(
            server.State.Images.Values,
            static image => Assert.Equal("new", $"{image.Creator.IfNone(default(Creator))}")
        );
    }

    [Fact]
    public async Task New_ids_are_told_with_the_old_ones_and_recorded()
    {
        using var server = new ApiServer(Private(3));
        var file = Place("resume.ndjson");
        string[] publish =
        [
            "update",
            $"{Assigned}0",
            $"{Assigned}1",
            $"{Assigned}2",
            "--yes",
            "--require-signed-urls=false",
            "--resume",
            file,
        ];
        var outcome = await server.Run("", publish);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        var records = await File.ReadAllTextAsync(file);
        for (var i = 0; i < 3; i++)
        {
            var remark = Assert.Single(
                Lines(outcome.Error),
                line =>
                    line.StartsWith(
                        $"{Assigned}{i}: The image's id has changed. Store the new one: ",
                        StringComparison.Ordinal
                    )
            );
            var id = remark[^36..];
            Assert.Contains(server.State.Images.Keys, key => $"{key.Image}" == id);
            Assert.Contains($"\"id\":\"{id}\"", records, StringComparison.Ordinal);
        }

        var again = await server.Run("", publish);
        Assert.Equal((0, "0 updated, 3 skipped (already done)\n"), (again.ExitCode, again.Error));
        // Another change is another run.
        publish[5] = "--creator=new";
        var other = await server.Run("", publish);
        Assert.Equal(ExitCode.Usage, other.ExitCode);
        Assert.Contains(
            "belongs to another command, change, account or service",
            other.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(records, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_change_of_an_id_whose_reply_was_lost_is_uncertain_also_in_a_later_run()
    {
        using var server = new ApiServer(Private(1));
        server.Fate = static () => SandboxStep.DropAfter;
        string[] publish =
        [
            "update",
            $"{Assigned}0",
            "--require-signed-urls=false",
            "--resume",
            Place("resume.ndjson"),
            "--failed",
            Place("failed.txt"),
        ];
        Assert.Equal(ExitCode.Uncertain, (await server.Run("", publish)).ExitCode);
        // A run that has only this list would not know why the image is missing.
        Assert.Equal("", await File.ReadAllTextAsync(Place("failed.txt")));
        server.Fate = null;
        var later = await server.Run("", publish);
        Assert.Equal(ExitCode.Uncertain, later.ExitCode);
        Assert.Contains(
            "an earlier run may have given the image a new id; look for it with cfimages list",
            later.Error,
            StringComparison.Ordinal
        );
        Assert.Single(server.State.Images);
    }

    [Fact]
    public async Task A_missing_image_has_no_new_id_if_only_its_creator_was_to_change()
    {
        using var server = new ApiServer(State(1));
        server.Fate = static () => SandboxStep.DropAfter;
        string[] change =
        [
            "update",
            "image-0",
            "--creator=new",
            "--retries=0",
            "--resume",
            Place("resume.ndjson"),
        ];
        await server.Run("", change);
        server.Fate = null;
        await server.Run("", "delete", "image-0");

        var later = await server.Run("", change);
        Assert.Equal(ExitCode.SomeFailed, later.ExitCode);
        Assert.Contains("5404", later.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("new id", later.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--failed")]
    [InlineData("--resume")]
    public async Task The_file_of_the_metadata_is_not_overwritten(string option)
    {
        var file = Place("meta.json");
        await File.WriteAllTextAsync(file, "{}");
        using var server = new ApiServer(State(2));
        foreach (string[] ids in new[] { new[] { "image-0" }, ["image-0", "image-1", "--yes"] })
        {
            var outcome = await server.Run(
                "",
                ["update", .. ids, "--meta", $"@{file}", option, file]
            );
            Assert.Equal(ExitCode.Usage, outcome.ExitCode);
            Assert.StartsWith(
                $"error: {option}: {file} is to be sent, and would be overwritten\n",
                outcome.Error,
                StringComparison.Ordinal
            );
        }

        Assert.Equal("{}", await File.ReadAllTextAsync(file));
        Assert.Equal(0, server.State.Requests);
    }

    [Theory]
    [InlineData("--yes: needed, because ids come from standard input", "-", "--creator=c")]
    [InlineData("--yes: needed, because there is no terminal to ask on", "a", "b", "--creator=c")]
    [InlineData("update: nothing to change; pass", "-", "--yes")]
    [InlineData("--metadata: standard input can be read only once", "-", "--yes", "--meta=@-")]
    [InlineData(
        "--metadata: standard input can be read only once",
        "-",
        "--yes",
        "--meta=@/dev/stdin"
    )]
    public async Task What_is_wrong_is_said_before_anything_is_sent(
        string error,
        params string[] args
    )
    {
        var outcome = await Process.RunWithInput("image-0\n", ["update", .. args, "--sandbox"]);
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"error: {error}", outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nNothing was sent.\n", outcome.Error, StringComparison.Ordinal);
    }

    private static SandboxState Private(int images) =>
        Enumerable
            .Range(0, images)
            .Aggregate(
                State(0),
                static (state, i) =>
                    state.With(
                        Documented.Account,
                        Read(ImageId.Any($"{Assigned}{i}")),
                        Read(Image.Codec.Parse("""{"requireSignedURLs":true}"""))
                    )
            );
}
