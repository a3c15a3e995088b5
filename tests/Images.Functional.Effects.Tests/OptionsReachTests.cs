using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>The options of a call reach its request, whichever way the call is made.</summary>
public sealed class OptionsReachTests : IDisposable
{
    private static readonly CallOptions Options = (CallOptions)
        CallOptions.Default.WithHeader("X-Trace", "a");

    private static readonly Operation<Page<Image>> First = ImagesV2.List(
        Calls.Account,
        Listing.All
    );

    private readonly List<string> seen = [];
    private readonly HttpMessageInvoker http;
    private readonly CloudflareClient client;

    public OptionsReachTests()
    {
        http = new HttpMessageInvoker(
            new ScriptedHandler(
                (request, _) =>
                {
                    seen.Add(
                        request.Headers.TryGetValues("X-Trace", out var values)
                            ? string.Concat(values)
                            : ""
                    );
                    return Task.FromResult(
                        ScriptedHandler.Reply(200, """{"success":true,"result":{"images":[]}}""")
                    );
                }
            )
        );
        client = new CloudflareClient(http, Calls.Token);
    }

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task Of_a_call_a_list_and_a_fold()
    {
        await client.Send(First, Options).Soon();
        await foreach (var _ in client.Pages(First, Options)) { }
        await foreach (var _ in client.Items(First, Options)) { }
        await Cloudflare<CloudflareRuntime>
            .foldPages(First, 0, static (count, _) => count + 1, Options)
            .Run(CloudflareRuntime.New(client));
        await Cloudflare<CloudflareRuntime>
            .foldItems(First, 0, static (count, _) => count + 1, Options)
            .Run(CloudflareRuntime.New(client));

        Assert.Equal(["a", "a", "a", "a", "a"], seen);
    }

    [Fact]
    public async Task Of_a_download()
    {
        using var to = new MemoryStream();
        await client.Download(ImagesV1.Blob(Calls.Account, Calls.Id), to, Options).Soon();

        Assert.Equal(["a"], seen);
    }
}
