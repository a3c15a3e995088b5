using System;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Delivery;

/// <summary>URLs of delivery: built and read back.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 300 / Law.Share)]
public class DeliveryUrlLaws
{
    private static readonly AccountHash Hash = AccountHash.Create("ZWd9g1K7eljCn_KDTu_MWA").Right();

    [Property]
    public void Reading_returns_what_the_document_was_built_from(
        AccountHash hash,
        ImageId id,
        VariantId variant,
        Transformation made,
        bool isOwn
    )
    {
        if (variant.Value is "." or "..")
            return;
        var host = isOwn ? "images.example.com" : null;
        var url = DeliveryUrl.Of(hash, id, variant, host).Right();
        var read = DeliveryUrl.Create($"{url}").Right();
        Assert.Equal(url, read);
        Assert.Equal(
            (hash, id, Some(variant), Option<Transformation>.None, isOwn),
            (read.AccountHash, read.ImageId, read.Variant, read.Transformation, read.IsOnOwnHost)
        );
        if (made.IsEmpty)
            return;
        var other = url.With(made).Right();
        Assert.Equal(other, DeliveryUrl.Of(hash, id, made, host).Right());
        Assert.Equal(
            (id, Option<VariantId>.None, Some(made)),
            (other.ImageId, other.Variant, DeliveryUrl.Create($"{other}").Right().Transformation)
        );
    }

    [Property]
    public void The_last_part_and_the_query_are_replaced(DeliveryUrl url, VariantId variant)
    {
        var bare = url.WithoutQuery();
        Assert.Equal("", bare.Query);
        Assert.Equal($"{url}".Split('?')[0], $"{bare}");
        Assert.Equal(DeliveryUrl.Create($"{bare}").Right(), bare);
        Assert.Equal(
            DeliveryUrl.Of(url.AccountHash, url.ImageId, variant, url.Origin),
            url.With(variant)
        );
    }

    [Property]
    public void Any_of_them_reads_as_itself(DeliveryUrl url)
    {
        var read = DeliveryUrl.Create($"{url}#a").Right();
        Assert.Equal((url, url.Query), (read, read.Query));
        Assert.Equal(url.GetHashCode(), read.GetHashCode());
        Assert.True(url == read && !(url != read) && url.Equals((object)read));
        Assert.True(VariantUrl.Create($"{url}").IsRight);
        Assert.StartsWith(url.Origin + "/", $"{url}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b/c.png", "a/b/c.png")]
    [InlineData("50%", "50%25")]
    [InlineData("%41", "%2541")]
    [InlineData("a b", "a%20b")]
    [InlineData("é😀", "%C3%A9%F0%9F%98%80")]
    [InlineData("a?b#c", "a%3Fb%23c")]
    [InlineData("a=b,c(d)", "a=b,c(d)")]
    public void An_id_is_written_as_a_path_can_hold_it(string id, string path) =>
        Assert.Equal(
            $"https://imagedelivery.net/{Hash}/{path}/public",
            $"{DeliveryUrl.Of(Hash, ImageId.Custom(id).Right(), VariantId.Create("public").Right()).Right()}"
        );

    [Theory]
    [InlineData("HTTPS://ImageDelivery.net/h/a/v", "https://imagedelivery.net/h/a/v")]
    [InlineData("https://imagedelivery.net:443/h/a/v", "https://imagedelivery.net/h/a/v")]
    [InlineData(
        "https://imagedelivery.net/cdn-cgi/imagedelivery/h/a/v",
        "https://imagedelivery.net/h/a/v"
    )]
    [InlineData(
        "https://a.example/cdn-cgi/imagedelivery/h/a/b/width=4",
        "https://a.example/cdn-cgi/imagedelivery/h/a/b/w=4"
    )]
    [InlineData(
        "http://localhost:80/cdn-cgi/imagedelivery/h/%61/v",
        "http://localhost/cdn-cgi/imagedelivery/h/a/v"
    )]
    [InlineData("https://imagedelivery.net/h/a/v?b c#d", "https://imagedelivery.net/h/a/v?b%20c")]
    [InlineData("https://imagedelivery.net/h/a/v?", "https://imagedelivery.net/h/a/v?")]
    [InlineData("https://imagedelivery.net/h/%2\0/v", "https://imagedelivery.net/h/%252%00/v")]
    [InlineData(
        "https://imagedelivery.net/h/a/f=auto,q=95,fit=scale-down,metadata=none",
        "https://imagedelivery.net/h/a/fit=scale-down,q=95,f=auto,metadata=none"
    )]
    public void A_url_has_one_way_of_writing(string text, string canonical) =>
        Assert.Equal(canonical, $"{DeliveryUrl.Create(text).Right()}");

