using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A client above a sandbox with the documented image and a script.</summary>
internal sealed class ScriptedClient : IDisposable
{
    private readonly SandboxHandler sandbox;
    private readonly HttpMessageInvoker http;
    private readonly CloudflareClient client;

    public ScriptedClient(SandboxClock clock, params SandboxStep[] script)
        : this(clock, null, script) { }

    public ScriptedClient(SandboxClock clock, DelegatingHandler? above, params SandboxStep[] script)
    {
        sandbox = new SandboxHandler(SandboxState.WithDocumentedImage.WithScript(script), clock);
        if (above is not null)
            above.InnerHandler = sandbox;
        http = new HttpMessageInvoker((HttpMessageHandler?)above ?? sandbox);
        client = new CloudflareClient(http, Documented.Credentials, Calls.On(clock));
    }

    public int Requests => sandbox.State.Requests;

    public Task<Either<CfErrors, Image>> Send(
        RetryPolicy? retry = null,
        TimeSpan? timeout = null,
        CancellationToken cancel = default
    ) =>
        client.Send(
            Calls.Get,
            CallOptions.Default with
            {
                Retry = Prelude.Optional(retry),
                Timeout = Prelude.Optional(timeout),
            },
            cancel
        );

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
    }
}
