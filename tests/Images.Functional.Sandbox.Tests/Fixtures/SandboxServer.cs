using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A sandbox behind real sockets, on loopback. A reply that never comes is a connection that is broken off.</summary>
internal sealed class SandboxServer : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly WebApplication app;
    private SandboxState state;

    public SandboxServer(SandboxState state, TimeProvider clock)
    {
        (this.state, this.clock) = (state, clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(Answer);
        app.StartAsync().Soon().GetAwaiter().GetResult();
        Address = app.Urls.Single();
    }

    public string Address { get; }

    public SandboxState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    public void Update(Func<SandboxState, SandboxState> change)
    {
        lock (gate)
            state = change(state);
    }

    /// <summary>What sends to it: the API, and the one-time addresses, which are elsewhere.</summary>
    public HttpMessageHandler Handler() => new ToServer(new Uri(Address));

    public void Dispose() => app.DisposeAsync().AsTask().Soon().GetAwaiter().GetResult();

    private async Task Answer(HttpContext call)
    {
        using var body = new MemoryStream();
        await call.Request.Body.CopyToAsync(body);
        var outcome = Handle(
            new SandboxRequest(
                call.Request.Method,
                call.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0],
                toSeq(call.Request.Headers)
                    .Map(static header => (header.Key, header.Value.ToString()))
                    .Strict()
            )
            {
                Content = new Blob(body.ToArray()),
                At = clock.GetUtcNow(),
            }
        );
        if (outcome.Reply.Case is not SandboxReply reply)
        {
            call.Abort();
            return;
        }

        call.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
            call.Response.Headers[name] = value;
        call.Response.ContentLength = reply.Content.Length;
        await call.Response.Body.WriteAsync(reply.Content.Bytes);
    }

    private SandboxOutcome Handle(SandboxRequest request)
    {
        lock (gate)
        {
            (state, var outcome) = CloudflareSandbox.Handle(state, request);
            return outcome;
        }
    }

    private sealed class ToServer(Uri server) : DelegatingHandler(CloudflareHandler.Create())
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (!request.RequestUri!.IsLoopback)
                request.RequestUri = new Uri(server, "/upload" + request.RequestUri.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
