using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A call may have options, a token, both or neither; its operation may be refused, and its credentials may be a Left.</summary>
public sealed class OverloadTests
{
    private static readonly CallOptions Refused = CallOptions.Default.WithHeader("Host", "a");

    private static readonly CancellationToken Cancelled = new(canceled: true);

    private static readonly string[] Expected =
    [
        Outcome.DocumentedImage,
        Outcome.Cancelled,
        "constraint: extra header",
        Outcome.DocumentedImage,
        Outcome.Cancelled,
    ];

    [Fact]
    public async Task Options_and_token_are_optional()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(http, Calls.Token);

        Assert.Equal(
            Expected,
            await Outcomes(
                client.Send(Calls.Get),
                client.Send(Calls.Get, Cancelled),
                client.Send(Calls.Get, Refused),
                client.Send(Calls.Get, null),
                client.Send(Calls.Get, CallOptions.Default, Cancelled)
            )
        );
        Assert.Equal(
            Expected,
            await Outcomes(
                client.SendForReply(Calls.Get),
                client.SendForReply(Calls.Get, Cancelled),
                client.SendForReply(Calls.Get, Refused),
                client.SendForReply(Calls.Get, null),
                client.SendForReply(Calls.Get, CallOptions.Default, Cancelled)
            )
        );
    }

    [Fact]
    public async Task A_refused_operation_is_answered_with_all_its_errors_and_nothing_is_sent()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Calls.Token);
        var refused = ImagesV1.Get(AccountId.Create(""), ImageId.Any(""));
        var errors = (CfErrors)refused.Request;
        var runtime = CloudflareRuntime.New(client);

        Assert.Equal("constraint: account_id + constraint: image_id", Outcome.Of(errors));
        Assert.Equal(errors, (CfErrors)await client.Send(refused));
        Assert.Equal(errors, (CfErrors)await client.Send(refused, CallOptions.Default));
        Assert.Equal(errors, (CfErrors)await client.Send(refused, Cancelled));
        Assert.Equal(errors, (CfErrors)await client.SendForReply(refused));
        Assert.Equal(errors, (CfErrors)await client.SendForReply(refused, CallOptions.Default));
        Assert.Equal(
            errors,
            (CfErrors)await client.Interpret(refused, CallOptions.Default, default)
        );
        Assert.Equal(
            errors,
            (await Cloudflare<CloudflareRuntime>.send(refused).Run(runtime)).ToCfEither()
        );
        Assert.Equal(
            refused.Request.Map(static _ => Documented.Image),
            await client.Send(refused.Map(static image => image).WithRepeat(Repeat.IfUnsent))
        );
        Assert.Equal(0, handler.Attempts);
    }

    [Fact]
    public async Task Credentials_that_are_a_Left_are_the_outcome_of_each_call()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var wrong = new CloudflareClient(http, Credentials.Token("a token"));
        using var right = new CloudflareClient(http, Credentials.Token("5ecret-token"));

        Assert.Equal("constraint: API token", Outcome.Of(await wrong.Send(Calls.Get)));
        Assert.Equal(0, handler.Attempts);
        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(await right.Send(Calls.Get)));
    }

    private static async Task<List<string>> Outcomes(params Task<Either<CfErrors, Image>>[] calls)
    {
        var outcomes = new List<string>();
        foreach (var call in calls)
            outcomes.Add(Outcome.Of(await call));
        return outcomes;
    }

    private static async Task<List<string>> Outcomes(
        params Task<Either<CfErrors, Reply<Image>>>[] calls
    )
    {
        var outcomes = new List<string>();
        foreach (var call in calls)
            outcomes.Add(Outcome.Of((await call).Map(static reply => reply.Value)));
        return outcomes;
    }
}
