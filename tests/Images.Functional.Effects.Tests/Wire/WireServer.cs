using System;
using System.Linq;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>A server that answers everything with the documented response, and a client of it with our own handler.</summary>
public sealed class WireServer : IAsyncDisposable
{
    private readonly RawServer server = RawServer.Saying(Http.Reply(200, Documented.Response));
    private readonly CloudflareClient client;

    public WireServer() => client = new CloudflareClient(Calls.Token, Calls.To(Address));

    internal string Address => server.Address;

    internal string Host => new Uri(Address).Authority;

    internal int Connections => server.Connections;

    /// <summary>Sends by the shared client.</summary>
    internal Task<RawRequest> Send(Operation<Image> operation) => SendBy(client, operation);

    /// <summary>What the server saw of a call that went well.</summary>
    internal async Task<RawRequest> SendBy(
        CloudflareClient sender,
        Operation<Image> operation,
        CallOptions? options = null
    )
    {
        var before = server.Requests.Count;
        var result = await sender.Send(operation, options).Soon();
        Xunit.Assert.Equal(Outcome.DocumentedImage, Outcome.Of(result));
        return server.Requests.Skip(before).Single();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }
}
