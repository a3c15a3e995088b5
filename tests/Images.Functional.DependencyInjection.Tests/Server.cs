using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Images.Functional.DependencyInjection.Tests;

/// <summary>An API on loopback that answers everything with the documented image, or with a status.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication app;

    private Server(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Method, path and credentials of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static async Task<Server> Start(int status = 200)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new Server(builder.Build());
        server.app.Run(context =>
        {
            server.Requests.Enqueue(
                $"{context.Request.Method} {context.Request.Path} {context.Request.Headers.Authorization}"
            );
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(
                status == 200 ? Envelope.Of(Documented.Image).ToJson() : ""
            );
        });
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
