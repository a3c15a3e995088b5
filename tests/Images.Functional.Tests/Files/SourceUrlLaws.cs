using System;
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests.Files;

/// <summary>The address of an image to fetch may hold secrets, and prints without them.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200 / Law.Share)]
public class SourceUrlLaws
{
    private const string Marker = "SeCrEt-7f3a9";

    [Theory]
    [InlineData("https://example.com/a/b.png", "https://example.com/a/b.png")]
    [InlineData("http://example.com", "http://example.com/")]
    [InlineData("HTTPS://Example.com:8443/ä?b#c", "https://example.com:8443/%C3%A4")]
    [InlineData($"https://{Marker}@example.com/a", "https://example.com/a")]
    [InlineData($"https://user:{Marker}@example.com:8080/a", "https://example.com:8080/a")]
    [InlineData($"https://example.com/a?signature={Marker}", "https://example.com/a")]
    [InlineData($"https://example.com/a#{Marker}", "https://example.com/a")]
    [InlineData($"http://u:{Marker}@[::1]/?{Marker}", "http://[::1]/")]
    public void It_prints_as_scheme_host_and_path(string text, string printed)
    {
        var url = SourceUrl.Create(text).Right();
        Assert.Equal((text, printed), (url.Reveal(), $"{url}"));

        var upload = Upload.From(url);
        var operation = ImagesV1.Upload(AccountId.Create("a"), upload);
        var request = operation.Request.Right();
        Secret.IsNowhereIn(
            [
                $"{upload}",
                $"{operation}",
                $"{request}",
                $"{request.Body}",
                $"{((Body.Form)request.Body).Parts}",
                .. Secret.TextsOf(operation.Decode(ResponseInfo.Ok, "<html>"u8)),
            ],
            Marker
        );
    }

    [Theory]
    [InlineData(200, """{"success":true,"result":{"id":"a"},"messages":["fetched {0}"]}""")]
    [InlineData(
        200,
        """{"success":true,"result":{"id":"a"},"errors":[{"code":1,"message":"{0}"}]}"""
    )]
    [InlineData(400, """{"success":false,"errors":[{"code":5400,"message":"can't fetch {0}"}]}""")]
    [InlineData(
        400,
        """{"success":false,"errors":[{"code":1,"message":"no","error_chain":[{"code":2,"message":"{0}: 403"}]}]}"""
    )]
    [InlineData(502, "can't fetch {0}")]
    [InlineData(502, "<html><title>{0}</title></html>")]
    public void It_is_not_shown_where_the_service_quotes_it(int status, string reply)
    {
        const string text = $"https://user:{Marker}@example.com/a?signature={Marker}";
        var operation = ImagesV1.Upload(
            AccountId.Create("a"),
            Upload.From(text).Map(static one => one with { Id = ImageId.Custom("a").Right() })
        );
        var info = ResponseInfo.Ok with { Status = status };
        var body = Encoding.UTF8.GetBytes(reply.Replace("{0}", text, StringComparison.Ordinal));
        // An operation is sent again, so it decodes more than one reply.
        string[] texts =
        [
            .. Secret.TextsOf(operation.Decode(info, body)),
            .. Secret.TextsOf(operation.Decode(info, body)),
        ];
        Secret.IsNowhereIn(texts, Marker);
        Assert.Contains(
            texts,
            static shown => shown.Contains("https://example.com/a", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_error_without_words_of_the_service_stays_as_it_is() =>
        Assert.Equal(
            ImagesV1.Endpoints.Upload.Parse("{}").Left(),
            ImagesV1
                .Upload(AccountId.Create("a"), Upload.From("https://example.com/"))
                .Decode(ResponseInfo.Ok, "{}"u8)
                .Left()
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Marker)]
    [InlineData($"/{Marker}")]
    [InlineData($"//{Marker}/a")]
    [InlineData($"ftp://a/{Marker}")]
    [InlineData($"file:///{Marker}")]
    [InlineData($"data:image/png;base64,{Marker}")]
    [InlineData($"https:///{Marker}?")]
    [InlineData($"https://?{Marker}")]
    [InlineData($"https://user:{Marker}@")]
    [InlineData($"https://a:99999/{Marker}")]
    public void Anything_else_is_refused_and_not_quoted(string? text)
    {
        var errors = SourceUrl.Create(text).Left();
        Assert.Equal("url", errors.Only<CfError.Constraint>().Field);
        Secret.IsNowhereIn(
            [
                .. Secret.TextsOf(errors),
                .. Secret.TextsOf(Upload.From(text)),
                .. Secret.TextsOf(Upload.Form.Read([new Part.Text("url", text ?? "")])),
            ],
            Marker
        );
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void It_has_a_limit(int more, bool isRight) =>
        Assert.Equal(
            isRight,
            SourceUrl
                .Create("https://a/".PadRight(FieldLimits.SecretCharacters + more, 'a'))
                .IsRight
        );

    [Fact]
    public void It_is_unicode_text()
    {
        var errors = SourceUrl.Create($"https://a/{Marker}\ud83d").Left();
        Assert.Equal("Unicode text", errors.Only<CfError.Constraint>().Limit);
        Secret.IsNowhereIn(Secret.TextsOf(errors), Marker);
    }

    [Property]
    public void It_never_prints_what_may_be_secret(SourceUrl url)
    {
        var uri = new Uri(url.Reveal());
        Assert.Equal(
            uri.GetLeftPart(UriPartial.Path)
                .Replace(uri.UserInfo + "@", "", StringComparison.Ordinal),
            $"{url}"
        );
    }

    [Property]
    public Property Any_text_is_an_address_that_prints_or_is_refused() =>
        Law.ForAll(
            Generate.VariantUrlTexts,
            static text =>
            {
                var url = SourceUrl.Create(text);
                url.IfRight(url =>
                {
                    Assert.Equal(text, url.Reveal());
                    Assert.DoesNotContain('?', $"{url}");
                    Assert.DoesNotContain('#', $"{url}");
                });
                Assert.False(url.IsBottom);
            }
        );

    [Fact]
    public void A_default_one_is_empty() =>
        Assert.Equal(("", ""), (default(SourceUrl).Reveal(), $"{default(SourceUrl)}"));
}
