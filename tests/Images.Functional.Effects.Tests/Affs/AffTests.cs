using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

public sealed class AffTests
{
    public static TheoryData<int, string> Replies { get; } =
        new()
        {
            { 200, System.Text.Encoding.UTF8.GetString(Documented.Response) },
            { 200, "" },
            { 200, "{}" },
            { 200, Http.Failure(7003) },
            { 404, Http.Failure(5404) },
            { 502, "<html>" },
        };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task An_aff_has_the_outcome_of_the_plain_client(int status, string body)
    {
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(status, body));
        using var http = new HttpMessageInvoker(handler);
        using var client = Client(http);

        var plain = await client.Send(Calls.Get).Soon();
        var aff = await Run(Cloudflare<CloudflareRuntime>.send(Calls.Get), client);

        Assert.Equal(plain, aff.ToCfEither());
        Assert.Equal(
            await client.SendForReply(Calls.Get).Soon(),
            (await Run(Cloudflare<CloudflareRuntime>.sendForReply(Calls.Get), client)).ToCfEither()
        );
    }

    [Fact]
    public async Task A_reply_has_the_value_the_messages_and_the_response()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = Client(http);

        var reply = (Reply<Image>)await client.SendForReply(Calls.Get).Soon();

        Assert.Equal(Documented.Image, reply.Value);
        Assert.Equal(1000, reply.Messages.Single().Code);
        Assert.Equal(1000, reply.Envelope.Errors.Single().Code);
        Assert.Equal(ResponseInfo.Ok, reply.Response);
    }

    [Fact]
    public async Task A_failure_is_caught_by_its_type()
    {
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(() => ScriptedHandler.Reply(404))
        );
        using var client = Client(http);

        var caught =
            Cloudflare<CloudflareRuntime>.send(Calls.Get).Map(static _ => "found")
            | @catchOf<CloudflareRuntime, CfErrors, string>(static e =>
                SuccessAff<CloudflareRuntime, string>(e.IsNotFound ? "not found" : "failed")
            );

        Assert.Equal(FinSucc("not found"), await Run(caught, client));
    }

    [Fact]
    public async Task A_token_of_the_runtime_that_was_cancelled_sends_nothing()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var client = Client(http);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var result = await Run(Cloudflare<CloudflareRuntime>.send(Calls.Get), client, cancel);

        Assert.True(result.IsFail);
        Assert.Equal(Errors.CancelledCode, ((Error)result).Code);
        Assert.Equal(0, handler.Attempts);
    }

    [Fact]
    public async Task The_token_of_the_runtime_cancels_a_call_under_way()
    {
        var content = new StalledContent("{"u8.ToArray());
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(() => new HttpResponseMessage { Content = content })
        );
        using var client = Client(http);
        using var cancel = new CancellationTokenSource();

        var call = Run(Cloudflare<CloudflareRuntime>.send(Calls.Get), client, cancel);
        await content.Waiting.Soon();
        await cancel.CancelAsync();

        Assert.Equal(Errors.CancelledCode, ((Error)await call).Code);
    }

    [Fact]
    public async Task Two_calls_follow_one_another_in_linq()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var client = Client(http);

        var both =
            from first in Cloudflare<CloudflareRuntime>.send(Calls.Get)
            from second in Cloudflare<CloudflareRuntime>.send(Calls.Get)
            select (first, second);

        Assert.Equal(FinSucc((Documented.Image, Documented.Image)), await Run(both, client));
        Assert.Equal(2, handler.Attempts);
    }

    [Fact]
    public async Task The_first_failure_ends_the_linq()
    {
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(404));
        using var http = new HttpMessageInvoker(handler);
        using var client = Client(http);

        var both =
            from first in Cloudflare<CloudflareRuntime>.send(Calls.Get)
            from second in Cloudflare<CloudflareRuntime>.send(Calls.Get)
            select (first, second);

        Assert.True((await Run(both, client)).IsFail);
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task Ids_that_are_both_wrong_are_both_reported_and_nothing_is_sent()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var client = Client(http);
        var wrong = ImagesV1.Get(AccountId.Create(""), ImageId.Create("a/../b"));

        var plain = await client.Send(wrong).Soon();
        var aff = await Run(Cloudflare<CloudflareRuntime>.send(wrong), client);
        var reply = await Run(Cloudflare<CloudflareRuntime>.sendForReply(wrong), client);

        Assert.Equal("constraint: account_id + constraint: image_id", Outcome.Of(plain));
        Assert.Equal(plain, aff.ToCfEither());
        Assert.Equal(Outcome.Of(plain), Outcome.Of((CfErrors)reply.ToCfEither()));
        Assert.Equal(
            Outcome.Of(plain),
            Outcome.Of((CfErrors)await client.SendForReply(wrong).Soon())
        );
        Assert.Equal(0, handler.Attempts);
    }

    [Fact]
    public async Task A_refused_operation_is_answered_by_every_front_and_nothing_is_sent()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var client = Client(http);
        var refused = ImagesV1.Get(Calls.Account, (ImageId)ImageId.Any("batch_token"));
        var errors = (CfErrors)refused.Request;

        Assert.Equal(errors, (CfErrors)await client.Send(refused).Soon());
        Assert.Equal(errors, (CfErrors)await client.SendForReply(refused).Soon());
        Assert.Equal(
            errors,
            (CfErrors)await client.Interpret(refused, CallOptions.Default, default).AsTask().Soon()
        );
        Assert.Equal(
            errors,
            (CfErrors)(await Run(Cloudflare<CloudflareRuntime>.send(refused), client)).ToCfEither()
        );
        Assert.Equal(
            errors,
            (CfErrors)
                (
                    await Run(
                        Cloudflare<CloudflareRuntime>.sendForReply(
                            refused.Map(static image => image.IsDraft)
                        ),
                        client
                    )
                ).ToCfEither()
        );
        Assert.Equal(0, handler.Attempts);
    }

    [Fact]
    public async Task Ids_that_are_both_right_are_sent()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = Client(http);
        var right = ImagesV1.Get(AccountId.Create("account"), ImageId.Create("id"));

        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(await client.Send(right).Soon()));
        Assert.Equal(
            Documented.Image,
            ((Reply<Image>)await client.SendForReply(right).Soon()).Value
        );
        Assert.Equal(
            Documented.Image,
            await Run(Cloudflare<CloudflareRuntime>.send(right), client)
        );
    }

    [Fact]
    public async Task Any_runtime_with_the_trait_will_do()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = Client(http);
        using var source = new CancellationTokenSource();

        var result = await Cloudflare<OwnRuntime>
            .send(Calls.Get)
            .Run(new OwnRuntime(client, source));

        Assert.Equal(Documented.Image, result);
    }

    [Fact]
    public async Task A_default_runtime_fails_and_says_what_to_do()
    {
        var result = await Cloudflare<CloudflareRuntime>.send(Calls.Get).Run(default);

        Assert.Contains("CloudflareRuntime.New", ((Error)result).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_cancellation_leaves_the_outer_one_alone()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = Client(http);
        var runtime = CloudflareRuntime.New(client);

        await runtime.LocalCancel.CancellationTokenSource.CancelAsync();

        Assert.False(runtime.CancellationToken.IsCancellationRequested);
        Assert.Equal(
            Documented.Image,
            await Cloudflare<CloudflareRuntime>.send(Calls.Get).Run(runtime)
        );
    }

    [Fact]
    public async Task The_runtimes_token_also_cancels_calls_in_a_local_context()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Never));
        using var client = Client(http);
        using var cancel = new CancellationTokenSource();
        var send = Cloudflare<CloudflareRuntime>.send(Calls.Get);

        Task<Fin<Image>>[] calls =
        [
            Run(send.Timeout(TimeSpan.FromDays(1)), client, cancel),
            Run(localCancel(send), client, cancel),
        ];
        await cancel.CancelAsync();

        foreach (var call in calls)
            Assert.Equal(
                new CfError.Cancelled(),
                Assert.Single(CfErrors.From((Error)await call).Items)
            );
    }

    [Fact]
    public async Task A_function_of_the_users_that_throws_is_no_failure_of_the_transport()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = Client(http);
        var throwing = Calls.Get.Map<int>(static _ => throw new FormatException("mine"));

        var plain = await Assert.ThrowsAsync<FormatException>(() => client.Send(throwing).Soon());
        var aff = await Run(Cloudflare<CloudflareRuntime>.send(throwing), client);

        Assert.Equal("mine", plain.Message);
        Assert.IsType<FormatException>(((Error)aff).ToException());
    }

    private static CloudflareClient Client(HttpMessageInvoker http) =>
        new(http, Calls.Token, Calls.To("http://localhost"));

    private static async Task<Fin<A>> Run<A>(
        Aff<CloudflareRuntime, A> aff,
        CloudflareClient client,
        CancellationTokenSource? cancel = null
    ) => await aff.Run(CloudflareRuntime.New(client, cancel)).AsTask().Soon();
}
