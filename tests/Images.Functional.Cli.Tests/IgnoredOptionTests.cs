using System;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>An option that would have no effect is an error.</summary>
public class IgnoredOptionTests
{
    [Theory]
    [InlineData("--type are for files", "upload", "https://example.com/a.png", "--name=n.png")]
    [InlineData("--type are for files", "upload", "https://example.com/a.png", "--type=image/png")]
    [InlineData("--hidden: only with --recursive", "upload", "a.png", "--hidden")]
    [InlineData("--retry-uncertain: only with --resume", "upload", "a.png", "--retry-uncertain")]
    [InlineData("--at-once: expected a whole number", "get", "cat", "--at-once=many")]
    [InlineData("--at-once: expected a whole number", "delete", "cat", "--at-once=0")]
    [InlineData("--ids: not together with --json", "list", "--ids", "--json")]
    [InlineData("--wait: no file arrives in the sandbox", "upload-link", "--wait", "--sandbox")]
    [InlineData("--resume: what was written", "download", "a", "--output=-", "--resume=r")]
    public async Task It_is_an_error_and_nothing_is_sent(string said, params string[] args)
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var outcome = await server.Run("", args);
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.State.Requests);
    }

    [Fact]
    public async Task Signing_with_a_given_key_checks_the_options_of_calls()
    {
        var outcome = await Process.Run(
            new() { [Variables.SigningKey] = "any" },
            "",
            false,
            "sign",
            "https://imagedelivery.net/hash/id/public",
            "--timeout=nonsense"
        );
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("--timeout", outcome.Error, StringComparison.Ordinal);
    }
}
