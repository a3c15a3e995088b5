using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary><c>cfimages sign</c>.</summary>
public sealed class SignTests
{
    private const string Url =
        "https://imagedelivery.net/cheeW4oKsx5ljh8e8BoL2A/bc27a117-9509-446b-8c69-c81bfeac0a01/mobile";

    private const string KeyText = "Oix0bbNaT8Rge9PuyxUBrjI6zrgnsyJ5=";

    private const string Forever =
        Url + "?sig=f650d16a54309cc5560ccf74ba805cd33c92ba5edaa7f09abeebfaf7e3f5895e";

    private const string Other =
        Url + "2?sig=3ac314ad729c9ce8121b7b7fd874bf7796ca0d5e762f2e06f4a4e9e607c578c8";

    private const string Keys =
        "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{\"keys\":[{\"name\":\"blog\",\"value\":\"another\"},{\"name\":\"default\",\"value\":\""
        + KeyText
        + "\"}]}}";

    private static readonly SigningKeyValue Key = SigningKeyValue
        .Create(KeyText)
        .IfLeft(default(SigningKeyValue));

    [Fact]
    public async Task The_variable_s_key_signs_without_a_call()
    {
        Assert.Equal(new Outcome(ExitCode.Success, $"{Forever}\n", ""), await WithKey(Url));
        Assert.Equal($"{{\n  \"url\": \"{Forever}\"\n}}\n", (await WithKey(Url, "--json")).Output);
    }

