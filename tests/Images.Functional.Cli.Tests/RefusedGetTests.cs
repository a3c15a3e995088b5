using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Ids, credentials and variables that <c>cfimages get</c> refuses before it sends anything.</summary>
public sealed class RefusedGetTests
{
    [Fact]
    public async Task Missing_credentials_are_named_and_nothing_is_sent()
    {
        var outcome = await Process.Run("get", Id);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.All(
            new[]
            {
                "CLOUDFLARE_API_TOKEN",
                "CLOUDFLARE_EMAIL",
                "CLOUDFLARE_API_KEY",
                "CLOUDFLARE_ACCOUNT_ID",
                "--sandbox",
                "Nothing was sent",
            },
            name => Assert.Contains(name, outcome.Error, System.StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("--sandbox")]
    [InlineData("--account=a")]
    public async Task An_error_about_the_id_names_no_variables(string option)
    {
        var outcome = await Process.Run(
            new Dictionary<string, string> { ["CLOUDFLARE_API_TOKEN"] = "5ecret-token" },
            "",
            false,
            "get",
            "..",
            option
        );
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal(
            """
            error: image_id: expected no path segment . or .., found only ..
            Nothing was sent.

            """,
            outcome.Error
        );
    }

    [Fact]
    public async Task An_error_about_the_base_address_names_its_variable()
    {
        var outcome = await Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = "5ecret-token",
                ["CLOUDFLARE_BASE_URL"] = "ftp://example.com",
            },
            "",
            false,
            "get",
            "a",
            "--account=a"
        );
        Assert.Equal(
            """
            error: CLOUDFLARE_BASE_URL: expected an https URL, found another scheme or none
            Nothing was sent.

            """,
            outcome.Error
        );
    }

    [Fact]
    public async Task All_errors_are_reported_at_once()
    {
        var outcome = await Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = "bad secret",
                ["CLOUDFLARE_BASE_URL"] = "http://example.com/",
            },
            "",
            false,
            "get",
            "..",
            "--account",
            new string('a', 33)
        );
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.All(
            new[] { "--account", "image_id", "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_BASE_URL" },
            name =>
                Assert.Contains($"error: {name}", outcome.Error, System.StringComparison.Ordinal)
        );
        Assert.DoesNotContain("secret", outcome.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_account_of_the_variable_is_named_by_it() =>
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: CLOUDFLARE_ACCOUNT_ID: expected no path segment . or .., found only ..\nNothing was sent.\n"
            ),
            await Process.Run(
                new Dictionary<string, string>
                {
                    ["CLOUDFLARE_API_TOKEN"] = "5ecret-token",
                    ["CLOUDFLARE_ACCOUNT_ID"] = "..",
                },
                "",
                false,
                "get",
                Id
            )
        );

    [Theory]
    [InlineData("batch_token", "an endpoint of this name")]
    [InlineData("config", "an endpoint of this name")]
    [InlineData("/batch_token/", "an endpoint called batch_token")]
    [InlineData("variants/public", "an endpoint called variants")]
    [InlineData("a/blob", "an endpoint called blob")]
    public async Task A_reserved_id_is_refused_and_nothing_is_sent(string id, string reason)
    {
        await using var server = new OneReply(
            200,
            "{\"result\":{\"token\":\"BATCH-SECRET-0123456789\",\"expiresAt\":\"2030-01-01T00:00:00Z\"},"
                + "\"success\":true,\"errors\":[],\"messages\":[]}"
        );
        var outcome = await Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = "5ecret-token",
                ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                ["CLOUDFLARE_BASE_URL"] = server.Address,
            },
            "",
            false,
            "get",
            id,
            "--json"
        );
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                $"error: image_id: \"{id}\" is reserved (the API has {reason})\nNothing was sent.\n"
            ),
            outcome
        );
        Assert.False(server.RequestLine.IsCompleted);
    }

    private const string Id = "107b9558-dd06-4bbd-5fef-9c2c16bb7900";
}
