using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

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

    [Fact]
    public async Task Without_credentials_it_says_what_to_set_and_sends_nothing()
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
    public async Task Of_a_wrong_id_alone_it_names_no_variables(string option)
    {
        var outcome = await Process.Run(
            new Dictionary<string, string> { ["CLOUDFLARE_API_TOKEN"] = "token" },
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
    public async Task Of_a_wrong_base_address_it_names_the_variable()
    {
        var outcome = await Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = "token",
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

    [Theory]
    [InlineData(400, "")]
    [InlineData(401, "Check the API token, or the email and key.\n")]
    [InlineData(
        403,
        "The credentials need the permission Images Read, or Images Write to change anything.\n"
    )]
    [InlineData(404, "Check the account id, and the other ids and names.\n")]
    public async Task What_the_API_says_is_followed_by_what_to_do(int status, string advice)
    {
        await using var server = new OneReply(
            status,
            """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}"""
        );
        var outcome = await Fetch(server.Address);
        Assert.Equal(
            $"error: Cloudflare says: Authentication error (code 10000)\nstatus {status}\n{advice}",
            outcome.Error
        );
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
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
            new[] { "account_id", "image_id", "API token", "CLOUDFLARE_BASE_URL" },
            name =>
                Assert.Contains($"error: {name}", outcome.Error, System.StringComparison.Ordinal)
        );
        Assert.DoesNotContain("secret", outcome.Error, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, ExitCode.Success)]
    [InlineData(400, ExitCode.ApiError)]
    [InlineData(401, ExitCode.Refused)]
    [InlineData(403, ExitCode.Refused)]
    [InlineData(404, ExitCode.NotFound)]
    [InlineData(429, ExitCode.RateLimited)]
    [InlineData(302, ExitCode.ApiError)]
    public async Task Over_real_HTTP_the_exit_code_tells_the_statuses_apart(
        int status,
        int exitCode
    )
    {
        await using var server = new OneReply(
            status,
            status == 200 ? Process.Documented : "<html>no</html>",
            // So long a wait is left to the caller.
            status == 429
                ? "Retry-After: 300\r\n"
                : ""
        );
        var outcome = await Fetch(server.Address);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Equal(
            "GET /client/v4/accounts/account/images/v1/a%2Fb HTTP/1.1",
            await server.RequestLine
        );
    }

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
                ["CLOUDFLARE_API_TOKEN"] = "token",
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

    [Theory]
    [InlineData(401, 4)]
    [InlineData(403, 4)]
    [InlineData(404, 3)]
    [InlineData(408, 5)]
    [InlineData(429, 7)]
    [InlineData(500, 5)]
    [InlineData(522, 5)]
    public void A_status_has_the_same_exit_code_whatever_the_body_was(int status, int exitCode)
    {
        var response = ResponseInfo.Ok with { Status = status };
        Assert.All(
            new CfError[]
            {
                new CfError.Api(new ApiMessage(10000, "words")),
                new CfError.Status(status, ""),
                new CfError.Constraint("id", "/result/id", "a string", "7"),
            },
            error => Assert.Equal(exitCode, ExitCode.Of(CfErrors.Of(error).With(response)))
        );
    }

    [Fact]
    public void What_may_have_been_carried_out_has_a_code_of_its_own() =>
        Assert.Equal(
            ExitCode.Uncertain,
            ExitCode.Of(CfErrors.Of(new CfError.Cancelled()) with { IsUncertain = true })
        );

    [Fact]
    public async Task What_comes_beside_a_success_goes_to_standard_error()
    {
        await using var server = new OneReply(
            200,
            """{"success":true,"errors":[{"code":1001,"message":"slow"}],"messages":[{"code":1002,"message":"moves soon"}],"result":{"id":"a/b"}}"""
        );
        var outcome = await Fetch(server.Address);
        Assert.Equal(
            new Outcome(
                ExitCode.Success,
                $"{"id", -19}a/b\n",
                "error beside the result: slow (code 1001)\nmessage: moves soon (code 1002)\n"
            ),
            outcome
        );
    }

    [Fact]
    public async Task A_broken_envelope_over_real_HTTP_is_unreadable()
    {
        await using var server = new OneReply(200, """{"success":true,"result":{"id":7}}""");
        var outcome = await Fetch(server.Address);
        Assert.Equal(ExitCode.Unreadable, outcome.ExitCode);
        Assert.Contains("/result/id", outcome.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        string address;
        await using (var gone = new OneReply(200, ""))
            address = gone.Address;
        Assert.Equal(ExitCode.Unreachable, (await Fetch(address)).ExitCode);
    }

    private static Task<Outcome> Fetch(string address) =>
        Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_EMAIL"] = "user@example.com",
                ["CLOUDFLARE_API_KEY"] = "5ecret",
                ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                ["CLOUDFLARE_BASE_URL"] = address + "/client/v4/",
            },
            "",
            false,
            "get",
            "a/b"
        );
}
