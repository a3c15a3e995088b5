using System;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>What options say of themselves, and what they refuse.</summary>
public sealed class OptionTexts
{
    [Fact]
    public void A_call_says_what_it_does_differently_and_not_what_its_headers_say()
    {
        Assert.Equal(
            "timeout of the client, retries of the client, 0 extra headers",
            $"{CallOptions.Default}"
        );
        Assert.Equal(
            $"timeout 00:00:05, {RetryPolicy.None}, 1 extra headers",
            $"{(CallOptions.Default with { Timeout = TimeSpan.FromSeconds(5), Retry = RetryPolicy.None }).WithHeader("X-Trace", "abc")}"
        );
    }

    [Fact]
    public void The_longest_timeout_is_24_days()
    {
        var longest = TimeSpan.FromDays(24);
        Assert.Equal(longest, new CloudflareOptions { Timeout = longest }.Timeout);
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() =>
            new CloudflareOptions { Timeout = longest + TimeSpan.FromTicks(1) }
        );
        Assert.Contains(
            "A timeout is above zero and at most 24 days, or Timeout.InfiniteTimeSpan.",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_operation_that_is_null_is_a_programming_error_before_anything_runs()
    {
        using var client = new CloudflareClient(Calls.Token);
        Assert.Throws<ArgumentNullException>(() =>
        {
            _ = client.Send<Image>(null!);
        });
        Assert.Throws<ArgumentNullException>(() =>
            Cloudflare<CloudflareRuntime>.send<Image>(null!)
        );
        Assert.Throws<ArgumentNullException>(() =>
            Cloudflare<CloudflareRuntime>.sendForReply<Image>(null!)
        );
        Assert.Throws<ArgumentNullException>(
            "operation",
            () =>
            {
                _ = client.Interpret<Image>(null!, CallOptions.Default, default).AsTask();
            }
        );
        Assert.Throws<ArgumentNullException>(
            "options",
            () =>
            {
                _ = client.Interpret(Calls.Get, null!, default).AsTask();
            }
        );
    }

    [Fact]
    public async Task Options_of_a_call_hold_in_whatever_way_it_is_made()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Calls.Token, Calls.To("http://localhost"));
        // A header that is refused: nobody who forgets the options comes upon it.
        var options = CallOptions.Default.WithHeader("Host", "h");
        var runtime = CloudflareRuntime.New(client);

        Assert.True((await client.Send(Calls.Get, options)).IsLeft);
        Assert.True((await client.SendForReply(Calls.Get, options)).IsLeft);
        Assert.True(
            (await Cloudflare<CloudflareRuntime>.send(Calls.Get, options).Run(runtime)).IsFail
        );
        Assert.True(
            (
                await Cloudflare<CloudflareRuntime>.sendForReply(Calls.Get, options).Run(runtime)
            ).IsFail
        );
        Assert.Equal(0, handler.Attempts);
    }

    [Fact]
    public async Task A_header_of_a_body_is_refused_by_its_name()
    {
        var refused = await Calls.Through(
            new ScriptedHandler(ScriptedHandler.Right),
            call: CallOptions.Default.WithHeader("Expires", "0")
        );
        Assert.Equal(
            new CfError.Constraint(
                "extra header",
                "",
                "a header of the request itself, not of its body",
                "the name Expires"
            ),
            Assert.Single(((CfErrors)refused).Items)
        );
    }

    [Fact]
    public async Task Of_a_header_that_is_wrong_in_two_ways_the_name_is_told()
    {
        var refused = await Calls.Through(
            new ScriptedHandler(ScriptedHandler.Right),
            call: CallOptions.Default.WithHeader("Host", "a\nb").WithHeader("Expires", "a\nb")
        );
        Assert.Equal(
            ["the name Host", "a line break"],
            ((CfErrors)refused).Items.Map(static one => ((CfError.Constraint)one).Had).ToArray()
        );
    }
}
