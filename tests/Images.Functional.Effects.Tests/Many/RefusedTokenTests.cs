using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A batch host that refuses a token: the call uses another, once.</summary>
public sealed class RefusedTokenTests
{
    [Fact]
    public async Task A_late_refusal_of_an_earlier_token_does_not_bring_back_a_refused_one()
    {
        using var api = Numbering();
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = new ScriptedHandler(
            async (_, _) =>
            {
                await late.Task;
                return ScriptedHandler.Reply(401);
            },
            static (_, _) => Task.FromResult(ScriptedHandler.Reply(401)),
            static (_, _) => Task.FromResult(ScriptedHandler.Reply(401)),
            static (_, _) => Task.FromResult(ScriptedHandler.Right())
        );
        using var batch = new Batch(api, host: host);

        var first = batch.Client.Send(Calls.Get);
        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsLeft);
        late.SetResult();
        Assert.True((await first.Soon()).IsRight);
        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);

        Assert.Equal([1, 1, 2, 3, 3], host.Authorizations.Select(static one => one[^1] - '0'));
    }

    [Fact]
    public async Task After_the_host_refused_a_token_the_call_uses_another_even_without_retries()
    {
        using var api = Numbering();
        using var batch = new Batch(
            api,
            retry: RetryPolicy.None,
            host: new ScriptedHandler(
                static () => ScriptedHandler.Reply(401),
                ScriptedHandler.Right
            )
        );

        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);

        Assert.Equal(
            ["Bearer batch-token-1", "Bearer batch-token-2", "Bearer batch-token-2"],
            batch.Host.Authorizations
        );
    }

    [Fact]
    public async Task If_the_other_is_refused_too_the_call_fails()
    {
        using var api = Numbering();
        using var batch = new Batch(
            api,
            host: new ScriptedHandler(static () => ScriptedHandler.Reply(401))
        );

        Assert.True(((CfErrors)await batch.Client.Send(Calls.Get).Soon()).IsAuthentication);
        Assert.Equal(2, batch.Host.Attempts);
    }

    [Fact]
    public async Task Sending_again_with_another_token_is_no_retry_of_the_policy()
    {
        using var api = Numbering();
        using var batch = new Batch(
            api,
            new InstantClock(),
            RetryPolicy.Exponential(1, TimeSpan.FromSeconds(1)),
            new ScriptedHandler(
                static () => ScriptedHandler.Reply(401),
                static () => ScriptedHandler.Reply(503),
                ScriptedHandler.Right
            )
        );

        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal((2, 3), (api.Attempts, batch.Host.Attempts));
    }

    [Fact]
    public async Task What_the_host_refuses_for_another_reason_is_not_sent_again()
    {
        using var api = Numbering();
        using var batch = new Batch(
            api,
            host: new ScriptedHandler(static () => ScriptedHandler.Reply(404))
        );

        Assert.True(((CfErrors)await batch.Client.Send(Calls.Get).Soon()).IsNotFound);
        Assert.Equal((1, 1), (api.Attempts, batch.Host.Attempts));
    }

    [Fact]
    public async Task If_the_API_refuses_its_own_credentials_it_is_not_asked_again()
    {
        using var api = new ScriptedHandler(static () => ScriptedHandler.Reply(401));
        using var batch = new Batch(api);

        Assert.True(((CfErrors)await batch.Client.Send(Calls.Get).Soon()).IsAuthentication);
        Assert.Equal((1, 0), (api.Attempts, batch.Host.Attempts));
    }

    [Fact]
    public async Task Credentials_that_are_always_the_same_are_not_tried_again()
    {
        using var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(401));
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = new CloudflareClient(http, Calls.Token);

        Assert.True(((CfErrors)await client.Send(Calls.Get).Soon()).IsAuthentication);
        Assert.Equal(1, handler.Attempts);
    }

    // The tokens of one after the other.
    private static ScriptedHandler Numbering()
    {
        var asked = 0;
        return new ScriptedHandler(() =>
            ScriptedHandler.Reply(
                200,
                $$"""{"success":true,"result":{"token":"batch-token-{{Interlocked.Increment(ref asked)}}"} }"""
            )
        );
    }
}
