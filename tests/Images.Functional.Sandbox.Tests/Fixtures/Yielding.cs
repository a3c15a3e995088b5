using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A user's handler that goes on on other threads, before and after.</summary>
internal sealed class Yielding(int times) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        await Yield();
        var response = await base.SendAsync(request, cancellationToken);
        await Yield();
        return response;
    }

    private async Task Yield()
    {
        for (var i = 0; i < times; i++)
            await Task.Run(static () => { });
    }
}
