using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A client of the batch host asks for tokens itself, and sends nothing that is not for the host.</summary>
public sealed class BatchTests
{
    private static readonly BatchHost Host = (BatchHost)
        BatchHost.FromVariables(Calls.Account, static _ => null);

    private const string Token = """{"success":true,"result":{"token":"batch-token"}}""";

    [Fact]
    public async Task A_token_is_asked_for_once_and_again_before_it_expires()
    {
        var clock = new ManualClock();
        var asked = 0;
        using var api = new ScriptedHandler(() =>
            ScriptedHandler.Reply(
                200,
                $$"""{"success":true,"result":{"token":"batch-token-{{Interlocked.Increment(ref asked)}}","expiresAt":"{{clock.GetUtcNow().UtcDateTime.AddHours(1):yyyy-MM-dd'T'HH:mm:ss}}.123456789Z"} }"""
            )
        );
        using var batch = new ScriptedHandler(ScriptedHandler.Right);
        using var apiHttp = new HttpMessageInvoker(api, disposeHandler: false);
        using var batchHttp = new HttpMessageInvoker(batch, disposeHandler: false);
        using var client = new CloudflareClient(apiHttp, Calls.Token);
        using var batchClient = CloudflareClient.ForBatch(
            client,
            Host,
            batchHttp,
            new CloudflareOptions { Time = clock }
        );
        for (var i = 0; i < 3; i++)
            Assert.True((await batchClient.Send(Calls.Get).Soon()).IsRight);
        clock.Advance(TimeSpan.FromMinutes(58));
        Assert.True((await batchClient.Send(Calls.Get).Soon()).IsRight);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await batchClient.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal(
            [.. Enumerable.Repeat("Bearer batch-token-1", 4), "Bearer batch-token-2"],
            batch.Authorizations
        );
        Assert.Equal(2, api.Attempts);
    }

    [Fact]
    public async Task A_token_that_does_not_say_when_it_expires_is_used_for_five_minutes()
    {
        var clock = new ManualClock();
        using var api = new ScriptedHandler(static () => ScriptedHandler.Reply(200, Token));
        using var batch = new ScriptedHandler(ScriptedHandler.Right);
        using var apiHttp = new HttpMessageInvoker(api, disposeHandler: false);
        using var batchHttp = new HttpMessageInvoker(batch, disposeHandler: false);
        using var client = new CloudflareClient(apiHttp, Calls.Token);
        using var batchClient = CloudflareClient.ForBatch(
            client,
            Host,
            batchHttp,
            new CloudflareOptions { Time = clock }
        );

        await batchClient.Send(Calls.Get).Soon();
        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await batchClient.Send(Calls.Get).Soon();
        Assert.Equal(1, api.Attempts);
        clock.Advance(TimeSpan.FromTicks(1));
        await batchClient.Send(Calls.Get).Soon();
        Assert.Equal(2, api.Attempts);
    }

    // Go writes the first for a time that is not set.
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:01:00Z")]
    public async Task A_token_that_expired_long_ago_is_used_for_one_call(string expiry)
    {
        using var api = new ScriptedHandler(() =>
            ScriptedHandler.Reply(
                200,
                $$"""{"success":true,"result":{"token":"batch-token","expiresAt":"{{expiry}}"} }"""
            )
        );
        using var batch = new ScriptedHandler(ScriptedHandler.Right);
        using var apiHttp = new HttpMessageInvoker(api, disposeHandler: false);
        using var batchHttp = new HttpMessageInvoker(batch, disposeHandler: false);
        using var client = new CloudflareClient(apiHttp, Calls.Token);
        using var batchClient = CloudflareClient.ForBatch(client, Host, batchHttp);

        for (var i = 0; i < 2; i++)
            Assert.Equal(
                Outcome.DocumentedImage,
                Outcome.Of(await batchClient.Send(Calls.Get).Soon())
            );

        Assert.Equal(2, api.Attempts);
    }

    [Fact]
    public async Task Calls_at_once_ask_for_one_token()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var api = new ScriptedHandler(
            async (_, _) =>
            {
                await answer.Task;
                return ScriptedHandler.Reply(200, Token);
            }
        );
        using var batch = new ScriptedHandler(ScriptedHandler.Right);
        using var apiHttp = new HttpMessageInvoker(api, disposeHandler: false);
        using var batchHttp = new HttpMessageInvoker(batch, disposeHandler: false);
        using var client = new CloudflareClient(apiHttp, Calls.Token);
        using var batchClient = CloudflareClient.ForBatch(client, Host, batchHttp);

        var calls = Task.WhenAll(batchClient.Send(Calls.Get), batchClient.Send(Calls.Get));
        answer.SetResult();

        Assert.All(await calls.Soon(), static result => Assert.True(result.IsRight));
        Assert.Equal((1, 2), (api.Attempts, batch.Attempts));
    }

    [Fact]
    public async Task Calls_that_wait_for_a_token_end_after_the_client_was_closed()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var api = new ScriptedHandler(
            async (_, _) =>
            {
                await answer.Task;
                return ScriptedHandler.Reply(200, Token);
            }
        );
        using var batch = new ScriptedHandler(ScriptedHandler.Right);
        using var apiHttp = new HttpMessageInvoker(api, disposeHandler: false);
        using var batchHttp = new HttpMessageInvoker(batch, disposeHandler: false);
        using var client = new CloudflareClient(apiHttp, Calls.Token);
        var batchClient = CloudflareClient.ForBatch(
            client,
            Host,
            batchHttp,
            new CloudflareOptions { Time = new ManualClock() }
        );

        var calls = Task.WhenAll(batchClient.Send(Calls.Get), batchClient.Send(Calls.Get));
        batchClient.Dispose();
        answer.SetResult();

        // As of any client over a handler that it was given: what was under way goes on.
        Assert.All(await calls.Soon(), static result => Assert.True(result.IsRight));
    }

    [Fact]
    public async Task What_the_host_lacks_or_is_of_another_account_is_a_Left_and_nothing_is_sent()
    {
        using var api = new ScriptedHandler(ScriptedHandler.Right);
        using var batch = new ScriptedHandler(ScriptedHandler.Right);
        using var apiHttp = new HttpMessageInvoker(api, disposeHandler: false);
        using var batchHttp = new HttpMessageInvoker(batch, disposeHandler: false);
        using var client = new CloudflareClient(apiHttp, Calls.Token);
        using var batchClient = CloudflareClient.ForBatch(client, Host, batchHttp);
        Assert.True((await batchClient.Send(ImagesV1.Stats(Calls.Account)).Soon()).IsLeft);
        Assert.True(
            (
                await batchClient.Send(ImagesV1.Get(AccountId.Create("other"), Calls.Id)).Soon()
            ).IsLeft
        );
        Assert.Equal((0, 0), (api.Attempts, batch.Attempts));
    }

    [Fact]
    public async Task Without_a_token_the_call_fails_as_the_api_says()
    {
        using var api = new ScriptedHandler(() => ScriptedHandler.Reply(403));
        using var apiHttp = new HttpMessageInvoker(api, disposeHandler: false);
        using var client = new CloudflareClient(apiHttp, Calls.Token);
        using var batchClient = CloudflareClient.ForBatch(client, Host);
        var errors = (CfErrors)await batchClient.Send(Calls.Get).Soon();
        Assert.True(errors.IsPermissionDenied);
    }
}
