using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary><c>upload --replace</c>: an image is deleted only if there is something to take its place.</summary>
public sealed class ReplaceTests : TempFolderTest
{
    [Theory]
    [InlineData("none.gif", "none.gif could not be read: ")]
    [InlineData("empty.gif", "empty.gif could not be read: it is empty")]
    [InlineData("", "could not be read: ")]
    public async Task A_file_that_cannot_be_read_does_not_cost_the_image(string name, string said)
    {
        await File.WriteAllTextAsync(Place("empty.gif"), "");
        using var server = new ApiServer(State(1));
        var outcome = await server.Run(
            "",
            "upload",
            Path.Combine(Folder.FullName, name),
            "--id=image-0",
            "--replace"
        );
        // A folder is refused before.
        if (name.Length > 0)
            Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(
            (ExitCode.Usage, 0, Id(0)),
            (outcome.ExitCode, server.State.Requests, server.State.Images.Keys.Single().Image)
        );
    }

    [Theory]
    [InlineData("cat new.gif | cfimages upload /dev/stdin --name=a.gif")]
    [InlineData(PipeTests.FromNamedPipe, PipeTests.ItsEnd)]
    public async Task A_pipe_takes_the_place_of_an_image_whole(string upload, string end = "")
    {
        if (OperatingSystem.IsWindows())
            return;
        var image = "GIF89a" + new string('x', 300_000);
        await File.WriteAllTextAsync(Place("new.gif"), image);
        using var server = new ApiServer(State(1));
        var outcome = await Shell.Run(
            $"cd '{Folder.FullName}' && {upload} --id=image-0 --replace{end}",
            [.. server.Variables.Select(static one => (one.Key, one.Value))]
        );
        Assert.Equal((ExitCode.Success, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(image.Length, server.State.Files.Values.Single().Bytes.Length);
    }

    [Fact]
    public async Task Ids_that_are_taken_say_how_to_replace_their_images()
    {
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a");
        await File.WriteAllTextAsync(Place("b.gif"), "GIF89a");
        using var server = new ApiServer(State(1));
        const string Hint = "To replace an image that has the id already, use --replace.\n";

        var one = await server.Run("", "upload", Place("a.gif"), "--id=image-0");
        Assert.EndsWith(Hint, one.Error, StringComparison.Ordinal);
        Task<Outcome> Many() =>
            Shell.Run(
                $"cd '{Folder.FullName}' && cfimages upload a.gif b.gif --id-from path",
                [.. server.Variables.Select(static one => (one.Key, one.Value))]
            );
        Assert.DoesNotContain(Hint, (await Many()).Error, StringComparison.Ordinal);
        var again = await Many();
        Assert.EndsWith(Hint + "0 uploaded, 2 failed\n", again.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.ApiError, ExitCode.SomeFailed), (one.ExitCode, again.ExitCode));
    }

    [Fact]
    public async Task The_error_of_a_file_names_it_once()
    {
        await File.WriteAllTextAsync(Place("a.gif"), "GIF89a");
        using var server = new ApiServer(State(0));
        var outcome = await Shell.Run(
            $"cd '{Folder.FullName}' && cfimages upload none.gif a.gif",
            [.. server.Variables.Select(static one => (one.Key, one.Value))]
        );
        Assert.Contains(
            "error: none.gif could not be read: it does not exist\n",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_empty_pipe_does_not_cost_the_image()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var server = new ApiServer(State(1));
        var outcome = await Shell.Run(
            "cat /dev/null | cfimages upload /dev/fd/3 --id=image-0 --replace 3<&0",
            [.. server.Variables.Select(static one => (one.Key, one.Value))]
        );
        Assert.Equal(
            (ExitCode.Usage, "error: file: /dev/fd/3 is empty\nNothing was sent.\n"),
            (outcome.ExitCode, outcome.Error)
        );
        Assert.Equal(0, server.State.Requests);
    }

    [Fact]
    public async Task A_standard_input_that_is_no_image_does_not_cost_the_image()
    {
        using var server = new ApiServer(State(1));
        string[] upload = ["upload", "-", "--id=image-0", "--name=a.gif", "--replace"];
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: file: standard input does not look like an image; if it is one, pass its --type\n"
                    + "Nothing was sent.\n"
            ),
            await server.Run("<html>Bad Gateway</html>", upload)
        );
        Assert.Equal(0, server.State.Requests);

        var typed = await server.Run("new", [.. upload, "--type=image/png"]);
        Assert.Equal(
            (ExitCode.Success, 3),
            (typed.ExitCode, server.State.Files.Values.Single().Bytes.Length)
        );
    }

