using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>The options of <c>cfimages serve</c>: a wrong one starts no server.</summary>
public sealed class ServeOptionTests : TempFolderTest
{
    [Theory]
    [InlineData("--port", "65536", "--port: expected a port")]
    [InlineData("--listen", "everywhere", "--listen: expected an IP address")]
    [InlineData("--host", "http://images", "--host: expected host names without a port")]
    [InlineData("--host", "images:8787", "--host: expected host names without a port")]
    [InlineData("--host", "images,", "--host: expected host names without a port")]
    [InlineData("--host", "10.0.0.1", "--host: expected host names without a port")]
    [InlineData("--latency", "200ms..20ms", "--latency: expected a time or a range")]
    [InlineData("--latency", "20", "--latency: expected a time or a range")]
    [InlineData("--fail", "429:2", "--fail: expected shares of 429, drop and drop-after")]
    [InlineData("--fail", "drop:NaN", "--fail: expected shares of 429, drop and drop-after")]
    [InlineData("--fail", "drop:-Infinity", "--fail: expected shares of 429, drop and drop-after")]
    [InlineData("--fail", "429:0.6,drop:0.6", "--fail: expected shares whose sum is at most 1")]
    [InlineData(
        "--fail",
        "drop:0.2,drop:0.3",
        "--fail: expected shares of 429, drop and drop-after, each once"
    )]
    [InlineData("--data", "", "--data: expected a path, found an empty text")]
    [InlineData("--fail", "500:0.1", "--fail: expected shares of 429, drop and drop-after")]
    [InlineData("--seed", "no-such-file", "--seed: ")]
    [InlineData("--account", "", "--account: ")]
    public async Task A_wrong_option_is_bad_usage(string option, string value, string told)
    {
        var outcome = await Process.Run("serve", option, value);
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_a_seed_has_its_place()
    {
        var seed = Place("seed.json");
        await File.WriteAllTextAsync(
            seed,
            """{"version":1,"accounts":[{"id":"a","images":[{"image":{"id":"x"}},{"image":{}}]}]}"""
        );
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: --seed at /accounts/0/images/1/image/id: expected an id, found none\n"
            ),
            await Process.Run("serve", "--seed", seed)
        );
    }
}
