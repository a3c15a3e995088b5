using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>The options that all commands have.</summary>
public sealed class CommonOptionTests
{
    private const string Token = "5ecret-token";

    [Fact]
    public async Task Verbose_shows_the_request_and_the_response_without_credentials()
    {
        await using var server = new OneReply(
            404,
            """{"success":false,"errors":[{"code":5404,"message":"Image not found"}]}""",
            $"cf-ray: ray-1\r\nServer: said back {Token}\r\nX-Secret: {Token}\r\n"
        );
        var outcome = await Run(server.Address, "get", "a/b", "--verbose");
        Assert.Equal(ExitCode.NotFound, outcome.ExitCode);
        Assert.DoesNotContain(Token, outcome.Error, StringComparison.Ordinal);
        var lines = outcome.Error.Split('\n');
        Assert.Equal(
            [
                $"> GET {server.Address}/accounts/account/images/v1/a%2Fb",
                "> Accept: application/json",
                "> Authorization: (hidden)",
                "< cf-ray: ray-1",
                "< Content-Length: 70",
                "< Server: said back (hidden)",
            ],
            lines
                .Where(static line => line.StartsWith('>') || line.StartsWith('<'))
                .Where(static line =>
                    !line.Contains("User-Agent", StringComparison.Ordinal)
                    && !line.StartsWith("< 404 after ", StringComparison.Ordinal)
                )
                .OrderBy(static line => line[0] == '<')
                .ThenBy(
                    static line => line.StartsWith("> GET", StringComparison.Ordinal) ? "" : line,
                    StringComparer.OrdinalIgnoreCase
                )
        );
        Assert.Contains(
            lines,
            static line => line.StartsWith("< 404 after ", StringComparison.Ordinal)
        );
        Assert.Contains(
            "error: Cloudflare says: Image not found",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Verbose_shows_each_attempt_and_retries_are_as_many_as_asked()
    {
        // A port that nothing listens on.
        var outcome = await Run("http://127.0.0.1:1", "get", "a", "--verbose", "--retries", "1");
        Assert.Equal(ExitCode.Unreachable, outcome.ExitCode);
        Assert.Equal(2, outcome.Error.Split("> GET ").Length - 1);
        Assert.Equal(2, outcome.Error.Split("< no response\n").Length - 1);
    }

    [Theory]
    [InlineData("HTTPS_PROXY", "http://proxy.example", true)]
    [InlineData("all_proxy", "http://proxy.example", true)]
    [InlineData("HTTPS_PROXY", "", false)]
    [InlineData("NO_PROXY", "*", false)]
    public async Task A_proxy_that_is_set_is_named_if_there_is_no_connection(
        string variable,
        string value,
        bool isNamed
    )
    {
        // The process itself has no such variable: this is about the words alone.
        var outcome = await Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = Token,
                ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                ["CLOUDFLARE_BASE_URL"] = "http://127.0.0.1:1",
                [variable] = value,
            },
            "",
            false,
            "get",
            "a",
            "--retries=0"
        );
        Assert.Equal(ExitCode.Unreachable, outcome.ExitCode);
        Assert.Equal(
            isNamed,
            outcome.Error.Contains(
                $"{variable} is set: the connection may have been to this proxy.\n",
                StringComparison.Ordinal
            )
        );
        Assert.DoesNotContain("proxy.example", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_wrong_times_and_numbers_are_reported_and_nothing_is_sent()
    {
        var outcome = await Run("http://127.0.0.1:1", "get", "..", "--timeout=0s", "--retries=x");
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                """
                error: image_id: expected no path segment . or .., found only ..
                error: --timeout: expected a time such as 30s, 2m or 1h, of at most 24d, found "0s"
                error: --retries: expected a whole number from 0 to 100, found "x"
                Nothing was sent.

                """
            ),
            outcome
        );
    }

    [Fact]
    public async Task A_timeout_ends_an_attempt()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var outcome = await Run(
            $"http://{silent.LocalEndpoint}",
            "get",
            "a",
            "--timeout=1s",
            "--retries=0"
        );
        Assert.Equal(ExitCode.Unreachable, outcome.ExitCode);
        Assert.Contains("1 s", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_omits_messages_beside_a_success_but_no_errors()
    {
        const string Reply =
            """{"success":true,"result":{"id":"new"},"messages":[{"code":1,"message":"by the way"}]}""";
        await using (var server = new OneReply(200, Reply))
        {
            var outcome = await Run(server.Address, "get", "id", "--quiet");
            Assert.Equal((ExitCode.Success, ""), (outcome.ExitCode, outcome.Error));
            Assert.Contains("new", outcome.Output, StringComparison.Ordinal);
        }

        await using (var server = new OneReply(200, Reply))
            Assert.Contains(
                "by the way",
                (await Run(server.Address, "get", "id")).Error,
                StringComparison.Ordinal
            );
        Assert.Contains(
            "error: Cloudflare says: Image not found",
            (await Process.Run("get", "other", "--sandbox", "--quiet")).Error,
            StringComparison.Ordinal
        );
        Assert.Equal("", (await Process.Run("list", "--sandbox", "--quiet")).Error);
        Assert.NotEqual("", (await Process.Run("list", "--sandbox")).Error);
    }

    [Fact]
    public async Task Compact_JSON_is_one_line_with_the_same_value()
    {
        var id = Sandbox.Documented.Id.Value;
        foreach (
            var words in (string[][])
                [
                    ["get", id, "--sandbox"],
                    ["stats", "--sandbox"],
                    ["parse", "-"],
                ]
        )
        {
            var indented = await Process.RunWithInput(Process.Documented, [.. words, "--json"]);
            var compact = await Process.RunWithInput(
                Process.Documented,
                [.. words, "--json", "--compact"]
            );
            Assert.Single(compact.Output.TrimEnd().Split('\n'));
            Assert.True(indented.Output.Split('\n').Length > 2);
            Assert.Equal(
                System.Text.Json.Nodes.JsonNode.Parse(indented.Output)!.ToJsonString(),
                System.Text.Json.Nodes.JsonNode.Parse(compact.Output)!.ToJsonString()
            );
        }
    }

    private static Task<Outcome> Run(string address, params string[] args) =>
        Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = Token,
                ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                ["CLOUDFLARE_BASE_URL"] = address,
            },
            "",
            false,
            args
        );
}
