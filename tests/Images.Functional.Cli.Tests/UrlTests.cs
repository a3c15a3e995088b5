using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary><c>cfimages url</c>.</summary>
public sealed class UrlTests
{
    [Theory]
    [InlineData("CLOUDFLARE_IMAGES_ACCOUNT_HASH", "a/b", "public")]
    [InlineData("CLOUDFLARE_IMAGES_DELIVERY_URL", "a b", "public", "--hash", "h")]
    [InlineData("--hash", "", "public", "--hash", "a/b")]
    [InlineData("--domain", "", "public", "--hash", "h", "--domain", "a b")]
    public async Task A_wrong_value_is_named_by_where_it_comes_from(
        string name,
        string value,
        params string[] args
    )
    {
        var outcome = await Process.Run(
            new Dictionary<string, string> { [name] = value },
            "",
            false,
            ["url", "a", .. args]
        );
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"error: {name}: ", outcome.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_in_a_host_is_not_shown() =>
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: --domain: expected a host such as images.example.com, or its http or https origin, found a host with user info\n"
            ),
            await Process.Run("url", "a", "public", "--hash=h", "--domain=https://u:p@a.example")
        );

    [Theory]
    [InlineData("https://imagedelivery.net/h/a/public", "a", "public", "--hash", "h")]
    [InlineData(
        "https://imagedelivery.net/h/a/b%20c/50%25/public",
        "a/b c/50%",
        "public",
        "--hash",
        "h"
    )]
    [InlineData(
        "https://imagedelivery.net/h/a/w=400,h=300,fit=cover",
        "a",
        "fit=cover,height=300,width=400",
        "--hash",
        "h"
    )]
    [InlineData(
        "https://a.example/cdn-cgi/imagedelivery/h/a/w=1",
        "a",
        "w=1",
        "--hash",
        "h",
        "--domain",
        "a.example"
    )]
    [InlineData(
        "https://a.example/cdn-cgi/image/w=400,onerror=redirect/https://b.example/c%20d.png",
        "https://b.example/c d.png",
        "onerror=redirect,width=400",
        "--zone",
        "a.example"
    )]
    [InlineData(
        "http://localhost:8080/cdn-cgi/image/f=auto/uploads/cat.png",
        "/uploads/cat.png",
        "f=auto",
        "--zone",
        "http://localhost:8080"
    )]
    public async Task A_url_is_printed(string url, params string[] args)
    {
        Assert.Equal(
            new Outcome(ExitCode.Success, $"{url}\n", ""),
            await Process.Run(["url", .. args])
        );
        Assert.Equal(
            new Outcome(ExitCode.Success, $"{{\n  \"url\": \"{url}\"\n}}\n", ""),
            await Process.Run(["url", .. args, "--json"])
        );
    }

    [Theory]
    [InlineData("https://imagedelivery.net/h/{0}/public", "public", "--hash=h")]
    [InlineData("https://imagedelivery.net/h/{0}/w=4", "width=4", "--hash=h")]
    [InlineData("https://a.example/cdn-cgi/image/w=4/{0}", "w=4", "--zone=a.example")]
    public async Task The_ids_of_standard_input_have_a_URL_each(string url, params string[] args)
    {
        var (a, bc) = (Of("a"), Of("b/c"));
        Assert.Equal(
            new Outcome(ExitCode.Success, $"{a}\n{bc}\n{a}\n", "3 made\n"),
            await Process.RunWithInput("a\n\nb/c\r\na", ["url", "-", .. args])
        );
        Assert.Equal(
            new Outcome(ExitCode.Success, $"{{\"url\":\"{a}\"}}\n", ""),
            await Process.RunWithInput("a", ["url", "-", .. args, "--json", "--quiet"])
        );

        string Of(string id) =>
            string.Format(System.Globalization.CultureInfo.InvariantCulture, url, id);
    }

    [Fact]
    public async Task A_wrong_id_of_standard_input_has_failed_and_other_mistakes_come_first()
    {
        Assert.Equal(
            new Outcome(
                ExitCode.SomeFailed,
                "https://imagedelivery.net/h/a/w=4,widht=1\n",
                """
                widht=1 is not a documented option.
                error: line 1: image_id: expected 1 to 1,024 characters, found 1,025 characters
                1 made, 1 failed

                """
            ),
            await Process.RunWithInput(
                $"{new string('x', 1025)}\na",
                "url",
                "-",
                "widht=1,w=4",
                "--hash=h"
            )
        );
        var refused = await Process.RunWithInput("a", "url", "-", "g=entropy");
        Assert.Equal((ExitCode.Usage, ""), (refused.ExitCode, refused.Output));
        foreach (
            var part in new[] { "error: account_hash: set ", "error: gravity: ", "--unchecked" }
        )
            Assert.Contains(part, refused.Error, System.StringComparison.Ordinal);
        Assert.DoesNotContain("line 1", refused.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_that_is_not_documented_is_used_with_a_remark()
    {
        string[] url = ["url", "a", "widht=400,w=300", "--hash=h"];
        const string Made = "https://imagedelivery.net/h/a/w=300,widht=400\n";
        Assert.Equal(
            new Outcome(ExitCode.Success, Made, "widht=400 is not a documented option.\n"),
            await Process.Run(url)
        );
        Assert.Equal(
            new Outcome(ExitCode.Success, Made, ""),
            await Process.Run([.. url, "--quiet"])
        );
    }

    [Theory]
    [InlineData("--hash=h", "https://imagedelivery.net/h/a/g=entropy,f=png")]
    [InlineData("--zone=b.example", "https://b.example/cdn-cgi/image/g=entropy,f=png/a")]
    public async Task Values_that_are_not_documented_are_used_on_request(string place, string made)
    {
        string[] url = ["url", "a", "gravity=entropy,format=png", place];

        var refused = await Process.Run(url);
        Assert.Equal((ExitCode.Usage, ""), (refused.ExitCode, refused.Output));
        Assert.EndsWith(
            "With --unchecked, options are used as they are.\n",
            refused.Error,
            System.StringComparison.Ordinal
        );

        Assert.Equal(
            new Outcome(ExitCode.Success, $"{made}\n", ""),
            await Process.Run([.. url, "--unchecked"])
        );
    }

    [Fact]
    public async Task Variables_apply_unless_options_are_given()
    {
        var variables = new Dictionary<string, string>
        {
            ["CLOUDFLARE_IMAGES_ACCOUNT_HASH"] = "h",
            ["CLOUDFLARE_IMAGES_DELIVERY_URL"] = "http://localhost:8080",
        };
        Assert.Equal(
            "http://localhost:8080/cdn-cgi/imagedelivery/h/a/v\n",
            (await Process.Run(variables, "", false, "url", "a", "v")).Output
        );
        Assert.Equal(
            "https://imagedelivery.net/g/a/v\n",
            (
                await Process.Run(
                    variables,
                    "",
                    false,
                    "url",
                    "a",
                    "v",
                    "--hash=g",
                    "--domain=imagedelivery.net"
                )
            ).Output
        );
    }

    [Theory]
    [InlineData("--zone: not together with --hash or --domain", "a", "w=1", "--hash=h")]
    [InlineData("--zone: not together with --hash or --domain", "a", "w=1", "--domain=a")]
    [InlineData("transformation: expected options such as w=400,h=300", "a", "public")]
    [InlineData("width: expected a whole number of at least 1, or auto", "a", "w=0")]
    [InlineData("source: expected a URL or a path", "/", "w=1")]
    public async Task A_remote_image_takes_only_options_and_a_zone(
        string error,
        params string[] args
    )
    {
        var outcome = await Process.Run(["url", .. args, "--zone=a.example"]);
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(error, outcome.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_are_reported_at_once()
    {
        var outcome = await Process.Run("url", "/a/", "w=0,q=101");
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        foreach (
            var error in new[]
            {
                "set CLOUDFLARE_IMAGES_ACCOUNT_HASH or pass --hash",
                "width: expected a whole number of at least 1, or auto",
                "quality: expected a whole number of 1 to 100",
            }
        )
            Assert.Contains(error, outcome.Error, System.StringComparison.Ordinal);
        Assert.Equal(
            ExitCode.Usage,
            (await Process.Run("url", "a", "onerror=redirect", "--hash=h")).ExitCode
        );
        Assert.Equal(
            ExitCode.Usage,
            (await Process.Run("url", "a", "v", "--hash=h", "--domain=a/b")).ExitCode
        );
        Assert.Equal(
            ExitCode.Usage,
            (
                await Process.Run(
                    new() { ["CLOUDFLARE_IMAGES_ACCOUNT_HASH"] = "\uFFFD" },
                    "",
                    false,
                    "url",
                    "a",
                    "v"
                )
            ).ExitCode
        );
    }
}
