using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>What a person reads of each result.</summary>
public sealed class ViewTests
{
    [Theory]
    [InlineData("delete", null, "deleted  a/b\n")]
    [InlineData("variants delete", null, "deleted  hero\n")]
    [InlineData("stats", null, "current  1000\nallowed  9223372036854775807\n")]
    [InlineData("stats", """{"count":{}}""", "")]
    [InlineData("keys list", null, "default  (hidden)\nblog     (hidden)\n")]
    [InlineData("keys create", null, "default  (hidden)\nblog     (hidden)\n")]
    [InlineData("keys delete", """{"keys":[]}""", "(no keys)\n")]
    [InlineData(
        "variants list",
        null,
        "hero    fit=f  width=1366  height=768.5  metadata=m  browser_ttl=3600  blur=\"\"  neverRequireSignedURLs=true\npublic\n"
    )]
    [InlineData("variants list", """{"variants":{}}""", "(no variants)\n")]
    [InlineData("config", null, "flexible_variants  true\nmore               [\"\"]\n")]
    [InlineData("config", "{}", "(changed; the reply is empty)\n")]
    [InlineData("config", "null", "null\n")]
    public async Task Each_result_has_its_lines(string name, string? result, string lines)
    {
        var call = Calls.Of(name);
        Assert.Equal(
            new Outcome(ExitCode.Success, lines, ""),
            await Calls.Answered(call, result ?? call.ResultOf(""))
        );
    }

    [Theory]
    [InlineData("variants get")]
    [InlineData("variants create")]
    [InlineData("variants update")]
    public async Task A_variant_has_a_line_for_each_option(string name)
    {
        var call = Calls.Of(name);
        Assert.Equal(
            """
            id                      hero
            fit                     f
            width                   1366
            height                  768.5
            metadata                m
            browser_ttl             3600
            blur                    ""
            neverRequireSignedURLs  true

            """,
            (await Calls.Answered(call, call.ResultOf(""))).Output
        );
    }
}
