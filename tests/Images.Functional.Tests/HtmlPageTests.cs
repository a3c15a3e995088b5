using System;
using System.Linq;
using Xunit;
using static Images.Functional.Tests.RefusedReply;

namespace Images.Functional.Tests;

/// <summary>HTML pages where a reply of the API was expected.</summary>
public class HtmlPageTests
{
    private const string Cloudflare = """
        <!DOCTYPE html>
        <!--[if lt IE 7]> <html class="no-js ie6 oldie" lang="en-US"> <![endif]-->
        <!--[if gt IE 8]><!--> <html class="no-js" lang="en-US"> <!--<![endif]-->
        <head><script>var a = "<title>no</title>";</script>
        <title>api.cloudflare.com | 502: Bad gateway</title></head><body>Bad</body></html>
        """;

    [Fact]
    public void An_HTML_page_is_reported_by_its_title_and_origin()
    {
        var error = Read(502, Cloudflare).Only<CfError.Status>();
        Assert.Equal(
            new CfError.Status(502, "api.cloudflare.com | 502: Bad gateway", IsPage: true),
            error
        );
        Assert.Equal(
            "HTTP status 502 with an HTML page, \"api.cloudflare.com | 502: Bad gateway\", probably from Cloudflare's edge "
                + "or a proxy, not from the API itself. This comes from a server or proxy on the way; try again later",
            error.Message
        );
    }

    [Fact]
    public void A_captive_portal_is_reported_by_its_title()
    {
        var error = Read(200, "\r\n<html><title>Hotel Wi-Fi</title>").Only<CfError.Malformed>();
        Assert.Equal(
            "an HTML page, \"Hotel Wi-Fi\", probably from Cloudflare's edge or a proxy, not from the API itself",
            error.Found
        );
        Assert.StartsWith(
            "an HTML page, probably",
            Read(200, "<p>").Only<CfError.Malformed>().Found,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("<title> </title><h1>Bad</h1>gateway", "Bad gateway")]
    [InlineData(
        "<!-- a > b --><style>x{}</style><SCRIPT>1<2</SCRIPT><svg><title>no</title></svg>yes",
        "yes"
    )]
    [InlineData("<p>a &amp; b &lt;c&gt; &eacute;&#x41;&nbsp;d", "a & b <c> éA d")]
    [InlineData("<p>1 < 2 <", "1 < 2 <")]
    [InlineData("<p>a<br/>b<?pi?>c</p", "a b c")]
    [InlineData("<!--><p>a", "a")]
    [InlineData("<!-- never ends", "")]
    [InlineData("<title>never ends", "never ends")]
    [InlineData("<title", "")]
    [InlineData("<script>never ends", "")]
    [InlineData("<p>&#xD800;\u0001", "&#xD800;")]
    [InlineData("<h1>a</h1>", "a")]
    public void Only_the_visible_words_of_a_page_are_reported(string html, string words) =>
        Assert.Equal(words, Read(502, html).Only<CfError.Status>().Body);

    [Theory]
    [InlineData("<")]
    [InlineData("< p>")]
    [InlineData("<?xml?><Error>x</Error>")]
    [InlineData("words")]
    public void A_body_that_begins_differently_is_not_a_page(string body)
    {
        var error = Read(502, body).Only<CfError.Status>();
        Assert.Equal((body, false), (error.Body, error.IsPage));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<title>")]
    [InlineData("<title></title>")]
    [InlineData("<script>")]
    [InlineData("&#")]
    public void A_large_malformed_page_is_read(string part) =>
        Assert.True(
            Read(502, "<p>" + string.Concat(Enumerable.Repeat(part, 200_000)))
                .Only<CfError.Status>()
                .Body.Length <= 200
        );

    [Theory]
    [InlineData("<title>a</title>b", "a")]
    [InlineData("<title>a<b></title>", "a<b>")]
    [InlineData("<TITLE>a</TITLE>b", "a")]
    [InlineData("a < b", "a < b")]
    [InlineData("a <1> b", "a <1> b")]
    [InlineData("<p>a</p>b", "a b")]
    [InlineData("<script>x</script>a", "a")]
    [InlineData("<script a=\"</script\">x</script>b", "b")]
    [InlineData("<script>x", "")]
    public void A_page_is_read_by_its_title_or_its_words(string html, string words) =>
        Assert.Equal(words, HtmlPage.Words(html, 100));
}
