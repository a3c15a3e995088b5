using System;
using System.Text.Json;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using LanguageExt;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary><c>cfimages upload-link</c>: the link, and the wait for its file.</summary>
public class UploadLinkTests
{
    [Fact]
    public async Task A_long_address_of_a_link_is_printed_whole()
    {
        string[] link = ["upload-link", "--id", new string('\u00E9', 100), "--sandbox"];
        var json = await Process.Run([.. link, "--json"]);
        using var read = JsonDocument.Parse(json.Output);
        var address = read.RootElement.GetProperty("uploadURL").GetString()!;
        Assert.True(address.Length > 600);
        Assert.Contains(
            $"uploadURL  {address}\n",
            (await Process.Run(link)).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Waiting_for_a_file_prints_the_link_and_the_image_as_lines()
    {
        const string Link =
            """{"success":true,"result":{"id":"a","uploadURL":"https://upload.imagedelivery.net/h/a"}}""";
        var requests = 0;
        using var server = new ApiServer(SandboxState.WithDocumentedImage)
        {
            Fate = () =>
                SandboxStep.Reply(
                    new SandboxReply(
                        200,
                        Body: requests++ == 0 ? Link : """{"success":true,"result":{"id":"a"}}"""
                    )
                ),
        };
        var outcome = await server.Run("", "upload-link", "--wait", "--json");
        Assert.Equal(
            new Outcome(
                ExitCode.Success,
                """
                {"id":"a","uploadURL":"https://upload.imagedelivery.net/h/a"}
                {"id":"a"}

                """.ReplaceLineEndings("\n"),
                ""
            ),
            outcome
        );
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(int.MaxValue, 5)]
    public async Task Waiting_for_a_file_ends_when_it_is_there_or_the_link_is_not_valid_any_more(
        int ready,
        int waits
    )
    {
        var draft = CfErrors.Of(new CfError.Transport("still a draft"), ResponseInfo.Ok);
        var waited = 0;
        var arrived = await UploadLinkCommand.Arrived(
            () => Task.FromResult<Either<CfErrors, Image>>(++waited == ready ? Image.Empty : draft),
            () => waited < 5
        );
        Assert.Equal((waits, ready == waits), (waited, arrived.IsRight));

        // Without a connection, it does not wait on.
        var unreachable = CfErrors.Of(new CfError.Transport("no connection"));
        waited = 0;
        await UploadLinkCommand.Arrived(
            () =>
            {
                waited++;
                return Task.FromResult<Either<CfErrors, Image>>(unreachable);
            },
            () => waited < 5
        );
        Assert.Equal(1, waited);
    }

    [Fact]
    public async Task A_link_has_its_id_and_its_address()
    {
        var outcome = await Process.Run("upload-link", "--id=a/b", "--expires=1h", "--sandbox");
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Contains(
            "id         a/b\nuploadURL  https://upload.imagedelivery.net/",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ExitCode.Usage,
            (await Process.Run("upload-link", "--expires=7h", "--sandbox")).ExitCode
        );
        Assert.Equal(
            ExitCode.Usage,
            (await Process.Run("upload-link", "--expires=soon", "--sandbox")).ExitCode
        );
    }
}
