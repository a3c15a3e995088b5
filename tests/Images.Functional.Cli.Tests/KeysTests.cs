using System;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>The values of signing keys are secrets.</summary>
public sealed class KeysTests
{
    public static TheoryData<string> Names => ["keys list", "keys create", "keys delete"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Unasked_no_value_is_in_any_output(string name)
    {
        var call = Calls.Of(name);
        foreach (
            var result in new[]
            {
                call.ResultOf(""),
                """{"keys":[{"name":7,"value":"5ecret"}]}""",
                """{"keys":[{"name":"a","value":"5ecret"},{"value":["5ecret"]}]}""",
                """{"keys":{"a":"5ecret"}}""",
                "\"5ecret\"",
                $$"""{"keys":[{"value":"5ecret{{new string('x', 10_000)}}"}]}""",
            }
        )
        foreach (var options in new[] { Array.Empty<string>(), ["--json"] })
        {
            var outcome = await Calls.Answered(call, result, options);
            Assert.NotEqual("", outcome.Output + outcome.Error);
            Assert.DoesNotContain("5ecret", outcome.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("5ecret", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("keys list")]
    [InlineData("keys create")]
    public async Task With_the_option_values_are_only_in_the_output(string name)
    {
        var call = Calls.Of(name);
        Assert.Equal(
            new Outcome(
                ExitCode.Success,
                "default  5ecret-of-default\nblog     5ecret-of-blog\n",
                ""
            ),
            await Calls.Answered(call, call.ResultOf(""), "--show-values")
        );
        var outcome = await Calls.Answered(call, call.ResultOf(""), "--show-values", "--json");
        Assert.Contains("\"value\": \"5ecret-of-blog\"", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("", outcome.Error);
    }

    [Fact]
    public async Task A_long_value_is_shown_whole()
    {
        var value = new string('v', 2_000);
        Assert.Equal(
            $"a  {value}\n",
            (
                await Calls.Answered(
                    Calls.Of("keys list"),
                    $$"""{"keys":[{"name":"a","value":"{{value}}"}]}""",
                    "--show-values"
                )
            ).Output
        );
    }

    [Fact]
    public async Task A_deletion_shows_no_values() =>
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: unknown option \"--show-values\"\nTry 'cfimages keys delete --help'.\n"
            ),
            await Process.Run("keys", "delete", "a", "--show-values")
        );
}
