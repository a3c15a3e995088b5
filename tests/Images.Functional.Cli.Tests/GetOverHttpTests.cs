using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary><c>cfimages get</c> over real HTTP: exit codes, advice, and the messages beside a success.</summary>
public sealed class GetOverHttpTests
{
    [Fact]
    public async Task An_internal_error_is_followed_by_advice_whatever_its_status()
    {
        await using var server = new OneReply(
            415,
            """{"success":false,"errors":[{"code":5550,"message":"Internal error"}]}"""
        );
        Assert.EndsWith(
            "status 415\nThis is an error inside Cloudflare Images; try again later.\n",
            (await Fetch(server.Address, "--retries=0")).Error,
            System.StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_list_that_fails_at_once_has_no_number_of_images()
    {
        await using var server = new OneReply(
            403,
            """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}"""
        );
        Assert.DoesNotContain(
            "0 images",
            (await Run(server.Address, "list", "--retries=0")).Error,
            System.StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(400, "")]
    [InlineData(401, "Check the API token, or the email and key.\n")]
    [InlineData(
        403,
        "The credentials need the permission Images Read, or Images Write to change anything, for this account id.\n"
    )]
    [InlineData(404, "Check the account id, and the other ids and names.\n")]
    public async Task An_API_error_is_followed_by_advice(int status, string advice)
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

    [Theory]
    [InlineData("<html>no</html>", ExitCode.ApiError)]
    [InlineData(
        """{"success":false,"errors":[{"code":7003,"message":"Could not route to /x"}]}""",
        ExitCode.ApiError
    )]
    [InlineData(
        """{"success":false,"errors":[{"code":5404,"message":"Image not found"}]}""",
        ExitCode.NotFound
    )]
    public async Task Only_the_API_says_that_an_image_does_not_exist(string body, int exitCode)
    {
        await using var server = new OneReply(404, body);
        var variables = new System.Collections.Generic.Dictionary<string, string>
        {
            ["CLOUDFLARE_API_TOKEN"] = "5ecret-token",
            ["CLOUDFLARE_ACCOUNT_ID"] = "account",
            ["CLOUDFLARE_BASE_URL"] = server.Address,
        };
        Assert.Equal(exitCode, (await Process.Run(variables, "", false, "exists", "a")).ExitCode);
    }

    [Theory]
    [InlineData(200, ExitCode.Success)]
    [InlineData(400, ExitCode.ApiError)]
    [InlineData(401, ExitCode.Refused)]
    [InlineData(403, ExitCode.Refused)]
    [InlineData(404, ExitCode.NotFound)]
    [InlineData(429, ExitCode.RateLimited)]
    [InlineData(302, ExitCode.ApiError)]
    public async Task Each_status_has_its_exit_code(int status, int exitCode)
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

    [Fact]
    public async Task Messages_beside_a_success_go_to_standard_error()
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

    private static Task<Outcome> Fetch(string address, params string[] options) =>
        Run(address, ["get", "a/b", .. options]);

    private static Task<Outcome> Run(string address, params string[] args) =>
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
            args
        );
}
