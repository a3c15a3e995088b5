using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using LanguageExt;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary><c>cfimages upload-link</c>: the link, and the wait for its file.</summary>
public class UploadLinkTests
{
    private static readonly CfErrors Draft = CfErrors.Of(
        new CfError.Transport("still a draft"),
        ResponseInfo.Ok
    );

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
    // A whole round takes 223 s.
    [InlineData(300, new[] { 30, 11, 2, 2 })]
    [InlineData(120, new[] { 17, 1 })]
    [InlineData(3, new[] { 2 })]
    [InlineData(0, new[] { 0 })]
    [InlineData(-1, new[] { 0 })]
    public async Task Waiting_for_a_file_ends_when_the_link_is_not_valid_any_more(
        int seconds,
        int[] rounds
    )
    {
        var left = TimeSpan.FromSeconds(seconds);
        var waited = new List<int>();
        var arrived = await UploadLinkCommand.Arrived(
            polls =>
            {
                waited.Add(polls.Retries);
                foreach (var delay in polls.Delays)
                    left -= delay;
                return Task.FromResult<Either<CfErrors, Image>>(Draft);
            },
            () => left
        );
        Assert.True(arrived.IsLeft);
        Assert.Equal(rounds, waited);
        Assert.Equal(TimeSpan.FromSeconds(Math.Min(seconds, 0)), left);
    }

    [Fact]
    public async Task Waiting_for_a_file_ends_when_it_is_there_or_the_API_is_not()
    {
        var waited = 0;
        var arrived = await UploadLinkCommand.Arrived(
            _ => Task.FromResult<Either<CfErrors, Image>>(++waited == 3 ? Image.Empty : Draft),
            static () => TimeSpan.FromHours(1)
        );
        Assert.Equal((3, true), (waited, arrived.IsRight));

        // Without a connection, it does not wait on.
        waited = 0;
        await UploadLinkCommand.Arrived(
            _ =>
            {
                waited++;
                return Task.FromResult<Either<CfErrors, Image>>(
                    CfErrors.Of(new CfError.Transport("no connection"))
                );
            },
            static () => TimeSpan.FromHours(1)
        );
        Assert.Equal(1, waited);
    }

    [Theory]
    [InlineData("2m")]
    [InlineData("121s")]
    public async Task The_shortest_time_is_long_enough_on_arrival(string time)
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var outcome = await server.Run("", "upload-link", "--expires", time);
        Assert.Equal((ExitCode.Success, ""), (outcome.ExitCode, outcome.Error));
    }

    [Theory]
    [InlineData("1m")]
    [InlineData("7h")]
    public async Task A_time_that_the_API_refuses_is_an_error_of_the_option(string time)
    {
        var outcome = await Process.Run("upload-link", "--sandbox", "--expires", time);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.StartsWith(
            $"error: --expires: expected 2 minutes to 6 hours, found \"{time}\"\n",
            outcome.Error,
            StringComparison.Ordinal
        );
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
        foreach (var wrong in new[] { "7h", "119s" })
            Assert.Equal(
                ExitCode.Usage,
                (await Process.Run("upload-link", $"--expires={wrong}", "--sandbox")).ExitCode
            );
        Assert.Equal(
            ExitCode.Usage,
            (await Process.Run("upload-link", "--expires=soon", "--sandbox")).ExitCode
        );
    }
}
