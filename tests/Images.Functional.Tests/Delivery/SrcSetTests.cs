using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Delivery;

/// <summary>Texts of attributes, and where an account's hash is found.</summary>
public class SrcSetTests
{
    [Fact]
    public void A_set_has_the_transformation_in_each_width() =>
        Assert.Equal(
            "https://imagedelivery.net/h/a&#39;b/w=320,fit=cover 320w, https://imagedelivery.net/h/a&#39;b/w=640,fit=cover 640w",
            SrcSet
                .Of(
                    DeliveryUrl.Create("https://imagedelivery.net/h/a'b/fit=cover,w=1").Right(),
                    320,
                    640
                )
                .Right()
        );

    [Fact]
    public void A_set_has_each_width_once()
    {
        var url = DeliveryUrl.Create("https://imagedelivery.net/h/a/public").Right();
        Assert.Equal(SrcSet.Of(url, 320).Right(), SrcSet.Of(url, 320, 320).Right());
        Assert.Equal(
            "urls: expected one URL for each width, found several",
            SrcSet.Of((Signed("small"), 320), (Signed("large"), 320)).Left().Message
        );
    }

    [Fact]
    public void A_set_of_a_variant_has_only_the_widths() =>
        Assert.Equal(
            "https://imagedelivery.net/h/a/w=320 320w",
            SrcSet
                .Of(DeliveryUrl.Create("https://imagedelivery.net/h/a/public").Right(), 320)
                .Right()
        );

    [Fact]
    public void A_signed_url_has_no_other_widths() =>
        Assert.Equal(
            "url: expected a URL without a query (sign the URL of a variant for each width, and pass these), found one with a query",
            SrcSet.Of(Signed("public"), 320).Left().Message
        );

    [Fact]
    public void A_set_of_signed_urls_keeps_them() =>
        Assert.Equal(
            "https://imagedelivery.net/h/a/small?sig=1&amp;exp=2 320w, https://imagedelivery.net/h/a/large?sig=1&amp;exp=2 640w",
            SrcSet.Of((Signed("small"), 320), (Signed("large"), 640)).Right()
        );

    [Fact]
    public void A_set_of_urls_has_one_and_right_widths()
    {
        Assert.Equal(
            "urls: expected at least one URL, found none",
            SrcSet.Of(System.Array.Empty<(DeliveryUrl, int)>()).Left().Message
        );
        Assert.Equal(2, SrcSet.Of((Signed("a"), 0), (Signed("b"), -1)).Left().Items.Count);
    }

    [Fact]
    public void A_set_of_a_remote_image_is_encoded_for_html() =>
        Assert.Equal(
            "https://a/cdn-cgi/image/w=320,onerror=redirect/b.png?c=d&amp;e 320w",
            SrcSet
                .Of(
                    RemoteImageUrl
                        .Create("https://a/cdn-cgi/image/onerror=redirect/b.png?c=d&e")
                        .Right(),
                    320
                )
                .Right()
        );

    [Fact]
    public void A_url_in_a_set_does_not_end_with_a_comma() =>
        Assert.Equal(
            "https://a/cdn-cgi/image/w=320/b,%2C 320w, https://a/cdn-cgi/image/w=640/b,%2C 640w",
            SrcSet
                .Of(RemoteImageUrl.Create("https://a/cdn-cgi/image/w=1/b,,").Right(), 320, 640)
                .Right()
        );

    [Fact]
    public void A_wrong_width_is_a_left()
    {
        var url = DeliveryUrl.Create("https://imagedelivery.net/h/a/public").Right();
        Assert.Equal(2, SrcSet.Of(url, 0, 1, -1).Left().Items.Count);
        Assert.Equal(
            "widths: expected at least one width, found none",
            SrcSet.Of(url).Left().Message
        );
    }

    [Fact]
    public void Sizes_have_their_conditions_in_order_and_are_encoded_for_html()
    {
        Assert.Equal(
            "(max-width: 600px) 100vw, (width &lt; 900px) 50vw, &quot;33vw&quot;",
            SrcSet
                .Sizes("\"33vw\"", ("(max-width: 600px)", "100vw"), ("(width < 900px)", "50vw"))
                .Right()
        );
        Assert.Equal("a&gt;b", SrcSet.Sizes("a>b").Right());
        Assert.True(SrcSet.Sizes("").IsLeft);
        Assert.True(SrcSet.Sizes("1vw", (" ", "1vw")).IsLeft);
        Assert.True(SrcSet.Sizes("1vw", ("(hover)", "")).IsLeft);
    }

    [Theory]
    [InlineData("https://imagedelivery.net/h/a/public", "h")]
    [InlineData("https://a.example/cdn-cgi/imagedelivery/h/a/public", "h")]
    [InlineData("https://a.example/public", null)]
    public void An_image_gives_the_account_s_hash(string variant, string? hash) =>
        Assert.Equal(
            Optional(hash),
            (Image.Empty with { Variants = Array(VariantUrl.Create(variant).Right()) })
                .AccountHash()
                .Map(static found => found.Value)
        );

    private static DeliveryUrl Signed(string variant) =>
        DeliveryUrl.Create($"https://imagedelivery.net/h/a/{variant}?sig=1&exp=2").Right();

    [Fact]
    public void An_image_without_variants_gives_none() =>
        Assert.Equal(None, Image.Empty.AccountHash());
}
