using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A call may have options, a token, both or neither; its operation may be a Left, and so may the credentials.</summary>
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
    public async Task They_are_of_an_operation_that_may_be_a_Left_too()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(http, Calls.Token);
        Either<CfErrors, Operation<Image>> get = Calls.Get;

        Assert.Equal(
            Expected,
            await Outcomes(
                client.Send(get),
                client.Send(get, Cancelled),
                client.Send(get, Refused),
                client.Send(get, null),
                client.Send(get, CallOptions.Default, Cancelled)
            )
        );
        Assert.Equal(
            Expected,
            await Outcomes(
                client.SendForReply(get),
                client.SendForReply(get, Cancelled),
                client.SendForReply(get, Refused),
                client.SendForReply(get, null),
                client.SendForReply(get, CallOptions.Default, Cancelled)
            )
        );
    }

    [Fact]
    public async Task Credentials_that_are_a_Left_are_the_outcome_of_each_call()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var wrong = new CloudflareClient(http, Credentials.Token("a token"));
        using var right = new CloudflareClient(http, Credentials.Token("token"));

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
