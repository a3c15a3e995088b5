using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Successes that are not the file: no download stores them.</summary>
public sealed class NoFileTests : IDisposable
{
    private static readonly Operation<Blob> Blob = ImagesV1.Blob(Calls.Account, Calls.Id);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("download");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_part_is_no_file()
    {
        await using var server = RawServer.Saying(
            Http.Reply(206, "GIF"u8.ToArray(), "Content-Range: bytes 0-2/1000")
        );
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        using var stream = new MemoryStream();

        var errors = new[]
        {
            (CfErrors)await client.Download(Blob, stream).Soon(),
            (CfErrors)await client.Download(Blob, Path.Combine(folder.FullName, "cat.gif")).Soon(),
            (CfErrors)await client.Send(Blob).Soon(),
        };

        Assert.All(
            errors,
            static one =>
                Assert.Equal(
                    (
                        206,
                        "reply: expected a whole file, found a part of it, which was not requested"
                    ),
                    ((int)one.StatusCode, one.Message.Split('\n')[0])
                )
        );
        // It would be a part again.
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(0, stream.Length);
        Assert.Empty(folder.GetFiles());
    }

    [Theory]
    [InlineData(206, "image/gif")]
    [InlineData(200, "text/html")]
    public async Task Nor_does_a_handler_that_does_not_say_what_was_requested(
        int status,
        string type
    )
    {
        using var handler = new ScriptedHandler(() =>
        {
            var reply = ScriptedHandler.Reply(status);
            reply.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
            return reply;
        });
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = new CloudflareClient(http, Calls.Token);
        using var stream = new MemoryStream();

        Assert.True((await client.Download(Blob, stream).Soon()).IsLeft);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public async Task A_page_that_refuses_is_the_refusal()
    {
        await using var server = RawServer.Saying(
            Http.Reply(403, "<html>denied</html>"u8.ToArray(), "Content-Type: text/html")
        );
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        using var stream = new MemoryStream();

        var errors = (CfErrors)await client.Download(Blob, stream).Soon();

        Assert.True(errors.IsPermissionDenied);
        Assert.IsType<CfError.Status>(Assert.Single(errors.Items));
    }

    [Theory]
    [InlineData("text/html; charset=x")]
    [InlineData("Text/HTML")]
    public async Task A_page_is_no_file(string type)
    {
        await using var server = RawServer.Saying(
            Http.Reply(200, "<html>login</html>"u8.ToArray(), $"Content-Type: {type}")
        );
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        using var stream = new MemoryStream();

        var errors = new[]
        {
            (CfErrors)await client.Download(Blob, stream).Soon(),
            (CfErrors)await client.Download(Blob, Path.Combine(folder.FullName, "cat.png")).Soon(),
            (CfErrors)await client.Send(Blob).Soon(),
        };

        Assert.All(
            errors,
            static one =>
            {
                Assert.StartsWith(
                    "reply: expected a file, found an HTML page, probably from Cloudflare's edge or a proxy",
                    one.Message,
                    StringComparison.Ordinal
                );
                Assert.Equal((200, false), ((int)one.StatusCode, one.IsUncertain));
            }
        );
        Assert.Equal(0, stream.Length);
        Assert.Empty(folder.GetFiles());
    }
}
