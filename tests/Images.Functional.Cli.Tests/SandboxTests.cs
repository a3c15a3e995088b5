using System;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Every command against the embedded sandbox, without an account and without a network.</summary>
public sealed class SandboxTests
{
    private const string Id = "107b9558-dd06-4bbd-5fef-9c2c16bb7900";

    [Theory]
    [InlineData("deleted  " + Id + "\n", "delete", Id)]
    [InlineData("current  1\nallowed  100000\n", "stats")]
    [InlineData("default  (hidden)\n", "keys", "list")]
    [InlineData("blog     (hidden)\ndefault  (hidden)\n", "keys", "create", "blog")]
    [InlineData("default  (hidden)\n", "keys", "delete", "default")]
    [InlineData(
        "public  fit=scale-down  width=1366  height=768  metadata=none  neverRequireSignedURLs=false\n",
        "variants",
        "list"
    )]
    [InlineData("deleted  public\n", "variants", "delete", "public")]
    [InlineData("flexible_variants  true\n", "config", "--flexible-variants", "true")]
    [InlineData("browser_ttl  3600\n", "config", "--browser-ttl=3600")]
    public async Task Each_prints_what_it_did(string output, params string[] args)
    {
        Assert.Equal(
            new Outcome(ExitCode.Success, output, ""),
            await Process.Run([.. args, "--sandbox"])
        );
        var outcome = await Process.Run([.. args, "--sandbox", "--json"]);
        Assert.Equal((ExitCode.Success, ""), (outcome.ExitCode, outcome.Error));
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Theory]
    [InlineData("update", "other", "--creator=c")]
    [InlineData("delete", "other")]
    [InlineData("keys", "delete", "other")]
    [InlineData("variants", "get", "other")]
    [InlineData("variants", "update", "other", "--width=1")]
    [InlineData("variants", "delete", "other")]
    public async Task A_missing_item_is_not_found(params string[] args)
    {
        var outcome = await Process.Run([.. args, "--sandbox"]);
        Assert.Equal((ExitCode.NotFound, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("not found", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Calls.Names), MemberType = typeof(Calls))]
    public async Task Another_account_is_refused(string name) =>
        Assert.Equal(
            ExitCode.Refused,
            (await Process.Run([.. Calls.Of(name).Args, "--sandbox", "--account=other"])).ExitCode
        );

    [Fact]
    public async Task An_image_that_needs_no_signed_URLs_any_more_has_a_new_id()
    {
        var outcome = await Process.Run(
            "update",
            Id,
            "--require-signed-urls=false",
            "--creator=user-7",
            "--sandbox"
        );
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        var id = outcome.Output.Split('\n')[0]["id".Length..].Trim();
        Assert.NotEqual(Id, id);
        Assert.Equal($"The image's id has changed. Store the new one: {id}\n", outcome.Error);
        Assert.Contains($"{"creator", -19}user-7\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("requireSignedURLs  false\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variant_has_the_options_that_it_was_created_with() =>
        Assert.Equal(
            """
            id                      hero
            fit                     cover
            width                   1366
            height                  768.5
            metadata                keep
            browser_ttl             3600
            neverRequireSignedURLs  true

            """,
            (
                await Process.Run(
                    "variants",
                    "create",
                    "hero",
                    "--fit=cover",
                    "--width=1366",
                    "--height=768.5",
                    "--metadata=keep",
                    "--browser-ttl=3600",
                    "--never-require-signed-urls=true",
                    "--sandbox"
                )
            ).Output
        );

    [Fact]
    public async Task Values_of_keys_are_shown_on_demand()
    {
        var outcome = await Process.Run("keys", "list", "--sandbox", "--show-values", "--json");
        using var json = JsonDocument.Parse(outcome.Output);
        var value = json.RootElement.GetProperty("keys")[0].GetProperty("value").GetString()!;
        Assert.NotEqual("", value);
        Assert.Equal(
            $"default  {value}\n",
            (await Process.Run("keys", "list", "--sandbox", "--show-values")).Output
        );
    }
}
