using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;

namespace Images.Functional.Cli.Tests;

public sealed class SecretTests
{
    private const string Email = "someone+images@example.com";
    private const string Key = "kEy/0123456789abcdef";
    private const string Token = "tOken_0123456789abcdef";

    private static readonly Dictionary<string, string>[] Credentials =
    [
        new() { ["CLOUDFLARE_API_TOKEN"] = Token },
        new() { ["CLOUDFLARE_EMAIL"] = Email, ["CLOUDFLARE_API_KEY"] = Key },
    ];

    [Fact]
    public async Task Credentials_echoed_beside_a_success_are_not_printed()
    {
        foreach (var credentials in Credentials)
        {
            var entry = $$"""[{"code":1001,"message":"moves soon: {{Email}} {{Key}} {{Token}}"}]""";
            await using var server = new OneReply(
                200,
                $$$"""{"success":true,"errors":{{{entry}}},"messages":{{{entry}}},"result":{"id":"id"}}"""
            );
            var outcome = await Process.Run(
                new Dictionary<string, string>(credentials)
                {
                    ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                    ["CLOUDFLARE_BASE_URL"] = server.Address,
                },
                "",
                false,
                "get",
                "id"
            );
            Assert.Equal(ExitCode.Success, outcome.ExitCode);
            Assert.Equal(2, outcome.Error.Split("moves soon").Length - 1);
            Assert.All(
                credentials.Values,
                secret => Assert.DoesNotContain(secret, outcome.Error, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task The_user_the_password_and_the_query_in_a_URL_to_upload_are_not_shown()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using var server = new ApiServer(SandboxState.WithDocumentedImage);
            string[] files = [Path.Combine(folder, "resume"), Path.Combine(folder, "failed")];
            var outcome = await server.Run(
                "",
                "upload",
                "https://someone:5ecret-password@example.com/a@b.png?signature=5ecret-signature",
                "--id=a",
                "--resume",
                files[0],
                "--failed",
                files[1]
            );
            Assert.Equal(ExitCode.Success, outcome.ExitCode);
            Assert.Contains(
                "\"https://example.com/a@b.png?…",
                await File.ReadAllTextAsync(files[0]),
                StringComparison.Ordinal
            );
            // The id is taken.
            var failed = await server.Run(
                "",
                "upload",
                "HTTPS://someone:5ecret-password@example.com?signature=5ecret-signature",
                "--id=a",
                "--failed",
                files[1]
            );
            Assert.Equal(ExitCode.SomeFailed, failed.ExitCode);
            Assert.StartsWith(
                "error: HTTPS://example.com?…",
                failed.Error,
                StringComparison.Ordinal
            );
            // The list is the input of a later run.
            Assert.Equal(
                "HTTPS://example.com?signature=5ecret-signature\n",
                await File.ReadAllTextAsync(files[1])
            );
            foreach (
                var text in new[]
                {
                    await File.ReadAllTextAsync(files[0]),
                    outcome.Output,
                    outcome.Error,
                    failed.Output,
                    failed.Error,
                }
            )
            {
                Assert.DoesNotContain("someone", text, StringComparison.Ordinal);
                Assert.DoesNotContain("5ecret", text, StringComparison.Ordinal);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_URL_to_upload_that_the_service_quotes_is_not_shown_whole()
    {
        const string url = "https://someone:5ecret-password@example.com/a.png?signature=5ecret";
        foreach (
            var body in new[]
            {
                $$"""{"success":false,"errors":[{"code":5400,"message":"can't fetch {{url}}: 403"}]}""",
                $$"""{"success":true,"result":{"id":"a"},"messages":["fetched {{url}}"]}""",
            }
        )
        {
            await using var server = new OneReply(
                body.Contains("false", StringComparison.Ordinal) ? 400 : 200,
                body
            );
            var outcome = await Process.Run(
                new Dictionary<string, string>
                {
                    ["CLOUDFLARE_API_TOKEN"] = "token",
                    ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                    ["CLOUDFLARE_BASE_URL"] = server.Address,
                },
                "",
                false,
                "upload",
                url
            );
            Assert.Contains("https://example.com/a.png", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(
                "5ecret",
                outcome.Error + outcome.Output,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Two_URLs_that_differ_only_in_their_queries_are_two_uploads()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using var server = new ApiServer(SandboxState.WithDocumentedImage);
            string[] upload =
            [
                "upload",
                "https://example.com/a.png?v=1",
                "https://example.com/a.png?v=2",
                "--resume",
                Path.Combine(folder, "resume"),
            ];
            var outcome = await server.Run("", upload);
            Assert.Equal((ExitCode.Success, "2 uploaded\n"), (outcome.ExitCode, outcome.Error));
            Assert.Equal(
                "0 uploaded, 2 skipped (already done)\n",
                (await server.Run("", upload)).Error
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(404, "<html>{0}</html>")]
    [InlineData(400, """{"success":false,"errors":[{"code":6111,"message":"Bad header {0}"}]}""")]
    [InlineData(200, """{"success":false,"errors":[{"code":6111,"message":"Bad header {0}"}]}""")]
    [InlineData(200, """{"success":true,"result":{"uploaded":"{0}"}}""")]
    public async Task Echoed_credentials_are_not_printed(int status, string template)
    {
        foreach (var credentials in Credentials)
        foreach (var options in new[] { Array.Empty<string>(), ["--json"] })
        {
            var body = template.Replace("{0}", $"{Email} {Key} {Token}", StringComparison.Ordinal);
            await using var server = new OneReply(status, body);

            var outcome = await Process.Run(
                new Dictionary<string, string>(credentials)
                {
                    ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                    ["CLOUDFLARE_BASE_URL"] = server.Address,
                },
                "",
                false,
                ["get", "id", .. options]
            );

            Assert.NotEqual(ExitCode.Success, outcome.ExitCode);
            // The server was asked, and its words, or the error that they make, are shown.
            Assert.Contains("images/v1/id", await server.RequestLine, StringComparison.Ordinal);
            Assert.NotEqual("", outcome.Error);
            Assert.All(
                credentials.Values,
                secret =>
                {
                    Assert.DoesNotContain(secret, outcome.Error, StringComparison.Ordinal);
                    Assert.DoesNotContain(secret, outcome.Output, StringComparison.Ordinal);
                }
            );
        }
    }
}