    [Fact]
    public void A_canonical_text_is_kept_and_not_built_again()
    {
        const string text = "https://imagedelivery.net/h/a/b/v";
        Assert.Same(text, DeliveryUrl.Create(text).Right().ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("imagedelivery.net/h/a/v")]
    [InlineData("://imagedelivery.net/h/a/v")]
    [InlineData("ftp://imagedelivery.net/h/a/v")]
    [InlineData("https://user@imagedelivery.net/h/a/v")]
    [InlineData("https://imagedelivery.net")]
    [InlineData("https://imagedelivery.net/")]
    [InlineData("https://imagedelivery.net/h")]
    [InlineData("https://imagedelivery.net/h/a")]
    [InlineData("https://imagedelivery.net/h/a/")]
    [InlineData("https://imagedelivery.net/h/a/..")]
    [InlineData("https://imagedelivery.net/h//v")]
    [InlineData("https://imagedelivery.net/cdn-cgi/imagedelivery/cdn-cgi/imagedelivery/h/a/v")]
    [InlineData("https://imagedelivery.net/h/%FF/v")]
    [InlineData("https://imagedelivery.net/h/a/%FF")]
    [InlineData("https://imagedelivery.net/h h/a/v")]
    [InlineData("https://example.com/h/a/v")]
    [InlineData("https://example.com/cdn-cgi/image/w=4/a.png")]
    public void Another_url_is_a_left(string text) =>
        Assert.StartsWith(
            "url: expected https://imagedelivery.net/HASH/ID/VARIANT, or the same behind /cdn-cgi/imagedelivery/, found",
            DeliveryUrl.Create(text).Left().Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("images.example.com", "https://images.example.com/cdn-cgi/imagedelivery/")]
    [InlineData(
        "Images.Example.com:8443",
        "https://images.example.com:8443/cdn-cgi/imagedelivery/"
    )]
    [InlineData("http://localhost:8080", "http://localhost:8080/cdn-cgi/imagedelivery/")]
    [InlineData("https://images.example.com/", "https://images.example.com/cdn-cgi/imagedelivery/")]
    [InlineData("imagedelivery.net", "https://imagedelivery.net/")]
    public void Your_own_host_has_the_path(string host, string beginning) =>
        Assert.StartsWith(beginning, $"{Built(host).Right()}", StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("user@a")]
    [InlineData("a#b")]
    [InlineData("ab@c#d")]
    [InlineData("x%20y")]
    [InlineData("ftp://a")]
    [InlineData("%zz")]
    [InlineData("%20")]
    [InlineData("\u3002example.com")]
    public void Another_host_is_a_left(string host) =>
        Assert.StartsWith(
            "domain: expected a host such as images.example.com, or its http or https origin",
            Built(host).Left().Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("a.")]
    [InlineData("...")]
    [InlineData("w=400")]
    public void A_name_is_neither_an_option_nor_a_dot_segment(string name) =>
        Assert.Equal(
            Some(VariantId.Create(name).Right()),
            DeliveryUrl
                .Of(Hash, ImageId.Any("a").Right(), VariantId.Create(name).Right())
                .Bind(static url => DeliveryUrl.Create($"{url}"))
                .Right()
                .Variant
        );

    [Fact]
    public void Text_that_is_not_a_URL_gives_a_Left()
    {
        var id = ImageId.Any("a").Right();
        var onError = Transformation.Of(TransformOption.RedirectOnError).Right();
        var url = Built("a").Right();
        Assert.True(DeliveryUrl.Create(null).IsLeft);
        Assert.True(RemoteImageUrl.Create(null).IsLeft);
        Assert.True(DeliveryUrl.Create("https://imagedelivery.net/h/\ud800/v").IsLeft);
        Assert.True(DeliveryUrl.Create("https://imagedelivery.net/h/a/v#\ud800").IsLeft);
        Assert.True(RemoteImageUrl.Create("https://a/cdn-cgi/image/w=1/\ud800").IsLeft);
        Assert.True(RemoteImageUrl.Create("https://a/cdn-cgi/image/w=1/b#\ud800").IsLeft);
        Assert.True(DeliveryUrl.Of(Hash, id, VariantId.Create("..").Right()).IsLeft);
        Assert.True(DeliveryUrl.Of(Hash, id, VariantId.Create(".").Right()).IsLeft);
        Assert.True(DeliveryUrl.Of(Hash, id, default(VariantId)).IsLeft);
        Assert.True(DeliveryUrl.Of(Hash, default, VariantId.Create("v").Right()).IsLeft);
        Assert.True(DeliveryUrl.Of(default, id, VariantId.Create("v").Right()).IsLeft);
        Assert.True(DeliveryUrl.Of(Hash, id, Transformation.Empty).IsLeft);
        Assert.True(url.With(Transformation.Empty).IsLeft);
        Assert.Equal(
            "transformation: expected options of hosted images, found onerror, which is only for remote images",
            DeliveryUrl.Of(Hash, id, onError).Left().Message
        );
        Assert.False(url.Equals(null));
        Assert.False(url == null);
        Assert.True((DeliveryUrl?)null == null);
    }

    [Theory]
    [InlineData("https://imagedelivery.net/h/a/public\n")]
    [InlineData("https://imagedelivery.net/h/a/public ")]
    [InlineData(" https://imagedelivery.net/h/a/public")]
    public void White_space_around_a_url_is_not_part_of_its_variant(string text) =>
        Assert.True(DeliveryUrl.Create(text).IsLeft);

    [Theory]
    [InlineData("https://user:password@a.example", "a host with user info")]
    [InlineData("user@a", "a host with user info")]
    [InlineData("a b", "\"a b\"")]
    public void User_info_is_not_shown(string host, string found) =>
        Assert.Equal(
            $"domain: expected a host such as images.example.com, or its http or https origin, found {found}",
            Built(host).Left().Message
        );

    private static Either<CfErrors, DeliveryUrl> Built(string host) =>
        DeliveryUrl.Of(Hash, ImageId.Any("a").Right(), VariantId.Create("v").Right(), host);
}
