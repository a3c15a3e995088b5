using System.IO;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Uploads with an id that is taken: perhaps by the earlier run that they continue.</summary>
public sealed class TakenIdTests : TempFolderTest
{
    [Fact]
    public async Task An_image_with_an_id_from_an_earlier_run_is_found_and_counts_as_done()
    {
        Write("a.gif");
        var resume = Place("resume.ndjson");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        string[] upload = ["upload", Place("a.gif"), "--id=mine"];
        // An earlier run stored it, and never heard of it.
        Assert.Equal(0, (await server.Run("", upload)).ExitCode);
        Assert.Equal(
            ExitCode.SomeFailed,
            (await server.Run("", [.. upload, "--resume", resume])).ExitCode
        );
        await File.AppendAllTextAsync(
            resume,
            $$"""{"key":"{{Place("a.gif")}}","state":"started"}""" + "\n"
        );
        var outcome = await server.Run("", [.. upload, "--resume", resume]);
        Assert.Equal((0, "1 uploaded\n"), (outcome.ExitCode, outcome.Error));
        // What another uploaded stays an error.
        await File.WriteAllTextAsync(Place("b.gif"), "GIF89a");
        await File.AppendAllTextAsync(
            resume,
            $$"""{"key":"{{Place("b.gif")}}","state":"started"}""" + "\n"
        );
        Assert.Equal(
            ExitCode.SomeFailed,
            (
                await server.Run("", "upload", Place("b.gif"), "--id=mine", "--resume", resume)
            ).ExitCode
        );
    }

    [Theory]
    [InlineData("GIF89a", 0)]
    [InlineData("GIF89a, another", ExitCode.SomeFailed)]
    public async Task A_taken_id_is_that_of_an_interrupted_upload_of_the_same_file_only(
        string content,
        int exitCode
    )
    {
        Write("a.gif");
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var resume = Place("resume.ndjson");
        string[] upload = ["upload", Place("a.gif"), "--id=a", "--resume", resume];
        Assert.Equal(0, (await server.Run("", upload)).ExitCode);
        await File.WriteAllLinesAsync(resume, (await File.ReadAllLinesAsync(resume))[..2]);
        if (content != await File.ReadAllTextAsync(Place("a.gif")))
            await File.WriteAllTextAsync(Place("a.gif"), content);
        Assert.Equal(exitCode, (await server.Run("", upload)).ExitCode);
    }

    [Fact]
    public async Task A_taken_id_is_that_of_an_interrupted_upload_also_after_a_retry()
    {
        Write("a.gif", "b.gif");
        var resume = Place("resume.ndjson");
        // Stored long before the second run.
        using var server = new ApiServer(
            SandboxState.WithDocumentedImage.With(
                Documented.Account,
                Read(ImageId.Custom("a")),
                Read(
                    Image.Codec.Parse(
                        """{"id":"a","filename":"a.gif","uploaded":"2020-01-01T00:00:00Z"}"""
                    )
                )
            )
        );
        Assert.Equal(
            0,
            (await server.Run("", "upload", Place("b.gif"), "--resume", resume)).ExitCode
        );
        await File.AppendAllTextAsync(
            resume,
            $$"""{"key":"{{Place("a.gif")}}","state":"started"}""" + "\n"
        );
        var requests = 0;
        server.Fate = () => ++requests == 1 ? SandboxStep.Drop : SandboxStep.Usual;

        var outcome = await server.Run("", "upload", Place("a.gif"), "--id=a", "--resume", resume);
        Assert.Equal((0, "1 uploaded\n"), (outcome.ExitCode, outcome.Error));
        Assert.InRange(requests, 3, int.MaxValue);
    }
}
