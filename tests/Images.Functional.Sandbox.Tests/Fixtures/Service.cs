using System;
using System.Net.Http;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The real client, which retries nothing, above a sandbox.</summary>
internal sealed class Service : IDisposable
{
    private readonly SandboxHandler handler;
    private readonly HttpMessageInvoker http;
    private readonly CloudflareClient client;

    /// <summary>A sandbox with this state, or with an empty account that the client may write.</summary>
    public Service(
        SandboxState? state = null,
        Credentials? credentials = null,
        TimeProvider? clock = null
    )
    {
        handler = new SandboxHandler(state ?? Empty, clock ?? new SandboxClock());
        http = new HttpMessageInvoker(handler);
        client = new CloudflareClient(
            http,
            credentials ?? Documented.Credentials,
            CloudflareOptions.Default with
            {
                Retry = RetryPolicy.None,
            }
        );
    }

    /// <summary>An empty account, which <see cref="Documented.Credentials"/> may write.</summary>
    public static SandboxState Empty { get; } =
        SandboxState.Empty.WithEditor(Documented.Credentials).With(Documented.Account);

    public CloudflareClient Client => client;

    public SandboxState State => handler.State;

    /// <summary>The state without what every request changes, and without tokens of the batch host.</summary>
    public SandboxState Kept =>
        State with
        {
            Received = default,
            Serial = 0,
            BatchTokens = default,
        };

    public Task<Either<CfErrors, A>> Send<A>(Operation<A> operation) =>
        client.Send(operation).Soon();

    public async Task<A> Do<A>(Operation<A> operation) => (await Send(operation)).Right();

    public async Task<(int Status, int Code)> Refused<A>(Operation<A> operation)
    {
        var errors = (await Send(operation)).Left();
        return (errors.StatusCode.IfNone(0), errors.Code);
    }

    public void Update(Func<SandboxState, SandboxState> change) => handler.Update(change);

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
    }
}
