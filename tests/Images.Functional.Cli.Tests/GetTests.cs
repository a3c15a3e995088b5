using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary><c>cfimages get</c> on the sandbox.</summary>
public sealed class GetTests
{
    private const string Id = "107b9558-dd06-4bbd-5fef-9c2c16bb7900";

    [Fact]
    public async Task The_sandbox_shows_the_documented_image()
    {
        var outcome = await Process.Run("get", Id, "--sandbox");
        Assert.Equal(
            new Outcome(
                0,
                """
                id                 107b9558-dd06-4bbd-5fef-9c2c16bb7900
                filename           logo.png
                creator            107b9558-dd06-4bbd-5fef-9c2c16bb7900
                uploaded           2014-01-02T02:20:00.123Z
                requireSignedURLs  true
                meta               {"key":"value"}
                variants           thumbnail  https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/thumbnail
                                   hero       https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/hero
                                   original   https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/original

                """,
                ""
            ),
            outcome
        );
    }

    [Fact]
    public async Task As_JSON_it_is_the_documented_result_with_that_id()
    {
        var outcome = await Process.Run("get", Id, "--sandbox", "--json");
        using var printed = JsonDocument.Parse(outcome.Output);
        using var documented = JsonDocument.Parse(
            Process.Documented.Replace(
                "\"id\": \"id\"",
                $"\"id\": \"{Id}\"",
                System.StringComparison.Ordinal
            )
        );
        Assert.True(
            JsonElement.DeepEquals(
                documented.RootElement.GetProperty("result"),
                printed.RootElement
            )
        );
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_not_found()
    {
        var outcome = await Process.Run("get", "other", "--sandbox");
        Assert.Equal(ExitCode.NotFound, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains(
            "Image not found (code 5404)",
            outcome.Error,
            System.StringComparison.Ordinal
        );
        Assert.Contains("status 404", outcome.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_account_is_refused() =>
        Assert.Equal(
            ExitCode.Refused,
            (await Process.Run("get", Id, "--sandbox", "--account", "other")).ExitCode
        );
}
