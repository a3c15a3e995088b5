using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class DisposalTests
{
    [Fact]
    public async Task A_client_does_not_dispose_what_it_was_given()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpClient(handler);
        using (var client = new CloudflareClient(http, Calls.Token, Calls.To("http://localhost")))
            await client.Send(Calls.Get).Soon();

        Assert.False(handler.IsDisposed);
        using var other = new CloudflareClient(http, Calls.Token, Calls.To("http://localhost"));
        Assert.Equal(Outcome.DocumentedImage, Outcome.Of(await other.Send(Calls.Get).Soon()));
    }

    [Fact]
    public async Task A_client_closes_the_connections_that_it_made()
    {
        var closed = new TaskCompletionSource();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.Read();
            await connection.Write(Http.Reply(200, Documented.Response));
            await connection.Stall();
            closed.SetResult();
        });
        var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        await client.Send(Calls.Get).Soon();
        Assert.False(closed.Task.IsCompleted);
        client.Dispose();

        await closed.Task.Soon();
    }

    [Fact]
    public async Task A_client_that_was_disposed_throws_whoever_made_its_handler()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        foreach (
            var client in new[]
            {
                new CloudflareClient(Calls.Token),
                new CloudflareClient(http, Calls.Token),
            }
        )
        {
            client.Dispose();
            client.Dispose();

            await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Send(Calls.Get).Soon());
            await Assert.ThrowsAsync<ObjectDisposedException>(() =>
                client.SendForReply(Calls.Get).Soon()
            );
        }
    }

    [Fact]
    public async Task A_disposed_client_downloads_nothing()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        var client = new CloudflareClient(http, Calls.Token);
        client.Dispose();
        var blob = ImagesV1.Blob(Calls.Account, Calls.Id);

        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            client.Download(blob, Stream.Null).Soon()
        );
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Download(blob, "a").Soon());
        Assert.Equal(0, handler.Attempts);
    }
}
