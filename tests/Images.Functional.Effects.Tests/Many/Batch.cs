using System;
using System.Net.Http;
using System.Threading;

namespace Images.Functional.Effects.Tests;

/// <summary>A client of the batch host, over the API's handler and one of the host, which always answers unless given.</summary>
internal sealed class Batch : IDisposable
{
    private static readonly BatchHost Account = (BatchHost)
        BatchHost.FromVariables(Calls.Account, static _ => null);

    private readonly HttpMessageInvoker apiHttp;
    private readonly HttpMessageInvoker hostHttp;
    private readonly CloudflareClient apiClient;

    public Batch(
        ScriptedHandler api,
        TimeProvider? time = null,
        RetryPolicy? retry = null,
        ScriptedHandler? host = null
    )
    {
        Host = host ?? new ScriptedHandler(ScriptedHandler.Right);
        apiHttp = new HttpMessageInvoker(api, disposeHandler: false);
        hostHttp = new HttpMessageInvoker(Host);
        apiClient = new CloudflareClient(apiHttp, Calls.Token);
        Client = CloudflareClient.ForBatch(
            apiClient,
            Account,
            hostHttp,
            new CloudflareOptions
            {
                Time = time ?? TimeProvider.System,
                // On an instant clock, a timeout would be over at once.
                Timeout = Timeout.InfiniteTimeSpan,
                Retry = retry ?? RetryPolicy.Default,
            }
        );
    }

    public ScriptedHandler Host { get; }

    public CloudflareClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        apiClient.Dispose();
        hostHttp.Dispose();
        apiHttp.Dispose();
    }
}
