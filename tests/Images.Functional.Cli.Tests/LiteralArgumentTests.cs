using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Ids and accounts that look like options, flags, directives or files of arguments.</summary>
public sealed class LiteralArgumentTests
{
    [Theory]
    [InlineData("--account=-x", "id")]
    [InlineData("--account=--json", "id")]
    [InlineData("--account=-x", "--", "-id")]
    [InlineData("id", "--account=account", "--json")]
    [InlineData("--json", "true", "--account=account")]
    [InlineData("--account=account", "/h")]
    [InlineData("--account=account", "/?")]
    [InlineData("--account=account", "[suggest]")]
    [InlineData("--account=account", "--", "--help")]
    public async Task Ids_that_look_like_options_are_sent_as_ids(params string[] args)
    {
        await using var server = new OneReply(200, Process.Documented);
        var outcome = await Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = "5ecret-token",
                ["CLOUDFLARE_BASE_URL"] = server.Address,
            },
            "",
            false,
            ["get", .. args]
        );
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        var account = args.First(static arg =>
            arg.StartsWith("--account=", StringComparison.Ordinal)
        )["--account=".Length..];
        var id = args.Last(static arg =>
            arg != "--json" && !arg.StartsWith("--account=", StringComparison.Ordinal)
        );
        Assert.Equal(
            $"GET /accounts/{account}/images/v1/{Uri.EscapeDataString(id)} HTTP/1.1",
            await server.RequestLine.WaitAsync(TimeSpan.FromSeconds(10))
        );
    }

    [Fact]
    public async Task An_id_that_begins_with_a_dash_can_be_passed_after_two_dashes() =>
        Assert.Equal(
            ExitCode.NotFound,
            (await Process.Run("get", "--sandbox", "--", "--odd-id")).ExitCode
        );

    [Theory]
    [InlineData("@no-such-file")]
    [InlineData("@user/avatar")]
    public async Task An_id_that_begins_with_an_at_sign_is_not_a_response_file(string id)
    {
        var outcome = await Process.Run("get", id, "--sandbox");
        Assert.Equal(ExitCode.NotFound, outcome.ExitCode);
        Assert.Contains("Image not found", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_for_one_image_does_not_take_standard_input_for_its_id()
    {
        var outcome = await Process.Run(
            new() { ["CLOUDFLARE_API_TOKEN"] = "5ecret-token" },
            "image-0",
            false,
            "exists",
            "-",
            "--account=a"
        );
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains(
            "image-id: this command takes one id; get, download, update, delete and url read ids from standard input",
            outcome.Error,
            StringComparison.Ordinal
        );
    }
}
