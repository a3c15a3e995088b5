using System;
using System.Net;
using System.Net.Sockets;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>A variant's URL and what it is made of.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 200 / Law.Share)]
public class VariantUrlLaws
{
    // Eight groups are an IPv6 address, fewer if one of them is empty; an IPv4 address at the end counts as two.
    private static readonly Gen<string> Bracketed =
        from before in Groups
        from shortened in Gen.Elements("::", "::", ":", "")
        from after in Groups
        from end in Gen.Elements("", "", "", ":127.0.0.1", "127.0.0.1", "256.0.0.1", "2001")
        from other in Gen.Frequency((9, Gen.Constant("")), (1, Gen.Elements("127.0.0.1", "2001")))
        select $"https://[{(other.Length > 0 ? other : before + shortened + after + end)}]";

    private static Gen<string> Groups =>
        from count in Gen.Choose(0, 4)
        from groups in Gen.Elements("1", "1", "abcd", "AB0", "0", "12345").ArrayOf(count)
        select string.Join(':', groups);

    [Fact]
    public void A_default_one_has_no_text_and_no_parts()
    {
        Assert.Equal("", default(VariantUrl).Value);
        Assert.Equal(None, default(VariantUrl).ToDeliveryUrl());
        Assert.Equal(None, default(VariantUrl).ToUri());
    }

    [Property]
    public Property A_delivery_url_is_made_of_its_parts() =>
        Law.ForAll(
            Generate.CloudflareVariantUrls,
            static url =>
            {
                var parts = url.ToDeliveryUrl()
                    .IfNone(() => throw new Xunit.Sdk.XunitException($"{url}"));
                Assert.Contains(
                    $"/{parts.AccountHash}/{parts.ImageId}/{(string)url.VariantName()}",
                    Uri.UnescapeDataString(url.Value),
                    StringComparison.Ordinal
                );
            }
        );

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Assert.True(VariantUrl.Create("https://h/\ud800").IsLeft);

    [Theory]
    [InlineData("https://imagedelivery.net/hash/id/name", "hash", "id", "name")]
    [InlineData("HTTP://IMAGEDELIVERY.NET/hash/id/name", "hash", "id", "name")]
    [InlineData("https://imagedelivery.net/h/i/n", "h", "i", "n")]
    [InlineData("https://imagedelivery.net/hash/a/b/c/name", "hash", "a/b/c", "name")]
    [InlineData("https://imagedelivery.net/hash/a%20b/w%3D4", "hash", "a b", "w=4")]
    [InlineData("https://imagedelivery.net/hash/id/w=%FF", "hash", "id", "w=%FF")]
    [InlineData("https://imagedelivery.net/hash/id/name?exp=1/2&sig=3", "hash", "id", "name")]
    [InlineData("https://imagedelivery.net/hash/id/name#a/b", "hash", "id", "name")]
    [InlineData("https://example.com/cdn-cgi/imagedelivery/hash/id/name", "hash", "id", "name")]
    public void A_url_of_cloudflares_is_taken_apart(
        string url,
        string hash,
        string id,
        string name
    ) =>
        Assert.Equal(
            Some((hash, id, name)),
            from one in Some(VariantUrl.Create(url).Right())
            from parts in one.ToDeliveryUrl()
            from variant in one.VariantName()
            select (parts.AccountHash.Value, parts.ImageId.Value, variant)
        );

    [Theory]
    [InlineData("https://imagedelivery.net")]
    [InlineData("https://imagedelivery.net?/hash/id/name")]
    [InlineData("https://imagedelivery.net#/hash/id/name")]
    [InlineData("https://imagedelivery.net/")]
    [InlineData("https://imagedelivery.net/hash")]
    [InlineData("https://imagedelivery.net/hash/id")]
    [InlineData("https://imagedelivery.net/hash/id/")]
    [InlineData("https://imagedelivery.net/hash//name")]
    [InlineData("https://imagedelivery.net//id/name")]
    [InlineData("https://imagedelivery.net/hash/../name")]
    [InlineData("https://imagedelivery.net/hash/id/?name")]
    [InlineData("https://imagedelivery.net.example.com/hash/id/name")]
    [InlineData("https://example.com/hash/id/name")]
    [InlineData("https://example.com/CDN-CGI/imagedelivery/hash/id/name")]
    [InlineData("https://example.com/cdn-cgi/imagedelivery/hash/id")]
    public void Any_other_has_no_parts(string url) =>
        Assert.Equal(None, VariantUrl.Create(url).Right().ToDeliveryUrl());

