using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Null for a client, an operation or a function throws at once and names the parameter, before anything is sent.</summary>
public sealed class NullArguments : IDisposable
{
    private static readonly Operation<Page<Image>> Pages = ImagesV2.List(
        Calls.Account,
        Listing.All
    );

    private readonly HttpMessageInvoker http = new(new ScriptedHandler(ScriptedHandler.Right));
    private readonly CloudflareClient client;

    public NullArguments() => client = new CloudflareClient(http, Calls.Token);

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
    }

    [Fact]
    public void A_function_or_an_operation_is_named()
    {
        Named("operation", static () => Cloudflare<CloudflareRuntime>.send<Image>(null!));
        Named("first", static () => Folded(null!));
        Named(
            "f",
            static () =>
                Cloudflare<CloudflareRuntime>.foldPages(
                    Pages,
                    0,
                    (Func<int, Page<Image>, int>)null!
                )
        );
        Named(
            "f",
            static () =>
                Cloudflare<CloudflareRuntime>.foldPagesAff(
                    Pages,
                    0,
                    (Func<int, Page<Image>, Aff<CloudflareRuntime, int>>)null!
                )
        );
        Named(
            "f",
            static () =>
                Cloudflare<CloudflareRuntime>.foldItems(
                    Pages,
                    0,
                    (Func<int, Either<CfErrors, Image>, int>)null!
                )
        );
        Named(
            "f",
            static () =>
                Cloudflare<CloudflareRuntime>.foldItemsAff(
                    Pages,
                    0,
                    (Func<int, Either<CfErrors, Image>, Aff<CloudflareRuntime, int>>)null!
                )
        );
        Named(
            "link",
            static () =>
                Cloudflare<CloudflareRuntime>.waitUntilReady(Calls.Account, (DirectUpload)null!)
        );
        Named("ask", static () => CredentialSource.Asking(null!));
        Named("credentials", static () => CredentialSource.Of((Credentials)null!));
        Named("variable", static () => CredentialSource.FromVariables(null!));
        Named("open", static () => AsyncSource.File(null!));
        Named("Open", static () => new AsyncSource(null!));
    }

    [Fact]
    public void A_list_or_many_calls_are_refused_before_the_first()
    {
        Named("io", static () => default(CloudflareIO)!.Pages(Pages));
        Named("first", () => client.Pages<Image>(null!));
        Named("io", static () => default(CloudflareIO)!.Items(Pages));
        Named("first", () => client.Items<Image>(null!));
        Named("io", static () => default(CloudflareIO)!.SendMany([1], static _ => Calls.Get, 1));
        Named("inputs", () => client.SendMany((IEnumerable<int>)null!, static _ => Calls.Get, 1));
        Named("operation", () => client.SendMany([1], (Func<int, Operation<Image>>)null!, 1));
        Named(
            "inputs",
            () => client.SendMany((IAsyncEnumerable<int>)null!, static _ => Calls.Get, 1)
        );
        Named(
            "inputs",
            static () => CloudflareMany.RunMany<int, Image>((IEnumerable<int>)null!, null!, 1)
        );
        Named(
            "inputs",
            static () => CloudflareMany.RunMany<int, Image>((IAsyncEnumerable<int>)null!, null!, 1)
        );
        Named(
            "send",
            static () =>
                CloudflareMany.RunMany<int, Image>(new[] { 1 }.ToAsyncEnumerable(), null!, 1)
        );
    }

    [Fact]
    public void An_option_is_named()
    {
        Named("BaseAddress", static () => new CloudflareOptions { BaseAddress = null! });
        Named("Retry", static () => new CloudflareOptions { Retry = null! });
        Named("Time", static () => new CloudflareOptions { Time = null! });
        Named("Roll", static () => new CloudflareOptions { Roll = null! });
        Named("Call", static () => new ManyOptions { Call = null! });
        Named("StopAfter", static () => new ManyOptions { StopAfter = null! });
        Named("name", static () => CallOptions.Default.WithHeader(null!, ""));
        Named("value", static () => CallOptions.Default.WithHeader("X-A", null!));
    }

    [Fact]
    public void A_clients_parts_are_named()
    {
        var host = BatchHost.FromVariables(Calls.Account, static _ => null);
        Named("credentials", static () => new CloudflareClient(null!));
        Named("http", static () => new CloudflareClient(null!, Calls.Token));
        Named("credentials", () => new CloudflareClient(http, null!));
        Named("io", static () => CloudflareRuntime.New(null!));
        Named("api", () => CloudflareClient.ForBatch(null!, (BatchHost)host));
        Named("host", () => CloudflareClient.ForBatch(client, null!));
    }

    [Fact]
    public async Task A_call_is_refused_before_it_is_sent()
    {
        var blob = ImagesV1.Blob(Calls.Account, Calls.Id);
        await Named("operation", () => client.Send((Operation<Image>)null!));
        await Named("operation", () => client.SendForReply<Image>(null!));
        await Named("file", () => client.Upload(Calls.Account, null!));
        await Named("operation", () => client.Download((Operation<Blob>)null!, Stream.Null));
        await Named("to", () => client.Download(blob, (Stream)null!));
        await Named("to", () => client.Download(blob, (Func<DownloadStart, Stream>)null!));
        await Named("operation", () => client.Download(null!, "a"));
        await Named("path", () => client.Download(blob, (string)null!));
        await Named(
            "operation",
            () => ((Either<CfErrors, CloudflareClient>)client).Send((Operation<Image>)null!)
        );
        await Named(
            "operation",
            static () =>
                ((Either<CfErrors, CloudflareClient>)CfErrors.Of(new CfError.Cancelled())).Send(
                    (Operation<Image>)null!
                )
        );
    }

    private static Aff<CloudflareRuntime, int> Folded(Operation<Page<Image>> first) =>
        Cloudflare<CloudflareRuntime>.foldPages(first, 0, static (count, _) => count + 1);

    private static void Named(string parameter, Func<object> call) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentNullException>(call).ParamName);

    private static async Task Named(string parameter, Func<Task> call) =>
        Assert.Equal(
            parameter,
            (await Assert.ThrowsAsync<ArgumentNullException>(() => call().Soon())).ParamName
        );
}
