using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>The page shows what there is, and nothing in it is code.</summary>
public sealed class PageTests(Served served) : IClassFixture<Served>
{
    private const string Evil = "<script>alert('x')</script>\"&";

    [Fact]
    public async Task Everything_is_shown_and_escaped()
    {
        await served.Do(
            ImagesV1.Upload(
                Documented.Account,
                Upload.Of(ImageFile.Of(Served.Gif) with { Name = "<b>.gif" }) with
                {
                    Id = ImageId.Custom(Evil).Right(),
                }
            )
        );
        await served.Do(
            ImagesV2.DirectUpload(
                Documented.Account,
                UploadLink.Default with
                {
                    Id = ImageId.Custom("draft" + Evil).Right(),
                }
            )
        );

        var (status, page, response) = await served.Ask("GET", "/");

        Assert.Equal(200, status);
        Assert.Equal("text/html; charset=utf-8", $"{response.Content.Headers.ContentType}");
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("draft&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("1 image<", page, StringComparison.Ordinal);
        Assert.Contains("1 draft ", page, StringComparison.Ordinal);
        Assert.Contains("public", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "script-src",
            response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_thumbnail_of_a_private_image_is_signed()
    {
        await served.Do(
            ImagesV1.Upload(
                Documented.Account,
                Upload.Of(ImageFile.Of(Served.Gif)) with
                {
                    RequireSignedUrls = SignedUrls.Required,
                }
            )
        );
        var (_, page, _) = await served.Ask("GET", "/");
        var path = page.Split("<img src=\"")
            .Skip(1)
            .Select(static rest => rest.Split('"')[0])
            .First(static path => path.Contains("sig=", StringComparison.Ordinal));
        Assert.Equal(200, (await served.Ask("GET", path)).Status);
    }

    [Fact]
    public async Task No_key_and_no_one_time_address_is_shown()
    {
        var link = await served.Do(ImagesV2.DirectUpload(Documented.Account, UploadLink.Default));
        await served.Do(link.Upload(ImageFile.Of(Served.Gif)));
        var (_, page, _) = await served.Ask("GET", "/");
        Assert.Contains(
            "POST (one-time address)",
            System.Net.WebUtility.HtmlDecode(page),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "/upload/" + SandboxAccount.New(Documented.Account).Hash,
            page,
            StringComparison.Ordinal
        );
        Assert.All(
            served.Server.State.Accounts[Documented.Account].Keys.Values,
            key => Assert.DoesNotContain(key.Reveal(), page, StringComparison.Ordinal)
        );
    }
}
