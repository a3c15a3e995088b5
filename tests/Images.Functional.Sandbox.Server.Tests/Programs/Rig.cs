using System;
using System.Net.Http;
using System.Threading.Tasks;
using Images.Functional.Effects;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>The real client before a sandbox: above its handler, or over real sockets. One for many programs.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private readonly SandboxServer? server;
    private readonly SandboxHandler handler = new(Served.Empty);
    private readonly HttpMessageInvoker http;

    private Rig(SandboxServer? server)
    {
        this.server = server;
        http = new HttpMessageInvoker(
            server is null ? handler : CloudflareHandler.Create(),
            disposeHandler: server is not null
        );
        Client = new CloudflareClient(
            http,
            Documented.Credentials,
            CloudflareOptions.Default with
            {
                BaseAddress = server?.BaseAddress.Right() ?? BaseAddress.Cloudflare,
                Retry = RetryPolicy.Exponential(2, TimeSpan.Zero, TimeSpan.Zero),
            }
        );
    }

    public CloudflareClient Client { get; }

    /// <summary>The origin of delivery URLs; null for Cloudflare's own host.</summary>
    public string? Domain => server?.Address.GetLeftPart(UriPartial.Authority);

    public static async Task<Rig> Start(bool overSockets) =>
        new(overSockets ? await SandboxServer.Start(Served.Empty) : null);

    /// <summary>Begins anew.</summary>
    public void Begin(SandboxState state) => Update(old => state with { Places = old.Places });

    public void Update(Func<SandboxState, SandboxState> change)
    {
        if (server is null)
            handler.Update(change);
        else
            server.Update(change);
    }

    public async Task<(int Status, byte[] Body)> Fetch(DeliveryUrl url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{url}");
        using var reply = await http.SendAsync(request, default);
        return ((int)reply.StatusCode, await reply.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        http.Dispose();
        handler.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }
}
