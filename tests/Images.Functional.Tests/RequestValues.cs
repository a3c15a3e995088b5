using System;
using System.Text;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Requests as values: what makes two of them differ, what they show, and how a query is read.</summary>
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

        Assert.Equal("POST /{account_hash}/{image_id}", $"{request}");
    }

    [Fact]
    public void A_template_has_each_value_in_a_segment_of_its_own()
    {
        Assert.Throws<ArgumentException>(static () =>
            Endpoint
                .Get("/{account_id}/x{image_id}", AccountId.Text)
                .Path(ImageId.Text)
                .Gives(Json.String)
        );
        Assert.Throws<ArgumentException>(static () =>
            Endpoint
                .Get("/x{account_id}/{image_id}", AccountId.Text)
                .Path(ImageId.Text)
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
    [InlineData("/accounts/a/images/v1", "page=2", 2)]
    [InlineData("/accounts/a/images/v1", "", 1)]
    [InlineData("/accounts/a/images/v1", "page=1&other", 1)]
    public void A_query_is_read_without_what_it_does_not_know(
        string path,
        string query,
        int page
    ) =>
        Assert.Equal(
            page,
            (
                (Either<CfErrors, (AccountId, ListingV1)>)
                    ImagesV1.Endpoints.List.Read("GET", path, query)
            )
                .Right()
                .Item2.Page
        );

    [Fact]
    public void A_name_without_a_value_in_a_query_has_an_empty_one() =>
        Assert.Equal(
            "page: expected a whole number, found other text",
            (
                (Either<CfErrors, (AccountId, ListingV1)>)
                    ImagesV1.Endpoints.List.Read("GET", "/accounts/a/images/v1", "page")
            )
                .Left()
                .Message
        );
}
