using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Kestrel on loopback, which answers every request with the documented envelope. It says its address on standard output, and goes when
/// its standard input ends.
/// </summary>
internal static class Server
{
    public static async Task Run()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(static k =>
            {
                k.Listen(IPAddress.Loopback, 0);
                // Files may have any size.
                k.Limits.MaxRequestBodySize = null;
            });
        var app = builder.Build();
        await using (app.ConfigureAwait(false))
        {
            app.Run(Answer);
            await app.StartAsync().ConfigureAwait(false);
            await Console.Out.WriteLineAsync(app.Urls.Single()).ConfigureAwait(false);
            await Console.OpenStandardInput().CopyToAsync(Stream.Null).ConfigureAwait(false);
        }
    }

    private static Task Answer(HttpContext call)
    {
        if (ManyServer.Takes(call))
            return ManyServer.Answer(call);
        foreach (var (name, value) in StubHandler.Headers)
            call.Response.Headers[name] = value;
        call.Response.ContentType = "application/json";
        call.Response.ContentLength = Documented.Bytes.Length;
        return call.Response.Body.WriteAsync(Documented.Bytes).AsTask();
    }
}
