using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>What the command says of the credentials.</summary>
public sealed class WhoamiTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public async Task It_says_what_the_API_answers_and_what_can_not_be_known()
    {
        var outcome = await Process.Run("whoami", "--sandbox");
        Assert.Equal(
            new Outcome(
                ExitCode.Success,
                """
                account      023e105f4ecef8ad9ca31a8372d0c353
                credentials  accepted (sandbox)
                images       enabled: 1 of 100,000 images
                reading      allowed
                writing      unknown: only a change would show it

                """,
                ""
            ),
            outcome
        );
    }

    [Fact]
    public async Task As_JSON_it_has_the_same()
    {
        var outcome = await Process.Run("whoami", "--sandbox", "--json", "--compact");
        Assert.Equal(
            """{"account":"023e105f4ecef8ad9ca31a8372d0c353","credentials":"sandbox","images":{"count":{"allowed":100000,"current":1}}}"""
                + "\n",
            outcome.Output
        );
    }

    [Theory]
    [InlineData(401, 10000, ExitCode.Refused, "Check the API token")]
    [InlineData(403, 5403, ExitCode.Refused, "Check that Cloudflare Images is enabled")]
    [InlineData(403, 10000, ExitCode.Refused, "permission Images Read")]
    public async Task A_refusal_says_what_to_check(
        int status,
        int code,
        int exitCode,
        string advice
    )
    {
        await using var server = new OneReply(
            status,
            $$"""{"success":false,"errors":[{"code":{{code}},"message":"no"}]}"""
        );
        var outcome = await Ask(server, ("CLOUDFLARE_API_TOKEN", "5ecret-token"));
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(advice, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_may_be_in_a_file()
    {
        await File.WriteAllTextAsync(file, "5ecret-token\n");
        await using var server = new OneReply(
            200,
            """{"success":true,"result":{"count":{"allowed":5,"current":2}}}"""
        );
        var outcome = await Ask(server, ("CLOUDFLARE_API_TOKEN_FILE", file));
        Assert.Contains("accepted (API token)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("enabled: 2 of 5 images", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("Bearer 5ecret-token", await server.Authorization);
    }

    [Fact]
    public async Task A_file_that_can_not_be_read_is_bad_usage()
    {
        await using var server = new OneReply(200, "");
        var outcome = await Ask(server, ("CLOUDFLARE_API_TOKEN_FILE", file + ".missing"));
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.StartsWith(
            $"error: {file}.missing (CLOUDFLARE_API_TOKEN_FILE) could not be read: it does not exist\n",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => File.Delete(file);

    private static Task<Outcome> Ask(OneReply server, (string Name, string Value) credentials) =>
        Process.Run(
            new Dictionary<string, string>
            {
                [credentials.Name] = credentials.Value,
                ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                ["CLOUDFLARE_BASE_URL"] = server.Address,
            },
            "",
            false,
            "whoami"
        );
}
