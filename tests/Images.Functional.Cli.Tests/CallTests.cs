using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>What holds for every command that makes a call.</summary>
public sealed class CallTests
{
    public static TheoryData<string> Names => Calls.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_sends_its_request(string name)
    {
        var call = Calls.Of(name);
        await using var server = new OneReply(
            200,
            $$"""{"success":true,"result":{{call.ResultOf("")}}}"""
        );
        var outcome = await Calls.Run(call, server.Address);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal(Line(call), await server.RequestLine);
        Assert.Equal(call.Body, await server.RequestBody);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_command_has_an_exit_code_for_each_status(string name)
    {
        var call = Calls.Of(name);
        foreach (
            var (status, exitCode) in new[]
            {
                (200, ExitCode.Success),
                (400, ExitCode.ApiError),
                (401, ExitCode.Refused),
                (403, ExitCode.Refused),
                (404, ExitCode.NotFound),
                (429, ExitCode.RateLimited),
                (500, call.IsUncertainAfterError ? ExitCode.Uncertain : ExitCode.Unreachable),
                (503, call.IsUncertainAfterError ? ExitCode.Uncertain : ExitCode.Unreachable),
            }
        )
        {
            // So long a wait is left to the caller.
            await using var server = new OneReply(
                status,
                status == 200
                    ? $$"""{"success":true,"result":{{call.ResultOf("")}}}"""
                    : """{"success":false,"errors":[{"code":1,"message":"says no"}]}""",
                "Retry-After: 300\r\n"
            );
            var outcome = await Calls.Run(call, server.Address);
            Assert.Equal((status, exitCode), (status, outcome.ExitCode));
            Assert.Equal(
                status >= 500 && call.Method != "GET",
                outcome.Error.Contains("carried", StringComparison.Ordinal)
            );
            Assert.Equal(Line(call), await server.RequestLine);
            Assert.Equal(status == 200, outcome.Output.Length > 0);
            Assert.Equal(
                status != 200,
                outcome.Error.Contains("says no (code 1)", StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_account_is_bad_usage_and_nothing_is_sent(string name)
    {
        await using var server = new OneReply(200, "");
        foreach (var options in new[] { Array.Empty<string>(), ["--sandbox"] })
        {
            var outcome = await Calls.Run(
                Calls.Of(name),
                server.Address,
                ["--account=..", .. options]
            );
            Assert.Equal(
                new Outcome(
                    ExitCode.Usage,
                    "",
                    "error: --account: expected no path segment . or .., found only ..\nNothing was sent.\n"
                ),
                outcome
            );
        }

        Assert.False(server.RequestLine.IsCompleted);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_a_token_each_says_what_to_set(string name)
    {
        var outcome = await Process.Run([.. Calls.Of(name).Args, "--account=a"]);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.StartsWith(
            "error: credentials: set CLOUDFLARE_API_TOKEN",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("\nNothing was sent.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--sandbox", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task As_JSON_each_prints_what_the_server_sent(string name)
    {
        foreach (var text in new[] { "", "é\\ud83d\\ude00\\\"\\\\" })
        {
            var call = Calls.Of(name);
            // The API says nothing of a deleted image.
            var result = JsonNode.Parse(
                name == "delete" ? """{"id":"a/b"}""" : call.ResultOf(text)
            );
            // Without --show-values, values of keys are left out.
            if (result!["keys"] is JsonArray keys)
                foreach (var key in keys)
                    Assert.True(key!.AsObject().Remove("value"));
            var outcome = await Calls.Answered(call, call.ResultOf(text), "--json");
            Assert.Equal(ExitCode.Success, outcome.ExitCode);
            Assert.True(
                JsonNode.DeepEquals(result, JsonNode.Parse(outcome.Output)),
                outcome.Output
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Messages_beside_a_success_go_to_standard_error(string name)
    {
        var call = Calls.Of(name);
        foreach (var options in new[] { Array.Empty<string>(), ["--json"] })
        {
            await using var server = new OneReply(
                200,
                $$"""{"success":true,"errors":[{"code":1001,"message":"slow"}],"messages":[{"code":1002,"message":"soon"}],"result":{{call.ResultOf("")}}}"""
            );
            var outcome = await Calls.Run(call, server.Address, options);
            Assert.Equal(ExitCode.Success, outcome.ExitCode);
            Assert.EndsWith(
                "error beside the result: slow (code 1001)\nmessage: soon (code 1002)\n",
                outcome.Error,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("soon", outcome.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_unexpected_reply_is_unreadable(string name)
    {
        // A deletion's reply says nothing, and no document says what the configuration's is.
        if (name is "delete" or "variants delete" or "config")
            return;
        var call = Calls.Of(name);
        var outcome = await Calls.Answered(call, "[]");
        // The success means that it was carried out.
        Assert.Equal(
            call.IsUncertainAfterError ? ExitCode.Uncertain : ExitCode.Unreadable,
            outcome.ExitCode
        );
        Assert.Equal("", outcome.Output);
        Assert.Contains("/result", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_servers_words_cannot_control_a_terminal(string name)
    {
        var call = Calls.Of(name);
        foreach (var text in HostileTextTests.HostileTexts.Where(static text => text != "\ud800"))
        {
            var json = JsonEncodedText.Encode(text).Value;
            // JSON may hold control characters beyond ASCII as they are.
            foreach (var spelt in new[] { json, text.Any(static unit => unit < ' ') ? json : text })
            foreach (var options in new[] { Array.Empty<string>(), ["--json"] })
            {
                var outcome = await Calls.Answered(call, call.ResultOf(spelt), options);
                Assert.Equal(ExitCode.Success, outcome.ExitCode);
                Assert.DoesNotContain(
                    outcome.Output + outcome.Error,
                    static unit => char.IsControl(unit) && unit != '\n'
                );
                if (options.Length == 0)
                    Assert.DoesNotContain(
                        outcome.Output + outcome.Error,
                        static unit =>
                            char.GetUnicodeCategory(unit)
                                is System.Globalization.UnicodeCategory.Format
                                    or System.Globalization.UnicodeCategory.LineSeparator
                    );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_echoed_token_is_not_printed(string name)
    {
        var call = Calls.Of(name);
        await using var server = new OneReply(
            400,
            """{"success":false,"errors":[{"code":6111,"message":"Bad 5ecret-token"}]}"""
        );
        var outcome = await Calls.Run(call, server.Address);
        Assert.Equal(ExitCode.ApiError, outcome.ExitCode);
        Assert.Contains("Bad", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("5ecret", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_never_came_about_is_unreachable_and_never_uncertain()
    {
        // It accepts connections, and never answers the handshake of TLS.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var outcomes = await Task.WhenAll(
            Calls.All.Select(call =>
                Calls.Run(call, $"https://{silent.LocalEndpoint}", "--timeout=1s", "--retries=0")
            )
        );
        Assert.All(
            outcomes,
            static outcome => Assert.Equal(ExitCode.Unreachable, outcome.ExitCode)
        );
    }

    private static string Line(Call call) =>
        $"{call.Method} /accounts/account/images/v1{call.Path} HTTP/1.1";
}