    [Fact]
    public async Task Several_URLs_are_signed_in_their_order()
    {
        Assert.Equal(
            new Outcome(ExitCode.Success, $"{Other}\n{Forever}\n", "2 signed\n"),
            await WithKey(Url + "2", Url)
        );
        Assert.Equal(
            $"{{\"url\":\"{Forever}\"}}\n{{\"url\":\"{Other}\"}}\n",
            (await WithKey(Url, Url + "2", "--json")).Output
        );
        Assert.Equal(
            new Outcome(ExitCode.Success, $"{Forever}\n{Other}\n{Forever}\n", ""),
            await WithLines($"{Url}2\r\n\n{Url}", Url, "-", "--quiet")
        );
        var wrong = await WithKey(Url, "a", "b");
        Assert.Equal((ExitCode.Usage, ""), (wrong.ExitCode, wrong.Output));
        Assert.Contains("found \"a\"", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("found \"b\"", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_line_has_failed_and_is_not_shown_whole()
    {
        var outcome = await WithLines(
            $"{Url}\n\nhttps://u:5ecret@example.com/a?sig=5ecret\n{Forever}\na\0b\n{Url}2\n",
            "-"
        );

        Assert.Equal(
            new Outcome(
                ExitCode.SomeFailed,
                $"{Forever}\n{Other}\n",
                """
                error: line 3: url: expected https://imagedelivery.net/HASH/ID/VARIANT, or the same behind /cdn-cgi/imagedelivery/, found a URL with user info
                error: line 4: url: expected a URL without a query, found one with a query
                error: line 5: url: it holds a NUL; write one on each line
                2 signed, 3 failed

                """
            ),
            outcome
        );
    }

    [Theory]
    [InlineData("--until: expected a time in the future", "--until=2020-01-01")]
    [InlineData("--round: only with", "--round=1d")]
    [InlineData("found \"a\"", "a")]
    public async Task A_wrong_value_is_found_before_a_line_is_read(string error, string option)
    {
        var outcome = await WithLines($"{Url}\n", "-", option);
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("line 1", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_line_is_no_mistake() =>
        Assert.Equal(new Outcome(ExitCode.Success, "", "0 signed\n"), await WithLines("", "-"));

    [Fact]
    public async Task An_input_that_can_t_be_read_is_a_mistake_until_a_URL_was_signed()
    {
        var first = await WithLines(new string('a', 20_000), "-");
        var second = await WithLines($"{Url}\n{new string('a', 20_000)}", "-");

        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: url: can't read standard input: a line is too long\n"
            ),
            first
        );
        Assert.Equal(
            new Outcome(
                ExitCode.SomeFailed,
                $"{Forever}\n",
                "1 signed\nerror: can't read standard input: a line is too long\n"
            ),
            second
        );
    }

    [Fact]
    public async Task A_key_of_the_account_is_fetched_once_for_many()
    {
        await using var server = new OneReply(200, Keys);
        var outcome = await Process.Run(
            new()
            {
                ["CLOUDFLARE_API_TOKEN"] = "token",
                ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                ["CLOUDFLARE_BASE_URL"] = server.Address,
            },
            $"{Url}\n{Url}2\n",
            false,
            "sign",
            "-"
        );
        Assert.Equal(new Outcome(ExitCode.Success, $"{Forever}\n{Other}\n", "2 signed\n"), outcome);
    }

    [Fact]
    public async Task A_key_with_a_line_break_is_named_by_its_variable() =>
        Assert.StartsWith(
            "error: CLOUDFLARE_IMAGES_SIGNING_KEY: expected a signing key without white space",
            (
                await Process.Run(
                    new() { [Variables.SigningKey] = $"{KeyText}\n" },
                    "",
                    false,
                    "sign",
                    Url
                )
            ).Error,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task An_expiry_is_a_time_from_now_or_a_date()
    {
        var before = DateTimeOffset.UtcNow;
        var signed = Read((await WithKey(Url, "--expires", "1h")).Output);
        Assert.True(SignedUrl.Verify(signed, Key, before.AddMinutes(59)));
        Assert.False(SignedUrl.Verify(signed, Key, before.AddHours(2)));
        foreach (var date in new[] { "2100-01-01", "2100-01-01T00:00:00Z" })
            Assert.StartsWith(
                "exp=4102444800&sig=",
                Read((await WithKey(Url, "--until", date)).Output).Query,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task An_expiry_is_rounded_up_so_that_viewers_share_a_URL()
    {
        var one = await WithKey(Url, "--until", "2100-01-01T00:00:01Z", "--round", "1d");
        var other = await WithKey(Url, "--until", "2100-01-01T17:00:00Z", "--round", "24h");
        Assert.Equal((one.ExitCode, one.Output), (ExitCode.Success, other.Output));
        Assert.StartsWith("exp=4102531200&", Read(one.Output).Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default", "--json")]
    [InlineData("default", "--key-name=default")]
    [InlineData("blog", "--key-name=blog")]
    public async Task A_key_of_the_account_is_fetched(string name, string option)
    {
        await using var server = new OneReply(200, Keys);
        var outcome = await Fetched(server.Address, option);
        Assert.Equal((ExitCode.Success, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(name == "default", outcome.Output.Contains(Forever, StringComparison.Ordinal));
        Assert.DoesNotContain(KeyText, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_missing_is_not_found()
    {
        await using var server = new OneReply(200, Keys);
        var outcome = await Fetched(server.Address, "--key-name=other");
        Assert.Equal((ExitCode.NotFound, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("no signing key \"other\"", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(KeyText, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_has_a_key() =>
        Assert.Contains(
            "?sig=",
            (await Process.Run("sign", Url, "--sandbox")).Output,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("url: expected https://", "https://example.com/a")]
    [InlineData(
        "transformations can't be signed",
        "https://imagedelivery.net/h/bc27a117-9509-446b-8c69-c81bfeac0a01/w=4"
    )]
    [InlineData("an image with a custom id can't be private", "https://imagedelivery.net/h/a/v")]
    [InlineData("expected a URL without a query", Forever)]
    [InlineData("--until: not together with --expires", Url, "--expires=1h", "--until=2100-01-01")]
    [InlineData("error: --until: expected a time in the future", Url, "--until=2020-01-01")]
    [InlineData("error: --expires: expected a time in the future", Url, "--expires=0")]
    [InlineData("--until: expected a date such as 2030-01-31", Url, "--until=tomorrow")]
    [InlineData("--expires: expected a time such as 90s", Url, "--expires=soon")]
    [InlineData("--round: expected a time such as 90s", Url, "--expires=1h", "--round=up")]
    [InlineData("--round: only with --expires or --until", Url, "--round=1d")]
    [InlineData("--round: expected a time above zero", Url, "--expires=1h", "--round=0")]
    public async Task Errors_are_reported_and_nothing_is_sent(string error, params string[] args)
    {
        foreach (
            var outcome in new[] { await WithKey(args), await Fetched("http://127.0.0.1:1", args) }
        )
        {
            Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
            Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_that_is_not_utf_8_is_refused_without_being_shown()
    {
        var outcome = await Process.Run(
            new() { ["CLOUDFLARE_IMAGES_SIGNING_KEY"] = "5ecret\uFFFD" },
            "",
            false,
            "sign",
            Url
        );
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.DoesNotContain("5ecret", outcome.Error, StringComparison.Ordinal);
    }

    private static Task<Outcome> WithKey(params string[] args) =>
        Process.Run(
            new() { ["CLOUDFLARE_IMAGES_SIGNING_KEY"] = KeyText },
            "",
            false,
            ["sign", .. args]
        );

    private static Task<Outcome> WithLines(string lines, params string[] args) =>
        Process.Run(
            new() { ["CLOUDFLARE_IMAGES_SIGNING_KEY"] = KeyText },
            lines,
            false,
            ["sign", .. args]
        );

    private static Task<Outcome> Fetched(string address, params string[] args) =>
        Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = "5ecret-token",
                ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                ["CLOUDFLARE_BASE_URL"] = address,
            },
            "",
            false,
            args.Length > 0 && args[0].StartsWith("http", StringComparison.Ordinal)
                ? ["sign", .. args]
                : ["sign", Url, .. args]
        );

    private static DeliveryUrl Read(string output) =>
        DeliveryUrl.Create(output.Trim()).Match(static url => url, static _ => null!)!;
}
