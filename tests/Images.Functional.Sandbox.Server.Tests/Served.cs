using System;
using System.Net.Http;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>A server with an empty account, and the real client before it, which retries nothing.</summary>
public sealed class Served : IAsyncLifetime, IDisposable
{
    private readonly HttpMessageHandler handler = CloudflareHandler.Create();
    private HttpMessageInvoker? http;
    private CloudflareClient? client;
    private SandboxServer? server;

    public static SandboxState Empty { get; } =
        SandboxState.Empty.WithEditor(Documented.Credentials).With(Documented.Account);

    public static byte[] Gif { get; } = [.. "GIF89a"u8, 1, 0, 1, 0];

    public SandboxServer Server => server!;

    public async Task InitializeAsync()
    {
        server = await SandboxServer.Start(Empty);
        http = new HttpMessageInvoker(handler);
        client = new CloudflareClient(
            http,
            Documented.Credentials,
            CloudflareOptions.Default with
            {
                BaseAddress = server.BaseAddress.Right(),
                Retry = RetryPolicy.None,
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }

    public void Dispose()
    {
        client?.Dispose();
        http?.Dispose();
        handler.Dispose();
    }

    public async Task<A> Do<A>(Operation<A> operation) => (await Send(operation)).Right();

    public async Task<Either<CfErrors, A>> Send<A>(Operation<A> operation) =>
        await client!.Send(operation);

    /// <summary>Sends a request by plain .NET, to a path of the server or to a whole URL.</summary>
    public async Task<(int Status, string Body, HttpResponseMessage Response)> Ask(
        string method,
        string target,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            target.StartsWith('/') ? new Uri(Server.Address, target) : new Uri(target)
        )
        {
            Content = content,
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await http!.SendAsync(request, default);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public Task<(int Status, string Body, HttpResponseMessage Response)> Api(
        string method,
        string path,
        HttpContent? content = null
    ) =>
        Ask(
            method,
            $"/client/v4/accounts/{Documented.Account}/images{path}",
            content,
            ("Authorization", "Bearer sandbox")
        );
}
