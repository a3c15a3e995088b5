using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>The sandbox over real sockets: every place leads back to the server, and nothing but its own machine reaches it.</summary>
public sealed class ServerTests(Served served) : IClassFixture<Served>
{
    private static Upload Gif => Upload.Of(ImageFile.Of(Served.Gif) with { Name = "a.gif" });

    [Fact]
    public async Task An_uploaded_image_is_served_at_the_urls_in_the_reply()
    {
        var image = await served.Do(ImagesV1.Upload(Documented.Account, Gif));
        var url = Assert.Single(image.Variants.IfNone(Arr<VariantUrl>.Empty)).Value;
        Assert.StartsWith(
            new Uri(served.Server.Address, "cdn-cgi/imagedelivery/").ToString(),
            url,
            StringComparison.Ordinal
        );

        var (status, _, response) = await served.Ask("GET", url);

        Assert.Equal(200, status);
        Assert.Equal(Served.Gif, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/gif", $"{response.Content.Headers.ContentType}");
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains(
            "sandbox",
            response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_image_with_the_longest_id_is_uploaded_found_served_and_deleted()
    {
        var id = ImageId.Custom(string.Concat(Enumerable.Repeat("😀", 1024))).Right();
        var image = await served.Do(ImagesV1.Upload(Documented.Account, Gif with { Id = id }));

        Assert.Equal(image, await served.Do(ImagesV1.Get(Documented.Account, id)));
        var url = Assert.Single(image.Variants.IfNone(Arr<VariantUrl>.Empty)).Value;
        Assert.Equal(200, (await served.Ask("GET", url)).Status);
        await served.Do(ImagesV1.Delete(Documented.Account, id));
    }

    [Fact]
    public async Task A_one_time_address_leads_back_to_the_server_and_takes_one_file()
    {
        var link = await served.Do(ImagesV2.DirectUpload(Documented.Account, UploadLink.Default));
        var address = ((UploadUrl)link.Url).Reveal();
        Assert.StartsWith(
            new Uri(served.Server.Address, "upload/").ToString(),
            address,
            StringComparison.Ordinal
        );

        var image = await served.Do(link.Upload(ImageFile.Of(Served.Gif)));

        Assert.Equal(link.Id, image.Id);
        Assert.False(image.IsDraft);
        Assert.Equal(
            404,
            (await served.Send(link.Upload(ImageFile.Of(Served.Gif)))).Match(
                Right: static _ => 0,
                Left: static errors => errors.StatusCode.IfNone(0)
            )
        );
    }

    [Fact]
    public async Task The_batch_host_is_on_the_same_port_and_has_some_operations_only()
    {
        var token = await served.Do(ImagesV1.GetBatchToken(Documented.Account));
        var batch = ("Authorization", $"Bearer {token.Token.Reveal()}");
        var id = (ImageId)(await served.Do(ImagesV1.Upload(Documented.Account, Gif))).Id;

        Assert.Equal(200, (await served.Ask("GET", $"/batch/images/v1/{id}", null, batch)).Status);
        Assert.Equal(200, (await served.Ask("GET", "/batch/images/v2", null, batch)).Status);
        Assert.Equal(
            """{"code":"103","message":"forbidden endpoint"}""",
            (await served.Ask("GET", "/batch/images/v1/stats", null, batch)).Body
        );
        Assert.Equal(401, (await served.Ask("GET", "/batch/images/v2")).Status);
        Assert.Equal(
            401,
            (
                await served.Ask(
                    "GET",
                    $"/client/v4/accounts/{Documented.Account}/images/v1/{id}",
                    null,
                    batch
                )
            ).Status
        );
    }

    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("evil.example:80", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    [InlineData("192.168.0.1", 421)]
    [InlineData("evil-localhost", 421)]
    [InlineData("localhost", 200)]
    [InlineData("localhost.", 200)]
    [InlineData("app.LocalHost:3000", 200)]
    [InlineData("localhost:1", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]:8787", 200)]
    public async Task A_foreign_host_is_refused(string host, int status) =>
        Assert.Equal(status, (await served.Ask("GET", "/", null, ("Host", host))).Status);

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://localhost:3000", 200)]
    [InlineData("http://app.localhost:3000", 200)]
    public async Task A_page_of_another_origin_is_refused(string origin, int status)
    {
        var (said, _, response) = await served.Ask("GET", "/", null, ("Origin", origin));
        Assert.Equal(status, said);
        Assert.Equal(status == 200, response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_browser_may_ask_whether_it_may_upload_and_takes_no_step_of_the_script()
    {
        var link = await served.Do(ImagesV2.DirectUpload(Documented.Account, UploadLink.Default));
        var before = served.Server.State;

        var (status, _, response) = await served.Ask(
            "OPTIONS",
            ((UploadUrl)link.Url).Reveal(),
            null,
            ("Origin", "http://localhost:3000"),
            ("Access-Control-Request-Method", "POST")
        );

        Assert.Equal(204, status);
        Assert.Equal(
            ("http://localhost:3000", "POST"),
            (
                response.Headers.GetValues("Access-Control-Allow-Origin").Single(),
                response.Headers.GetValues("Access-Control-Allow-Methods").Single()
            )
        );
        Assert.Same(before, served.Server.State);
        Assert.Equal(
            403,
            (
                await served.Ask(
                    "OPTIONS",
                    "/upload/hash/id",
                    null,
                    ("Origin", "https://evil.example")
                )
            ).Status
        );
    }

    [Theory]
    [InlineData("/favicon.ico")]
    [InlineData("/client/v3/accounts")]
    [InlineData("/client")]
    public async Task Nothing_is_elsewhere(string path) =>
        Assert.Equal(404, (await served.Ask("GET", path)).Status);

    [Fact]
    public async Task A_server_tells_each_exchange_and_its_record_can_be_bounded()
    {
        var lines = new List<string>();
        await using var server = await SandboxServer.Start(
            Served.Empty with
            {
                Record = SandboxRecord.Last(2),
            },
            SandboxServerOptions.Default with
            {
                OnExchange = exchange => lines.Add($"{exchange}"),
            }
        );
        using var client = new CloudflareClient(
            Documented.Credentials,
            CloudflareOptions.Default with
            {
                BaseAddress = server.BaseAddress.Right(),
            }
        );
        for (var i = 0; i < 3; i++)
            Assert.True((await client.Send(ImagesV1.Stats(Documented.Account))).IsRight);

        var line = $"GET /client/v4/accounts/{Documented.Account}/images/v1/stats 200";
        Assert.Equal([line, line, line], lines);
        Assert.Equal((2, 3), (server.State.Received.Count, server.State.Requests));
    }

    [Fact]
    public async Task An_exchange_says_when_its_request_arrived()
    {
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var told = new List<SandboxExchange>();
        await using var server = await SandboxServer.Start(
            Served.Empty,
            SandboxServerOptions.Default with
            {
                Time = new SandboxClock(now),
                OnExchange = told.Add,
            }
        );

        await served.Ask("GET", $"{server.Address}client/v4/accounts");

        Assert.Equal(now, Assert.Single(told).Request.At);
    }

    [Fact]
    public async Task A_server_may_be_disposed_twice()
    {
        var server = await SandboxServer.Start(Served.Empty);
        await server.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_io_exception() =>
        await Assert.ThrowsAnyAsync<IOException>(() =>
            SandboxServer.Start(
                Served.Empty,
                SandboxServerOptions.Default with
                {
                    Port = served.Server.Address.Port,
                }
            )
        );

    [Fact]
    public async Task A_server_for_all_interfaces_answers_to_addresses_but_not_to_names()
    {
        await using var server = await SandboxServer.Start(
            Served.Empty,
            SandboxServerOptions.Default with
            {
                Listen = IPAddress.Any,
            }
        );
        var address = server.Address.ToString();
        Assert.Equal(200, (await served.Ask("GET", address, null, ("Host", "10.0.0.1"))).Status);
        Assert.Equal(
            403,
            (await served.Ask("GET", address, null, ("Origin", "http://203.0.113.9"))).Status
        );
        Assert.Equal(
            200,
            (
                await served.Ask(
                    "GET",
                    address,
                    null,
                    ("Host", "10.0.0.1:8787"),
                    ("Origin", "http://10.0.0.1:8787")
                )
            ).Status
        );
        var (status, said, _) = await served.Ask("GET", address, null, ("Host", "evil"));
        Assert.Equal(421, status);
        Assert.Contains("IP addresses", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_answers_to_the_names_that_it_was_given()
    {
        await using var server = await SandboxServer.Start(
            SandboxState.WithDocumentedImage,
            SandboxServerOptions.Default with
            {
                Hosts = ["images", "images.local"],
            }
        );
        foreach (
            var (host, origin, status) in new[]
            {
                ("images", "http://images", 200),
                ("Images.Local:8787", "http://images.local:8787", 200),
                ("images", "http://images.local", 403),
                ("images.evil.example", "http://images", 421),
                ("other", "http://other", 421),
            }
        )
            Assert.Equal(
                status,
                (
                    await served.Ask(
                        "GET",
                        $"{server.Address}",
                        null,
                        ("Host", host),
                        ("Origin", origin)
                    )
                ).Status
            );
    }

    [Fact]
    public async Task Addresses_in_replies_lead_to_the_host_of_the_request()
    {
        await using var server = await SandboxServer.Start(
            Served.Empty,
            SandboxServerOptions.Default with
            {
                Listen = IPAddress.Any,
            }
        );
        var places = server.State.Places;

        Assert.Contains("http://10.1.2.3:9312/upload/", await Link(), StringComparison.Ordinal);
        Assert.Equal(places, server.State.Places);

        server.Update(static state => state with { Places = SandboxPlaces.Cloudflare });
        Assert.Contains(
            "https://upload.imagedelivery.net/",
            await Link(),
            StringComparison.Ordinal
        );

        async Task<string> Link()
        {
            using var body = new System.Net.Http.StringContent("{}");
            var (_, said, _) = await served.Ask(
                "POST",
                $"{server.BaseAddress.Right()}accounts/{Documented.Account}/images/v1/direct_upload",
                body,
                ("Authorization", "Bearer sandbox"),
                ("Host", "10.1.2.3:9312")
            );
            return said;
        }
    }
}
