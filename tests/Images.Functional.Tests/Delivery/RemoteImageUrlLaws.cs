using System;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests.Delivery;

/// <summary>URLs of transformed images that Cloudflare does not host: built and read back.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 300 / Law.Share)]
public class RemoteImageUrlLaws
{
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
}
