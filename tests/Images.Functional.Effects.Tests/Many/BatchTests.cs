using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A client of the batch host asks for tokens itself, and sends nothing that is not for the host.</summary>
public sealed class BatchTests
{
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
        using var batch = new Batch(api, clock);
        for (var i = 0; i < 3; i++)
            Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        clock.Advance(TimeSpan.FromMinutes(58));
        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal(
            [.. Enumerable.Repeat("Bearer batch-token-1", 4), "Bearer batch-token-2"],
            batch.Host.Authorizations
        );
        Assert.Equal(2, api.Attempts);
    }

    [Fact]
    public async Task A_token_that_does_not_say_when_it_expires_is_used_for_five_minutes()
    {
        var clock = new ManualClock();
        using var api = new ScriptedHandler(static () => ScriptedHandler.Reply(200, Token));
        using var batch = new Batch(api, clock);

        await batch.Client.Send(Calls.Get).Soon();
        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await batch.Client.Send(Calls.Get).Soon();
        Assert.Equal(1, api.Attempts);
        clock.Advance(TimeSpan.FromTicks(1));
        await batch.Client.Send(Calls.Get).Soon();
        Assert.Equal(2, api.Attempts);
    }

    // Go writes the first for a time that is not set. The others come to a machine whose clock is wrong.
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:01:00Z")]
    [InlineData("2026-01-02T02:04:05Z")]
    [InlineData("2026-01-02T03:04:05Z")]
    public async Task A_token_that_expired_before_it_came_is_used_like_one_without_an_expiry(
        string expiry
    )
    {
        var clock = new ManualClock();
        using var api = new ScriptedHandler(() =>
            ScriptedHandler.Reply(
                200,
                $$"""{"success":true,"result":{"token":"batch-token","expiresAt":"{{expiry}}"} }"""
            )
        );
        using var batch = new Batch(api, clock);

        for (var i = 0; i < 2; i++)
            Assert.Equal(
                Outcome.DocumentedImage,
                Outcome.Of(await batch.Client.Send(Calls.Get).Soon())
            );

        Assert.Equal(1, api.Attempts);
        clock.Advance(TimeSpan.FromMinutes(5));
        await batch.Client.Send(Calls.Get).Soon();
        Assert.Equal(2, api.Attempts);
    }

    [Fact]
    public async Task A_token_of_a_short_time_is_not_asked_for_with_each_call()
    {
        var clock = new ManualClock();
        using var api = new ScriptedHandler(() =>
            ScriptedHandler.Reply(
                200,
                $$"""{"success":true,"result":{"token":"batch-token","expiresAt":"{{clock.GetUtcNow().UtcDateTime.AddSeconds(8):yyyy-MM-dd'T'HH:mm:ss}}Z"} }"""
            )
        );
        using var batch = new Batch(api, clock);

        for (var i = 0; i < 10; i++)
            Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal(1, api.Attempts);
        clock.Advance(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 10; i++)
            Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsRight);
        Assert.Equal(2, api.Attempts);
    }

    [Fact]
    public async Task Calls_at_once_ask_for_one_token()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var api = Answering(answer.Task);
        using var batch = new Batch(api);

        var calls = Task.WhenAll(batch.Client.Send(Calls.Get), batch.Client.Send(Calls.Get));
        answer.SetResult();

        Assert.All(await calls.Soon(), static result => Assert.True(result.IsRight));
        Assert.Equal((1, 2), (api.Attempts, batch.Host.Attempts));
    }

    [Fact]
    public async Task Calls_that_wait_for_a_token_end_after_the_client_was_closed()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var api = Answering(answer.Task);
        using var batch = new Batch(api, new ManualClock());

        var calls = Task.WhenAll(batch.Client.Send(Calls.Get), batch.Client.Send(Calls.Get));
        batch.Client.Dispose();
        answer.SetResult();

        // The handler is the test's own, so calls that are under way go on.
        Assert.All(await calls.Soon(), static result => Assert.True(result.IsRight));
    }

    [Fact]
    public async Task What_the_host_lacks_or_is_of_another_account_is_a_Left_and_nothing_is_sent()
    {
        using var api = new ScriptedHandler(ScriptedHandler.Right);
        using var batch = new Batch(api);
        Assert.True((await batch.Client.Send(ImagesV1.Stats(Calls.Account)).Soon()).IsLeft);
        Assert.True(
            (
                await batch.Client.Send(ImagesV1.Get(AccountId.Create("other"), Calls.Id)).Soon()
            ).IsLeft
        );
        Assert.Equal((0, 0), (api.Attempts, batch.Host.Attempts));
    }

    [Fact]
    public async Task Without_a_token_the_call_fails_as_the_api_says()
    {
        using var api = new ScriptedHandler(() => ScriptedHandler.Reply(403));
        using var batch = new Batch(api);
        var errors = (CfErrors)await batch.Client.Send(Calls.Get).Soon();
        Assert.True(errors.IsPermissionDenied);
    }

    [Fact]
    public async Task What_may_have_become_of_the_token_is_not_said_of_the_upload()
    {
        using var api = new ScriptedHandler(static () => ScriptedHandler.Reply(503));
        using var batch = new Batch(api, new ManualClock(), RetryPolicy.None);
        var upload = ImagesV1.Upload(Calls.Account, Upload.Of(ImageFile.Of(new byte[10])));

        var errors = (CfErrors)await batch.Client.Send(upload).Soon();

        Assert.Equal((503, false), (errors.StatusCode, errors.IsUncertain));
        Assert.Equal((1, 0), (api.Attempts, batch.Host.Attempts));
    }

    [Fact]
    public async Task Not_found_instead_of_a_token_does_not_say_that_the_image_is_deleted()
    {
        using var api = new ScriptedHandler(
            static () => ScriptedHandler.Reply(200, """{"success":true,"result":{"token":"t"} }"""),
            static () => ScriptedHandler.Reply(404, Http.Failure(5404))
        );
        using var batch = new Batch(
            api,
            new InstantClock(),
            // By then, the token has expired.
            RetryPolicy.Exponential(
                1,
                TimeSpan.FromMinutes(30),
                cap: TimeSpan.FromHours(1),
                longestWait: TimeSpan.FromHours(1)
            ),
            new ScriptedHandler(static () =>
                throw new HttpRequestException(HttpRequestError.ResponseEnded)
            )
        );

        var result = await batch.Client.Send(ImagesV1.Delete(Calls.Account, Calls.Id)).Soon();

        Assert.True(((CfErrors)result).IsNotFound);
        Assert.Equal((2, 1), (api.Attempts, batch.Host.Attempts));
    }

    [Fact]
    public async Task Many_calls_wait_if_the_API_refuses_a_token_for_now_and_do_not_keep_to_its_quotas()
    {
        var block = TimeSpan.FromMinutes(5);
        var clock = new ManualClock();
        using var api = new ScriptedHandler(
            () =>
            {
                var reply = ScriptedHandler.Reply(429);
                reply.Headers.RetryAfter = new RetryConditionHeaderValue(block);
                reply.Headers.Add("Ratelimit-Policy", "\"default\";q=1;w=3600");
                return reply;
            },
            static () => ScriptedHandler.Reply(200, Token)
        );
        using var batch = new Batch(api, clock);

        var sending = All(batch.Client.SendMany(Enumerable.Repeat(Calls.Get, 5), 2));
        await clock.Started(block).Soon();
        Assert.Equal((1, 0), (api.Attempts, batch.Host.Attempts));
        clock.Advance(block);

        Assert.All(await sending.Soon(), static one => Assert.True(one.Result.IsRight));
        Assert.Equal((2, 5), (api.Attempts, batch.Host.Attempts));
    }

    [Fact]
    public async Task No_call_waits_because_another_got_no_token()
    {
        using var api = new ScriptedHandler(
            static () => ScriptedHandler.Reply(403),
            static () => ScriptedHandler.Reply(200, Token)
        );
        using var batch = new Batch(api, new ManualClock());

        var sent = await All(batch.Client.SendMany(Enumerable.Repeat(Calls.Get, 2), 1)).Soon();

        Assert.Equal([false, true], sent.Select(static one => one.Result.IsRight));
    }

    [Fact]
    public async Task Without_an_invoker_it_has_one_of_its_own()
    {
        using var api = new CloudflareClient(Calls.Token);
        using var client = CloudflareClient.ForBatch(
            api,
            (BatchHost)BatchHost.FromVariables(Calls.Account, static _ => null)
        );

        var errors = (CfErrors)
            await client.Send(Calls.Get, cancellationToken: new CancellationToken(canceled: true));

        Assert.Equal(new CfError.Cancelled { IsUnsent = true }, Assert.Single(errors.Items));
    }

    private static async Task<List<A>> All<A>(IAsyncEnumerable<A> results)
    {
        var all = new List<A>();
        await foreach (var one in results)
            all.Add(one);
        return all;
    }

    // Answers with a token after the task.
    private static ScriptedHandler Answering(Task task) =>
        new(
            async (_, _) =>
            {
                await task;
                return ScriptedHandler.Reply(200, Token);
            }
        );

    [Fact]
    public async Task Calls_that_wait_while_a_token_is_refused_do_not_ask_again()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var api = new ScriptedHandler(
            async (_, _) =>
            {
                await answer.Task;
                return ScriptedHandler.Reply(403);
            }
        );
        using var batch = new Batch(api, new ManualClock());

        var calls = Enumerable.Range(0, 20).Select(_ => batch.Client.Send(Calls.Get)).ToArray();
        answer.SetResult();

        Assert.All(await Task.WhenAll(calls).Soon(), static result => Assert.True(result.IsLeft));
        Assert.Equal(1, api.Attempts);
        // Who comes later asks.
        Assert.True((await batch.Client.Send(Calls.Get).Soon()).IsLeft);
        Assert.Equal(2, api.Attempts);
    }
}
