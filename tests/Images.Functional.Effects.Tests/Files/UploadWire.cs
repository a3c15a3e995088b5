using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>What goes over the wire for an upload.</summary>
public sealed class UploadWire
{
    private const string Address = "/h4sh-of-the-account/s3cret-of-the-link?x=1";

    [Fact]
    public async Task Names_and_values_arrive_as_they_are()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Documented.Response));
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100),
            Prop.ForAll(
                Arb.Filter(Arbitraries.Upload(), static upload => IsTold(upload) && Short(upload)),
                upload =>
                {
                    var sent = client.Send(ImagesV1.Upload(Calls.Account, upload)).Soon().Result;
                    Assert.True(sent.IsRight, $"{sent}");
                    var parts = WireForm.Parts(server.Requests.Last());
                    string? Text(string name) =>
                        parts.SingleOrDefault(part => part.Parameter("name") == name)?.Text;
                    Assert.Equal(upload.Id.Map(static id => id.Value), Text("id"));
                    Assert.Equal(
                        upload.Creator.Map(static creator => creator.Value),
                        Text("creator")
                    );
                    Assert.Equal(upload.Url.Map(static url => url.Reveal()), Text("url"));
                    Assert.Equal(
                        upload.Metadata,
                        Prelude
                            .Optional(Text("metadata"))
                            .Map(static json => Metadata.Create(json))
                            .Bind(static made => made.ToOption())
                    );
                    Assert.Equal(
                        upload.RequireSignedUrls.ToNullable()?.ToString()?.ToLowerInvariant(),
                        Text("requireSignedURLs")
                    );
                    foreach (var file in upload.File)
                    {
                        var part = Assert.Single(
                            parts,
                            static part => part.Parameter("filename") is not null
                        );
                        Assert.Equal(
                            ("file", file.Name),
                            (part.Parameter("name"), part.Parameter("filename"))
                        );
                        Assert.Equal(((Source.Memory)file.Source).Content, new Blob(part.Bytes));
                        Assert.Contains(
                            $"Content-Type: {file.ContentTypeOf(((Source.Memory)file.Source).Content.Bytes.Span)}",
                            part.Headers
                        );
                    }
                }
            )
        );
    }

    [Fact]
    public async Task A_one_time_address_gets_no_credentials()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Documented.Response));
        using var client = new CloudflareClient(
            Credentials.EmailAndKey("me@example.com", "k3y-of-the-account"),
            Calls.To(server.Address)
        );
        var link = new DirectUpload(
            Calls.Id,
            (UploadUrl)UploadUrl.Create(server.Address + Address)
        );

        Assert.True((await client.Send(link.Upload(Gif)).Soon()).IsRight);

        var request = Assert.Single(server.Requests);
        Assert.Equal($"POST {Address} HTTP/1.1", request.Line);
        Assert.Equal(
            ["Accept", "Content-Length", "Content-Type", "Host", "User-Agent"],
            request.Headers.Map(static header => header.Name).Order()
        );
        Assert.Equal("GIF89a", Assert.Single(WireForm.Parts(request)).Text);
    }

    [Fact]
    public async Task A_one_time_address_is_in_no_text_though_the_server_says_it_back()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            while (await connection.Read() is { } request)
                await connection.Write(Http.Reply(404, $"no such path: {request.Line}"));
        });
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        var link = new DirectUpload(
            Calls.Id,
            (UploadUrl)UploadUrl.Create(server.Address + Address)
        );

        var errors = (CfErrors)await client.Send(link.Upload(Gif)).Soon();

        Assert.Equal(404, errors.StatusCode);
        Assert.DoesNotContain(
            "s3cret",
            $"{errors} {link} {link.Upload(Gif)}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_of_unknown_length_comes_in_chunks()
    {
        using var listener = new HttpListener();
        var address = Listen(listener);
        var bytes = new byte[200_000];
        new System.Random(7).NextBytes(bytes);
        using var client = new CloudflareClient(Calls.Token, Calls.To(address));

        var sending = client.Send(
            ImagesV1.Upload(
                Calls.Account,
                Upload.Of(ImageFile.Opening(() => new MemoryStream(bytes)))
            )
        );
        var context = await listener.GetContextAsync().Soon();
        using var received = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(received).Soon();
        Assert.Equal(-1, context.Request.ContentLength64);
        Assert.True(received.ToArray().AsSpan().IndexOf(bytes) > 0);
        context.Response.OutputStream.Write(Documented.Response);
        context.Response.Close();
        Assert.True((await sending.Soon()).IsRight);
    }

    private static string Listen(HttpListener listener)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var address = $"http://{probe.LocalEndpoint}/";
        probe.Stop();
        listener.Prefixes.Add(address);
        listener.Start();
        return address;
    }

    private static ImageFile Gif => ImageFile.Of("GIF89a"u8.ToArray()) with { Name = "a.gif" };

    // A name that has such an escape itself can't be told from an escaped one: so WHATWG has it.
    private static bool IsTold(Upload upload) =>
        upload.File.ForAll(static file =>
            !new[] { "%22", "%0D", "%0A" }.Any(escape =>
                file.Name.Contains(escape, StringComparison.Ordinal)
            )
            && file.Source is Source.Memory
        );

    private static bool Short(Upload upload) =>
        upload.File.ForAll(static file =>
            file.Source.Length.ForAll(static length => length < 10_000)
        );
}
