using System;
using System.Net.Http;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>From the upload to the browser's request.</summary>
public sealed class DeliveryRuleTests : IDisposable
{
    private static readonly AccountId Account = Documented.Account;
    private static readonly byte[] Bytes = [.. "GIF89a"u8, 1, 2, 3];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SandboxClock clock = new(Start);
    private readonly SandboxHandler handler;
    private readonly HttpMessageInvoker http;
    private readonly CloudflareClient client;

    public DeliveryRuleTests()
    {
        handler = new SandboxHandler(Service.Empty, clock);
        http = new HttpMessageInvoker(handler);
        client = new CloudflareClient(http, Documented.Credentials, CloudflareOptions.Default);
    }

    private static AccountHash Hash { get; } =
        AccountHash.Create(SandboxAccount.New(Account).Hash).Right();

    [Theory]
    [InlineData(null)]
    [InlineData("images.example.com")]
    [InlineData("http://localhost:8080")]
    public async Task A_public_image_is_served_as_it_came(string? domain)
    {
        var image = await Upload(SignedUrls.NotStated);
        var url = DeliveryUrl.Of(Hash, Id(image), Variant("public"), domain).Right();
        Assert.Equal("image/gif", await Get(url));
        Assert.Equal(Some(Hash), image.AccountHash());
        Assert.Equal(
            "image/gif",
            await Get(SignedUrl.Sign(url, Key("default"), None, Start).Right())
        );
        foreach (var variant in image.Variants.IfNone(Arr<VariantUrl>.Empty))
            Assert.Equal("image/gif", await Get(DeliveryUrl.Create(variant.Value).Right()));
    }

