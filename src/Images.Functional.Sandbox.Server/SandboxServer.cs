using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Images.Functional.Sandbox;

/// <summary>
/// The sandbox as an HTTP server: <see cref="CloudflareSandbox.Handle"/> behind Kestrel, on this machine only unless
/// <see cref="SandboxServerOptions.Listen"/> says otherwise. The API is at <c>/client/v4</c>, the batch host at <c>/batch</c>, one-time
/// uploads at <c>/upload</c>, images at <c>/cdn-cgi/imagedelivery</c>, and a page that shows them at <c>/</c>.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly SandboxServerOptions options;
    private readonly WebApplication app;
    private SandboxState state;

    private SandboxServer(SandboxState state, SandboxServerOptions options, WebApplication app) =>
        (this.state, this.options, this.app, Address) = (
            state,
            options,
            app,
            new Uri("http://localhost")
        );

    /// <summary>Starts a server. It listens when the task completes, and until it is disposed.</summary>
    /// <param name="state">
    /// The state to begin with. Its <see cref="SandboxState.Places"/> become the server's, so that addresses in replies lead back to it: to
    /// the host that the request names.
    /// </param>
    /// <param name="options">How it runs; <see cref="SandboxServerOptions.Default"/> unless given.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is taken or not permitted, or the address is not one of this machine.</exception>
    public static async Task<SandboxServer> Start(
        SandboxState state,
        SandboxServerOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(state);
        var chosen = options ?? SandboxServerOptions.Default;
        var app = Build(chosen);
        var server = new SandboxServer(state, chosen, app);
        app.Run(server.Handle);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            // Kestrel has an IOException for a port that is taken alone.
            if (e is SocketException)
                throw new IOException(
                    $"can't listen on {chosen.Listen}:{chosen.Port}: {e.Message}",
                    e
                );
            throw;
        }

        foreach (var url in app.Urls)
            server.Address = Reachable(new Uri(url), chosen.Listen);
        server.Update(given => given with { Places = SandboxPlaces.At(server.Address) });
        return server;
    }

    /// <summary>The server's address: <c>http://127.0.0.1:8787/</c>.</summary>
    public Uri Address { get; private set; }

    /// <summary>Where the API is: for <c>CloudflareOptions.BaseAddress</c>, or <c>CLOUDFLARE_BASE_URL</c>.</summary>
    public Either<CfErrors, BaseAddress> BaseAddress =>
        Functional.BaseAddress.Create(new Uri(Address, "client/v4"));

    /// <summary>Where the batch host is.</summary>
    public Either<CfErrors, BaseAddress> BatchAddress =>
        Functional.BaseAddress.Create(new Uri(Address, "batch"));

    /// <summary>The current state.</summary>
    public SandboxState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>Changes the state, between two requests.</summary>
    public void Update(Func<SandboxState, SandboxState> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (gate)
            state = change(state);
    }

    /// <summary>Stops the server. It drops requests that are still being answered.</summary>
    public async ValueTask DisposeAsync()
    {
        // A cancelled stop does not wait for open requests.
        await app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(SandboxServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // RequestReader discards what is too large, so that the sender gets an answer.
            kestrel.Limits.MaxRequestBodySize = null;
            // Tests of time limits have slow clients.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            // As long as .NET's URIs: an id of 1,024 characters can take 12 KiB, and the conditions of a list more.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Listen(options.Listen, options.Port);
        });
        // The default lifetime handles the process's signals.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        return builder.Build();
    }

    // A client can't connect to the address of all interfaces.
    private static Uri Reachable(Uri url, IPAddress listen) =>
        listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any)
            ? new UriBuilder(url)
            {
                Host = listen.AddressFamily == AddressFamily.InterNetworkV6 ? "[::1]" : "127.0.0.1",
            }.Uri
            : url;

    private Task Handle(HttpContext context)
    {
        if (Guard.Refusal(context.Request, options) is { } refused)
            return ReplyWriter.Write(context, refused);
        ReplyWriter.Allow(context);
        if (RequestReader.Target(context) is not { } target)
            return ReplyWriter.Write(context, Guard.NoTarget);
        if (target.Path == "/")
            return ReplyWriter.Write(context, Page.Of(State));
        if (Guard.IsPreflight(context.Request.Method, target.Path))
            return ReplyWriter.Write(context, Guard.MayUpload);
        return Guard.IsKnown(target.Path)
            ? Answer(context, target)
            : ReplyWriter.Write(context, Guard.NotHere);
    }

    private async Task Answer(HttpContext context, (string Path, string Query) target)
    {
        var request = await RequestReader.Read(context, target).ConfigureAwait(false);
        var outcome = Receive(request, PlacesOf(context.Request));
        if (outcome.Delay > TimeSpan.Zero)
            await Task.Delay(outcome.Delay, options.Time, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (outcome.Reply.Case is SandboxReply reply)
            await ReplyWriter.Write(context, reply).ConfigureAwait(false);
        else
            context.Abort();
    }

    // The guard has let the host pass. A client may reach this machine by another address than the one that the server listens on.
    private SandboxPlaces PlacesOf(HttpRequest request) =>
        SandboxPlaces.At(
            Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
                ? own
                : Address
        );

    private SandboxOutcome Receive(SandboxRequest request, SandboxPlaces places)
    {
        lock (gate)
        {
            var before = state;
            var arrived = request with { At = options.Time.GetUtcNow() };
            // Other places than the server's own were set by its user.
            var isOwn = before.Places == SandboxPlaces.At(Address);
            var (after, outcome) = CloudflareSandbox.Handle(
                isOwn ? before with { Places = places } : before,
                arrived
            );
            state = after with { Places = before.Places };
            options.OnExchange?.Invoke(new SandboxExchange(arrived, outcome, before, state));
            return outcome;
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
