using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Uploads of what can be read only once: another attempt must send all of it, too.</summary>
public sealed class PipeTests : TempFolderTest
{
    /// <summary>An upload of <c>new.gif</c> through a named pipe; its options go between the two.</summary>
    internal const string FromNamedPipe =
        "mkfifo pipe; { cat new.gif > pipe & }; cfimages upload pipe";

    internal const string ItsEnd = "; code=$?; kill $! 2>&-; exit $code";

    private static readonly string Image = "GIF89a" + new string('x', 300_000);

    [Theory]
    [InlineData("cat new.gif | cfimages upload - --name=a.gif")]
    [InlineData("cat new.gif | cfimages upload /dev/stdin --name=a.gif")]
    [InlineData("cfimages upload /dev/stdin --name=a.gif < new.gif")]
    [InlineData(FromNamedPipe, ItsEnd)]
    public async Task An_upload_that_is_sent_again_is_whole(string upload, string end = "")
    {
        if (OperatingSystem.IsWindows())
            return;
        await File.WriteAllTextAsync(Place("new.gif"), Image);
        var attempts = 0;
        using var server = new ApiServer(State(0))
        {
            Fate = () =>
                ++attempts == 1 ? SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromTicks(1)))
                : attempts == 2 ? SandboxStep.ReplyAfter(new SandboxReply(502))
                : SandboxStep.Usual,
        };
        var outcome = await Run(server, $"{upload} --id=a{end}");
        Assert.Equal((ExitCode.Success, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(Image.Length, server.State.Files.Values.Single().Bytes.Length);
        Assert.True(attempts > 2);
    }

    [Theory]
    [InlineData(
        "cfimages upload - --type=image/png </dev/null",
        "standard input could not be read: it is empty"
    )]
    [InlineData(
        "cat /dev/null | cfimages upload /dev/stdin --id a --type=image/png",
        "standard input could not be read: it is empty"
    )]
    [InlineData(
        "cfimages upload /dev/stdin --type=image/png </dev/null",
        "standard input could not be read: it is empty"
    )]
    [InlineData(
        "cfimages upload /dev/null --type=image/png",
        "/dev/null could not be read: it is empty"
    )]
    [InlineData(
        "cfimages upload /dev/zero --type=image/png",
        "/dev/zero could not be read: it is larger than 32 MiB"
    )]
    [InlineData(
        "head -c 33554433 /dev/zero | cfimages upload - --type=image/png",
        "standard input could not be read: it is larger than 32 MiB"
    )]
    public async Task An_empty_pipe_and_one_that_is_too_large_are_not_sent(
        string upload,
        string said
    )
    {
        if (OperatingSystem.IsWindows())
            return;
        using var server = new ApiServer(State(0));
        var outcome = await Run(server, upload);
        Assert.StartsWith($"error: {said}", outcome.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
    }

    [Fact]
    public async Task While_a_pipe_says_nothing_a_signal_ends_the_command()
    {
        using var server = new ApiServer(State(0));
        using var shell = Shell.Start("exec cfimages upload - --id=a", Variables(server));
        await shell.Input.WriteAsync(new byte[1 << 20], shell.Cancel);
        await shell.Signal("INT");
        Assert.Equal(ExitCode.Cancelled, (await shell.End()).ExitCode);
        Assert.Equal(0, server.State.Requests);
    }

    private Task<Outcome> Run(ApiServer server, string script) =>
        Shell.Run($"cd '{Folder.FullName}' && {script}", Variables(server));

    private static (string, string)[] Variables(ApiServer server) =>
        [.. server.Variables.Select(static one => (one.Key, one.Value))];
}