    [Fact]
    public void It_is_a_uri_where_its_host_is_one()
    {
        Assert.Equal(
            Some(new Uri("https://example.com/a")),
            VariantUrl.Create("https://example.com/a").Right().ToUri()
        );
        Assert.Equal(None, VariantUrl.Create("https://a..b/a").Right().ToUri());
    }

    [Theory]
    [InlineData("https://h")]
    [InlineData("http://h")]
    [InlineData("HTTPS://h")]
    [InlineData("Http://h")]
    public void A_host_of_one_character_is_enough(string url) =>
        Assert.Equal(url, VariantUrl.Create(url).Right().Value);

    [Theory]
    [InlineData("https://[::1]")]
    [InlineData("https://[2001:db8::1]:8080/a")]
    [InlineData("https://[::ffff:127.0.0.1]/a")]
    [InlineData("https://x:65535/")]
    [InlineData("https://x:/")]
    [InlineData("https://u:p%40@x:0?q#f%20")]
    [InlineData("https://%7A/größe😀")]
    public void URLs_that_RFC_3986_allows_are_accepted(string url) =>
        Assert.Equal(url, VariantUrl.Create(url).Right().Value);

    [Property(MaxTest = 1000 / Law.Share)]
    public Property The_second_opinion_agrees_on_hosts_in_brackets() =>
        Law.ForAll(
            Bracketed,
            static url => Assert.Equal(Documented.IsVariantUrl(url), VariantUrl.Create(url).IsRight)
        );

    [Fact]
    public void Hosts_in_brackets_are_right_and_nearly_right() =>
        Bracketed.HasClasses(
            ("right", 15, Documented.IsVariantUrl),
            (
                "an IPv4 address",
                5,
                static t =>
                    IPAddress.TryParse(t["https://[".Length..^1], out var address)
                    && address.AddressFamily == AddressFamily.InterNetwork
            ),
            ("wrong", 40, static t => !Documented.IsVariantUrl(t))
        );

    [Property(MaxTest = 1000 / Law.Share)]
    public Property A_reply_and_the_constructor_accept_the_same_urls() =>
        Law.ForAll(
            Generate.VariantUrlTexts.Where(static text => TextRules.LoneSurrogate(text) is null),
            static url =>
                Assert.Equal(
                    VariantUrl.Create("https://a/b/" + url).IsRight,
                    ImagesV1
                        .ParseImage(
                            $$$"""{"success":true,"result":{"variants":["https://a/b/c",{{{System.Text.Json.JsonSerializer.Serialize("https://a/b/" + url)}}}]}}"""
                        )
                        .IsRight
                )
        );

    [Theory]
    [InlineData("https://")]
    [InlineData("http://")]
    [InlineData("https:///h")]
    [InlineData("https://?h")]
    [InlineData("https://#h")]
    [InlineData("https://:8")]
    [InlineData("https://@h")]
    [InlineData("ftp://h")]
    [InlineData("https:/h")]
    [InlineData("h")]
    [InlineData("")]
    [InlineData("https://h/\u007f")]
    [InlineData("https://h/\u001f")]
    [InlineData("https://h/\0")]
    [InlineData("https://[")]
    [InlineData("https://[]")]
    [InlineData("https://[::1")]
    [InlineData("https://[:::1]")]
    [InlineData("https://[g::1]")]
    [InlineData("https://[2001]")]
    [InlineData("https://[127.0.0.1]")]
    [InlineData("https://[::1]8")]
    [InlineData("https://a]")]
    [InlineData("https://%")]
    [InlineData("https://%zz")]
    [InlineData("https://\"")]
    [InlineData("https://x:99999/")]
    [InlineData("https://x:65536")]
    [InlineData("https://x:8a/")]
    [InlineData("https://x:8%/")]
    [InlineData("https:// ")]
    [InlineData("https://%@h")]
    [InlineData("https://a@b@c")]
    [InlineData("https://a@:8")]
    [InlineData("https://h/%4")]
    [InlineData("https://h/#a#b")]
    [InlineData("https://h/[a]")]
    public void A_missing_host_and_characters_outside_a_URL_are_refused(string url) =>
        Assert.Equal(
            new CfError.Constraint(
                "variants",
                "",
                "an absolute http or https URL (RFC 3986)",
                Printable.Excerpt(url)
            ),
            VariantUrl.Create(url).Left().Only<CfError.Constraint>()
        );

    [Theory]
    [InlineData("https://a:1234567890/x", false)]
    [InlineData("https://a:9/x", true)]
    [InlineData("https://a:65099/x", true)]
    [InlineData("https://a:65536/x", false)]
    [InlineData("https://a:8:/x", false)]
    public void A_port_has_any_digits_up_to_the_largest(string url, bool isRight) =>
        Assert.Equal(isRight, VariantUrl.Create(url).IsRight);
}