    [Fact]
    public async Task A_pipe_that_is_no_image_does_not_cost_the_image()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var server = new ApiServer(State(1));
        var outcome = await Shell.Run(
            "{ printf '<ht'; printf 'ml>'; } | cfimages upload /dev/fd/3 --id=image-0 --replace 3<&0",
            [.. server.Variables.Select(static one => (one.Key, one.Value))]
        );
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
        Assert.Contains(
            "/dev/fd/3 does not look like an image",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_empty_standard_input_does_not_cost_the_image()
    {
        using var server = new ApiServer(State(1));
        string[] upload = ["upload", "-", "--id=image-0", "--name=a.gif", "--replace"];
        var outcome = await server.Run("", upload);
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: file: standard input is empty\nNothing was sent.\n"
            ),
            outcome
        );
        Assert.Equal(0, server.State.Requests);

        var image = "GIF89a" + new string('x', 300_000);
        Assert.Equal(ExitCode.Success, (await server.Run(image, upload)).ExitCode);
        Assert.Equal(image.Length, server.State.Files.Values.Single().Bytes.Length);
    }

    [Theory]
    [InlineData(
        "image-0",
        200,
        ExitCode.ApiError,
        "error: --replace: the earlier image was deleted"
    )]
    [InlineData(
        "image-0",
        503,
        ExitCode.Unreachable,
        "error: --replace: the earlier image may have been deleted"
    )]
    [InlineData("image-0", 403, ExitCode.Refused, null)]
    [InlineData("none", 200, ExitCode.ApiError, null)]
    public async Task A_failure_says_whether_the_earlier_image_is_gone(
        string id,
        int deletion,
        int exitCode,
        string? said
    )
    {
        Write("new.gif");
        // The upload is refused.
        var statuses = new Queue<int>([deletion, 400]);
        using var server = new ApiServer(State(1))
        {
            Fate = () =>
                statuses.Dequeue() is var status and not 200
                    ? SandboxStep.Reply(new SandboxReply(status))
                    : SandboxStep.Usual,
        };
        string[] replace = ["upload", Place("new.gif"), "--id", id, "--replace", "--retries=0"];
        var outcome = await server.Run("", replace);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Equal(
            said,
            Lines(outcome.Error)
                .SingleOrDefault(static line => line.Contains("earlier", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task After_a_signal_it_says_that_the_earlier_image_is_gone()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("new.gif");
        using var server = new ApiServer(State(1));
        using var shell = Shell.Start(
            $"exec cfimages upload '{Place("new.gif")}' --id=image-0 --replace",
            [.. server.Variables.Select(static one => (one.Key, one.Value))]
        );
        server.Before = requests =>
        {
            // The upload gets no reply while the command runs.
            if (requests != 1)
                return;
            shell.Signal("INT").GetAwaiter().GetResult();
            shell.Exit().GetAwaiter().GetResult();
        };
        var outcome = await shell.End();
        Assert.Equal(ExitCode.Cancelled, outcome.ExitCode);
        Assert.Contains(
            "error: --replace: the earlier image was deleted\n",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith("cancelled\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_reply_is_not_forgotten_after_a_retry()
    {
        var steps = new Queue<SandboxStep>([
            SandboxStep.Drop,
            SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromHours(1))),
        ]);
        using var server = new ApiServer(State(1)) { Fate = steps.Dequeue };
        var outcome = await server.Run("", "delete", "image-0", "--retries=1");
        Assert.Equal(ExitCode.RateLimited, outcome.ExitCode);
        Assert.Contains(
            "It may have been carried out all the same.",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("image-0", 0)]
    [InlineData("--type=image/x-new", 1)]
    public async Task A_file_that_is_no_image_does_not_cost_the_stored_one(
        string option,
        int deletions
    )
    {
        await File.WriteAllTextAsync(Place("note"), "not an image");
        using var server = new ApiServer(State(1));
        string[] given = option.StartsWith('-') ? [option] : [];
        var outcome = await server.Run(
            "",
            ["upload", Place("note"), "--id=image-0", "--replace", .. given]
        );
        Assert.Equal(1 - deletions, server.State.Images.Count);
        Assert.Equal(
            deletions == 0,
            outcome.Error.Contains(
                "note could not be read: it does not look like an image; if it is one, pass its --type",
                StringComparison.Ordinal
            )
        );
    }
}
