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
    public void Any_of_them_reads_as_itself(DeliveryUrl url)
    {
        var read = DeliveryUrl.Create($"{url}#a").Right();
        Assert.Equal((url, url.Query), (read, read.Query));
        Assert.Equal(url.GetHashCode(), read.GetHashCode());
        Assert.True(url == read && !(url != read) && url.Equals((object)read));
        Assert.True(VariantUrl.Create($"{url}").IsRight);
        Assert.StartsWith(url.Origin + "/", $"{url}", StringComparison.Ordinal);
    }

    [Property]
    public void Remote_images_read_as_themselves(RemoteImageUrl url)
    {
        var read = RemoteImageUrl.Create($"{url}").Right();
        Assert.Equal(
            (url, url.Origin, url.Transformation, url.Source),
            (read, read.Origin, read.Transformation, read.Source)
        );
        Assert.Equal(url.GetHashCode(), read.GetHashCode());
        Assert.True(url == read && !(url != read) && url.Equals((object)read));
        Assert.Equal(url, url.With(url.Transformation).Right());
        Assert.Equal(url, RemoteImageUrl.Create($"{url}#a").Right());
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

    [Fact]
    public void Remote_images_have_options_and_a_source()
    {
        var onError = Transformation.Read("onerror=redirect,width=80").Right();
        Assert.Equal(
            "https://example.com/cdn-cgi/image/w=80,onerror=redirect/https://example.org/a%20b.png?c=d",
            $"{RemoteImageUrl.Of("example.com", onError, "https://example.org/a b.png?c=d").Right()}"
        );
        Assert.Equal(
            "https://example.com/cdn-cgi/image/w=80,onerror=redirect/uploads/a.png",
            $"{RemoteImageUrl.Of("example.com", onError, "/uploads/a.png").Right()}"
        );
        Assert.Equal(3, RemoteImageUrl.Of(null, Transformation.Empty, "/").Left().Items.Count);
        Assert.True(RemoteImageUrl.Of("a", onError, null).IsLeft);
        Assert.True(RemoteImageUrl.Of("a", onError, "\ud800").IsLeft);
        var url = RemoteImageUrl.Of("a", onError, "b").Right();
        Assert.False(url.Equals(null));
        Assert.False(url == null);
        Assert.True((RemoteImageUrl?)null == null);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../account")]
    [InlineData("/a/./b.png")]
    [InlineData("a/..")]
    [InlineData("https://example.org/../b.png")]
    [InlineData("%2E%2e/%2e./account")]
    [InlineData("a/%2E?b")]
    public void A_source_has_no_dot_segments_which_a_client_would_resolve(string source)
    {
        var narrow = Transformation.Of(TransformOption.Width(1)).Right();
        Assert.Equal(
            "source",
            RemoteImageUrl.Of("a", narrow, source).Left().Only<CfError.Constraint>().Field
        );
        Assert.True(RemoteImageUrl.Create($"https://a/cdn-cgi/image/w=1/{source}").IsLeft);
    }

    [Theory]
    [InlineData("https://example.org/a.png#frag", "https://example.org/a.png")]
    [InlineData("a#1.png", "a%231.png")]
    public void A_fragment_is_no_part_of_a_source_but_a_path_may_have_its_character(
        string source,
        string written
    ) =>
        Assert.Equal(
            written,
            RemoteImageUrl
                .Of("a", Transformation.Of(TransformOption.Width(1)).Right(), source)
                .Right()
                .Source
        );

    [Theory]
    [InlineData(
        "https://b\u00FCcher.example/\u00E4.jpg",
        "https://xn--bcher-kva.example/%C3%A4.jpg"
    )]
    [InlineData("http://b\u00FCcher.example:8080?a", "http://xn--bcher-kva.example:8080?a")]
    [InlineData("https://192.0.2.1/a.jpg", "https://192.0.2.1/a.jpg")]
    [InlineData("a:b/c.jpg", "a:b/c.jpg")]
    [InlineData("c/http://x/y", "c/http://x/y")]
    public void A_sources_host_is_in_ascii(string source, string written)
    {
        var url = RemoteImageUrl
            .Of("a", Transformation.Of(TransformOption.Width(1)).Right(), source)
            .Right();
        Assert.Equal(written, url.Source);
        Assert.Equal(url, RemoteImageUrl.Create($"{url}").Right());
        Assert.True(SrcSet.Of(url, 320).IsRight);
    }

    [Theory]
    [InlineData(58, "")]
    [InlineData(1, "_a")]
    public void A_host_whose_form_in_ascii_is_no_name_is_refused(int length, string more) =>
        Assert.True(
            RemoteImageUrl
                .Of(
                    "a",
                    Transformation.Of(TransformOption.Width(1)).Right(),
                    $"https://{new string('\u00FC', length)}{more}"
                )
                .IsLeft
        );

    // Which of them have a form in ASCII depends on the system's tables.
    [Theory]
    [InlineData("https://\u0530/a.jpg")]
    [InlineData("https://\uFF06b/a.jpg")]
    [InlineData("https://\u24482\u3035\uFF49/a.jpg")]
    [InlineData("https://\uFFE1\u3001\uFF18/a.jpg")]
    public void A_host_without_a_form_in_ascii_is_refused_and_any_other_can_be_read(
        string source
    ) =>
        Assert.True(
            RemoteImageUrl
                .Of("a", Transformation.Of(TransformOption.Width(1)).Right(), source)
                .ForAll(static url => url == RemoteImageUrl.Create($"{url}").Right())
        );

    [Theory]
    [InlineData("https://[::1]/a.jpg", "a URL with a host's name, or a path")]
    [InlineData("https://user:p@b\u00FCcher.example/", "a URL with a host's name, or a path")]
    [InlineData("ftp://x/y.jpg", "a URL of http or https, or a path")]
    [InlineData("file:///etc/passwd", "a URL of http or https, or a path")]
    [InlineData(" https://x.example/a.jpg", "a URL or a path")]
    [InlineData("/a ", "a URL or a path")]
    public void Another_source_is_refused(string source, string expected) =>
        Assert.Contains(
            $"source: expected {expected}, found ",
            RemoteImageUrl
                .Of("a", Transformation.Of(TransformOption.Width(1)).Right(), source)
                .Left()
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_source_without_its_scheme_is_no_path()
    {
        var narrow = Transformation.Of(TransformOption.Width(1)).Right();
        Assert.Equal(
            "source: expected a URL with its scheme, or a path, found one that begins with //",
            RemoteImageUrl.Of("a", narrow, "//user:password@example.org/a.png").Left().Message
        );
        Assert.Equal(
            "source: expected a URL with a host's name, or a path, found \"https://#a\"",
            RemoteImageUrl.Of("a", narrow, "https://#a").Left().Message
        );
    }

    [Theory]
    [InlineData("https://imagedelivery.net/h/a/public\n")]
    [InlineData("https://imagedelivery.net/h/a/public ")]
    [InlineData(" https://imagedelivery.net/h/a/public")]
    public void White_space_around_a_url_is_not_part_of_its_variant(string text) =>
        Assert.True(DeliveryUrl.Create(text).IsLeft);

    [Theory]
    [InlineData("a..b/.c/d.")]
    [InlineData(".../a")]
    [InlineData("a?b=/../c")]
    [InlineData("%252e%252e/a")]
    public void Other_dots_in_a_source_are_kept(string source) =>
        Assert.Equal(
            source,
            RemoteImageUrl
                .Of("a", Transformation.Of(TransformOption.Width(1)).Right(), source)
                .Right()
                .Source
        );

    [Theory]
    [InlineData("https://user:password@a.example", "a host with user info")]
    [InlineData("user@a", "a host with user info")]
    [InlineData("a b", "\"a b\"")]
    public void User_info_is_not_shown(string host, string found) =>
        Assert.Equal(
            $"domain: expected a host such as images.example.com, or its http or https origin, found {found}",
            Built(host).Left().Message
        );

    [Theory]
    [InlineData("https://a")]
    [InlineData("https://a/cdn-cgi/image/w=1")]
    [InlineData("https://a/cdn-cgi/image/w=1/")]
    [InlineData("https://a/cdn-cgi/image//b")]
    [InlineData("https://a/cdn-cgi/image/b/c")]
    [InlineData("https://a/cdn-cgi/imagedelivery/w=1/c")]
    [InlineData("https://a/cdn-cgi/image/w=1/b.png\n")]
    [InlineData("https://a/cdn-cgi/image/w=1/b.png#c ")]
    public void Another_remote_url_is_a_left(string text) =>
        Assert.StartsWith(
            "url: expected https://ZONE/cdn-cgi/image/OPTIONS/SOURCE, found",
            RemoteImageUrl.Create(text).Left().Message,
            StringComparison.Ordinal
        );

    private static Either<CfErrors, DeliveryUrl> Built(string host) =>
        DeliveryUrl.Of(Hash, ImageId.Any("a").Right(), VariantId.Create("v").Right(), host);
}
