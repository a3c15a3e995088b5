using System;
using System.Text;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>An upload to a one-time address, which no text tells.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100 / Law.Share)]
public class DirectUploadLaws
{
    private const string Marker = "SeCrEt-7f3a9";

    private static readonly UploadUrl Address = UploadUrl
        .Create($"https://upload.imagedelivery.net/{Marker}/{Marker}?{Marker}#{Marker}")
        .Right();

    private static readonly DirectUpload Link = new(ImageId.Create("a").ToOption(), Address);

    [Property]
    public void It_goes_to_the_address_as_one_file(UploadUrl address, ImageFile file)
    {
        var request = new DirectUpload(default, address).Upload(file).Request.Right();
        Assert.Equal(Some(address), request.Address);
        Assert.Equal(("POST", Repeat.IfUnsent), (request.Method, request.Repeat));
        Assert.Equal(Seq1(("Accept", "application/json")), request.Headers);
        Assert.Equal(
            Seq1<Part>(new Part.File("file", file)),
            Assert.IsType<Body.Form>(request.Body).Parts
        );
        Assert.Empty(request.Query);
    }

    [Property]
    public void Requests_to_two_addresses_are_not_equal(
        ImageFile file,
        UploadUrl one,
        UploadUrl other
    ) => Assert.Equal(one == other, Request(one, file) == Request(other, file));

    [Property]
    public void The_upload_address_replaces_the_base_address(
        BaseAddress other,
        UploadUrl address,
        ImageFile file
    ) => Assert.Equal(new Uri(address.Reveal()), other.Of(Request(address, file)));

    [Fact]
    public void A_request_to_the_api_has_no_address()
    {
        var request = ImagesV1.Stats(AccountId.Create("a")).Request.Right();
        Assert.True(request.Address.IsNone);
        Assert.Equal(
            "https://example.com/x/accounts/a/images/v1/stats",
            BaseAddress.Create("https://example.com/x").Right().Of(request).AbsoluteUri
        );
    }

    [Fact]
    public void Its_address_is_kept_secret_like_credentials()
    {
        var none = Credentials.Of(new Uri(Address.Reveal()));
        Assert.Empty(none.Headers);
        Assert.Equal(
            [
                $"https://upload.imagedelivery.net/{Marker}/{Marker}?{Marker}#{Marker}",
                $"/{Marker}/{Marker}?{Marker}",
            ],
            none.Secrets.ToArray()
        );
        Secret.IsNowhereIn([$"{none}"], Marker);
    }

    [Property]
    public void No_text_has_the_address(ImageFile file)
    {
        var operation = Link.Upload(file);
        var request = operation.Request.Right();
        Secret.IsNowhereIn(
            [
                $"{Link}",
                $"{operation}",
                $"{operation.Map(static _ => 1)}",
                $"{operation.Request}",
                $"{request}",
                $"{request with { Repeat = Repeat.Freely }}",
                $"{request.Address}",
                $"{Address}",
                request.Path,
                request.Template,
                $"{request.Segments}",
                $"{request.Body}",
                $"{request.Headers}",
                .. Secret.TextsOf(operation.Decode(ResponseInfo.Ok, "<html>"u8)),
            ],
            Marker
        );
    }

    [Fact]
    public void Without_an_address_it_is_refused_with_all_that_is_wrong()
    {
        var none = new DirectUpload(ImageId.Create("a").ToOption(), default);
        Assert.Equal(
            "uploadURL: expected an address, found none",
            none.Upload(ImageFile.Of(default)).Request.Left().Message
        );
        Assert.Equal(
            ["uploadURL", "filename"],
            none.Upload(ImageFile.Of(default) with { Name = new string('a', 256) })
                .Request.Left()
                .Items.Map(static error => ((CfError.Constraint)error).Field)
                .ToArray()
        );
        Assert.Throws<ArgumentNullException>(() => none.Upload(null!));
    }

    [Property]
    public void Its_reply_is_an_image(Image image)
    {
        var operation = Link.Upload(ImageFile.Of(default));
        Assert.Equal(
            Envelope.Of(image),
            operation.Decode(ResponseInfo.Ok, Encoding.UTF8.GetBytes(Envelope.Of(image).ToJson()))
        );
        Assert.Null(operation.Settle);
    }

    [Theory]
    [InlineData("https://a", true)]
    [InlineData("https://upload.imagedelivery.net/a/b?c", true)]
    [InlineData("http://localhost:8080/a", true)]
    [InlineData("http://127.0.0.1/a", true)]
    [InlineData("http://[::1]/a", true)]
    [InlineData("http://upload.imagedelivery.net/a", false)]
    [InlineData("http://localhost.example/a", false)]
    [InlineData("ftp://localhost/a", false)]
    [InlineData("file:///a", false)]
    [InlineData("https:///", false)]
    [InlineData("/a", false)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_https_or_of_this_machine(string? text, bool isRight)
    {
        var address = UploadUrl.Create(text);
        Assert.Equal(isRight, address.IsRight);
        address.IfRight(url => Assert.Equal((text, "(hidden)"), (url.Reveal(), $"{url}")));
        address.IfLeft(static errors =>
            Assert.Equal("uploadURL", errors.Only<CfError.Constraint>().Field)
        );
    }

    [Fact]
    public void A_default_address_is_empty_and_hidden() =>
        Assert.Equal(("", "(hidden)"), (default(UploadUrl).Reveal(), $"{default(UploadUrl)}"));

    [Fact]
    public void An_address_is_unicode_text() =>
        Assert.Equal(
            "Unicode text",
            UploadUrl.Create("https://a/\ud83d").Left().Only<CfError.Constraint>().Limit
        );

    private static ApiRequest Request(UploadUrl address, ImageFile file) =>
        new DirectUpload(default, address).Upload(file).Request.Right();
}