    [Fact]
    public async Task The_answer_to_HEAD_has_the_length_of_the_file_and_no_body()
    {
        var image = await Upload(SignedUrls.NotStated);
        var url = DeliveryUrl.Of(Hash, Id(image), Variant("public")).Right();
        using var request = new HttpRequestMessage(HttpMethod.Head, $"{url}");
        using var response = await http.SendAsync(request, default);
        Assert.Equal(Bytes.Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_custom_id_of_any_characters_is_found()
    {
        var id = ImageId.Custom("a/b c/50%é?#").Right();
        var image = await Do(ImagesV1.Upload(Account, Upload() with { Id = id }));
        var url = DeliveryUrl.Of(Hash, id, Variant("public")).Right();
        Assert.Equal("image/gif", await Get(url));
        Assert.Equal($"{url}", Assert.Single(image.Variants.IfNone(Arr<VariantUrl>.Empty)).Value);
    }

    [Fact]
    public async Task One_server_can_replace_all_hosts()
    {
        handler.Update(static state =>
            state with
            {
                Places = SandboxPlaces.At(new Uri("http://localhost:8080/any/path")),
            }
        );
        var link = await Do(ImagesV2.DirectUpload(Account, UploadLink.Default));
        var id = (ImageId)link.Id;
        Assert.Equal(
            $"http://localhost:8080/upload/{Hash.Value}/{id}",
            link.Url.Map(static url => url.Reveal())
        );
        var image = await Do(link.Upload(ImageFile.Of(Bytes)));
        var url = Assert.Single(image.Variants.IfNone(Arr<VariantUrl>.Empty)).Value;
        Assert.Equal($"http://localhost:8080/cdn-cgi/imagedelivery/{Hash.Value}/{id}/public", url);
        Assert.Equal("image/gif", await Get(HttpMethod.Get, url));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("images.example.com")]
    public async Task A_private_image_needs_a_signature_that_is_not_over(string? domain)
    {
        var url = DeliveryUrl
            .Of(Hash, Id(await Upload(SignedUrls.Required)), Variant("public"), domain)
            .Right();
        Assert.StartsWith("403 ERROR 9425: ", await Get(url), StringComparison.Ordinal);
        var signed = SignedUrl.Sign(url, Key("default"), Start.AddHours(1), Start).Right();
        Assert.Equal("image/gif", await Get(signed));
        Assert.StartsWith(
            "403 ERROR 9425: ",
            await Get(
                SignedUrl.Sign(url, SigningKeyValue.Create("x").Right(), None, Start).Right()
            ),
            StringComparison.Ordinal
        );
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("image/gif", await Get(signed));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.StartsWith("403 ERROR 9425: ", await Get(signed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "403 ERROR 9425: ")]
    [InlineData("false", "200 ")]
    public async Task A_private_image_of_an_envelope_needs_a_signature(
        string isPrivate,
        string expected
    )
    {
        handler.Update(state =>
            state.WithEnvelope(
                Account,
                Documented.Id,
                $$$"""{"success":true,"result":{"requireSignedURLs":{{{isPrivate}}}}}"""
            )
        );
        var url = DeliveryUrl.Of(Hash, Documented.Id, Variant("public")).Right();
        Assert.StartsWith(expected, await Get(url), StringComparison.Ordinal);
        Assert.StartsWith(
            "200 ",
            await Get(SignedUrl.Sign(url, Key("default"), None, Start).Right()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_draft_of_an_envelope_has_no_file_and_does_not_count()
    {
        var count = (await Do(ImagesV1.Stats(Account))).Current;
        handler.Update(static state =>
            state.WithEnvelope(
                Account,
                ImageId.Custom("draft").Right(),
                """{"success":true,"result":{"draft":true}}"""
            )
        );
        Assert.Equal(count, (await Do(ImagesV1.Stats(Account))).Current);
        var url = DeliveryUrl.Of(Hash, ImageId.Custom("draft").Right(), Variant("public")).Right();
        Assert.StartsWith("404 ", await Get(url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_is_void_once_its_key_is_deleted()
    {
        var url = DeliveryUrl
            .Of(Hash, Id(await Upload(SignedUrls.Required)), Variant("public"))
            .Right();
        await Do(ImagesV1.CreateKey(Account, SigningKeyName.Create("blog").Right()));
        var signed = SignedUrl.Sign(url, Key("blog"), None, Start).Right();
        Assert.Equal("image/gif", await Get(signed));
        await Do(ImagesV1.DeleteKey(Account, SigningKeyName.Create("blog").Right()));
        Assert.StartsWith("403 ERROR 9425: ", await Get(signed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variant_that_never_requires_signed_urls_shows_private_images()
    {
        var id = Id(await Upload(SignedUrls.Required));
        await Do(
            ImagesV1.CreateVariant(
                Account,
                new Variant(Variant("open"), new VariantOptions(), Setting.On)
            )
        );
        Assert.Equal("image/gif", await Get(DeliveryUrl.Of(Hash, id, Variant("open")).Right()));
    }

    [Fact]
    public async Task Transformations_must_be_switched_on_and_are_never_for_private_images()
    {
        var narrow = Transformation.Create("w=400").Right();
        var open = DeliveryUrl.Of(Hash, Id(await Upload(default)), narrow).Right();
        var hidden = DeliveryUrl.Of(Hash, Id(await Upload(SignedUrls.Required)), narrow).Right();
        Assert.StartsWith("403 ERROR 9429: ", await Get(open), StringComparison.Ordinal);
        Assert.StartsWith("403 ERROR 9429: ", await Get(hidden), StringComparison.Ordinal);
        await Do(ImagesV1.UpdateConfig(Account, new ImagesConfig(Setting.On)));
        Assert.Equal("image/gif", await Get(open));
        Assert.StartsWith("403 ERROR 9425: ", await Get(hidden), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HASH/missing/public", "404 ERROR 9431: ")]
    [InlineData("HASH/ID/other", "404 ERROR 9431: ")]
    [InlineData("other/ID/public", "403 ERROR 9427: ")]
    [InlineData("HASH/ID", "403 ERROR 9426: ")]
    public async Task A_missing_item_is_refused(string path, string refusal)
    {
        var id = Id(await Upload(default));
        var url =
            "https://imagedelivery.net/"
            + path.Replace("HASH", Hash.Value, StringComparison.Ordinal)
                .Replace("ID", id.Value, StringComparison.Ordinal);
        Assert.StartsWith(refusal, await Get(HttpMethod.Get, url), StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ERROR 9432: ",
            await Get(HttpMethod.Post, url),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_draft_is_not_served()
    {
        var link = await Do(ImagesV2.DirectUpload(Account, UploadLink.Default));
        Assert.Contains($"/{Hash}/", ((UploadUrl)link.Url).Reveal(), StringComparison.Ordinal);
        var url = DeliveryUrl.Of(Hash, (ImageId)link.Id, Variant("public")).Right();
        Assert.StartsWith("404 ERROR 9431: ", await Get(url), StringComparison.Ordinal);
        await Do(link.Upload(ImageFile.Of(Bytes)));
        Assert.Equal("image/gif", await Get(url));
    }

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
        handler.Dispose();
    }

    private static Upload Upload() => Functional.Upload.Of(ImageFile.Of(Bytes));

    private Task<Image> Upload(SignedUrls signed) =>
        Do(ImagesV1.Upload(Account, Upload() with { RequireSignedUrls = signed }));

    private async Task<A> Do<A>(Operation<A> operation) =>
        (await client.Send(operation).Soon()).Right();

    private Task<string> Get(DeliveryUrl url) => Get(HttpMethod.Get, $"{url}");

    // The content type of the right bytes, or the status and the text of a refusal.
    private async Task<string> Get(HttpMethod method, string url)
    {
        using var request = new HttpRequestMessage(method, url);
        using var reply = await http.SendAsync(request, default).Soon();
        var body = await reply.Content.ReadAsByteArrayAsync();
        return reply.IsSuccessStatusCode && body.AsSpan().SequenceEqual(Bytes)
            ? $"{reply.Content.Headers.ContentType}"
            : $"{(int)reply.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}";
    }

    private SigningKeyValue Key(string name) =>
        handler.State.Accounts[Account].Keys[SigningKeyName.Create(name).Right()];

    private static ImageId Id(Image image) => (ImageId)image.Id;

    private static VariantId Variant(string name) => VariantId.Create(name).Right();
}
