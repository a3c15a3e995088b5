using System;
using System.Text;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Requests as values: what makes two of them differ, and what they show.</summary>
public class RequestValues
{
    private static readonly AccountId Account = AccountId.Create("a").Right();
    private static readonly ImageId Id = ImageId.Any("b").Right();

    private static ApiRequest Get => ImagesV1.Get(Account, Id).Request.Right();

    [Fact]
    public void Requests_differ_in_method_template_and_values()
    {
        var delete = ImagesV1.Delete(Account, Id).Request.Right();
        var other = ImagesV1.Get(Account, ImageId.Any("c").Right()).Request.Right();
        var stats = ImagesV1.Stats(Account).Request.Right();

        Assert.Equal(Get, ImagesV1.Get(Account, Id).Request.Right());
        Assert.NotEqual(Get, delete);
        Assert.NotEqual(Get, other);
        Assert.NotEqual(Get, stats);
        Assert.False(Get.Equals(null));
    }

    [Theory]
    [InlineData(false, AttemptOutcome.Unsent)]
    [InlineData(true, AttemptOutcome.Uncertain)]
    public void A_file_that_cannot_be_read_was_not_sent(bool isOutput, AttemptOutcome outcome) =>
        Assert.Equal(outcome, CfErrors.Of(new CfError.File("a", "b", isOutput)).Outcome);

    [Fact]
    public void An_upload_to_a_link_shows_no_part_of_its_address()
    {
        var link = new DirectUpload(
            None,
            UploadUrl.Create("https://upload.imagedelivery.net/hash/5ecret").Right()
        );
        var request = link.Upload(ImageFile.Of(new byte[] { 1 })).Request.Right();

        Assert.Equal(
            "POST /{account_hash}/{image_id}",
            $"{request}".Replace("%7B", "{").Replace("%7D", "}")
        );
    }

    [Fact]
    public void A_template_has_each_value_in_a_segment_of_its_own()
    {
        Assert.Throws<ArgumentException>(static () =>
            Endpoint
                .Get("/{account_id}/x{image_id}", AccountId.Text, ImageId.Text)
                .Gives(Json.String)
        );
        Assert.Throws<ArgumentException>(static () =>
            Endpoint
                .Get("/x{account_id}/{image_id}", AccountId.Text, ImageId.Text)
                .Gives(Json.String)
        );
    }

    [Fact]
    public void The_first_page_is_asked_for_without_a_number()
    {
        Assert.Equal("", $"{ListingV1.First}");
        Assert.Equal("page=2", $"{ListingV1.First.At(2).Right()}");
    }

    [Fact]
    public void An_unreadable_image_of_either_list_is_at_its_place_in_the_reply()
    {
        var reply = """{"success":true,"result":{"images":[{"id":"a"},{"id":7}]}}""";
        foreach (
            var list in new[]
            {
                ImagesV1.List(Account, ListingV1.First),
                ImagesV2.List(Account, Listing.All),
            }
        )
        {
            var page = list.Decode(ResponseInfo.Ok, Encoding.UTF8.GetBytes(reply)).Right().Result;
            var (index, element) = Assert.Single(page.Unreadable);

            Assert.Equal(1, index);
            Assert.Equal(
                "/result/images/1/id",
                Assert.IsType<CfError.Malformed>(element.Errors.Items[0]).Pointer
            );
        }
    }

    [Theory]
    [InlineData("\"a\";q=5;x=1", 1)]
    [InlineData("\"a\";q=5;1x=1", 0)]
    [InlineData("\"a\";q=5;*x=1", 1)]
    [InlineData("\"a\";q=5;X=1", 0)]
    public void A_parameters_name_begins_with_a_small_letter_or_an_asterisk(
        string header,
        int count
    ) => Assert.Equal(count, RateLimitPolicy.Parse(header).Count);

    [Theory]
    [InlineData(
        "ftp://example.com",
        "base address: expected an https URL, found another scheme or none"
    )]
    [InlineData(
        "https://[",
        "base address: expected an absolute URL such as https://api.cloudflare.com/client/v4, found other text"
    )]
    [InlineData(
        "example.com",
        "base address: expected an absolute URL such as https://api.cloudflare.com/client/v4, found other text"
    )]
    public void A_wrong_base_address_says_what_one_is(string text, string message) =>
        Assert.Equal(message, BaseAddress.Create(text).Left().Message);

    [Theory]
    [InlineData("<title>a</title>b", "a")]
    [InlineData("<title>a<b></title>", "a<b>")]
    [InlineData("<TITLE>a</TITLE>b", "a")]
    [InlineData("a < b", "a < b")]
    [InlineData("a <1> b", "a <1> b")]
    [InlineData("<p>a</p>b", "a b")]
    [InlineData("<script>x</script>a", "a")]
    [InlineData("<script>x", "")]
    public void A_page_is_read_by_its_title_or_its_words(string html, string words) =>
        Assert.Equal(words, HtmlPage.Words(html, 100));
}
