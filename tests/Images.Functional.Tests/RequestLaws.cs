using System;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>A request has its template's segments, whatever the ids.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 300 / Law.Share)]
public class RequestLaws
{
    [Property]
    public void Every_id_is_one_segment(AccountId account, ImageId image)
    {
        var request = ImagesV1.Get(account, image).Request.Right();
        Assert.Equal("GET", request.Method);
        Assert.Equal(Seq("accounts", account.Value, "images", "v1", image.Value), request.Segments);
        Assert.Equal(4, request.Path.AsSpan().Count('/'));
        Assert.Matches("^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$", request.Path);
    }

    [Property]
    public void The_template_has_names_where_the_path_has_ids(AccountId account, ImageId image)
    {
        var request = ImagesV1.Get(account, image).Request.Right();
        Assert.Equal(
            request.Segments,
            toSeq(request.Template[1..].Split('/'))
                .Map(one =>
                    one switch
                    {
                        "{account_id}" => account.Value,
                        "{image_id}" => image.Value,
                        _ => one,
                    }
                )
                .Strict()
        );
    }

    [Property]
    public void Requests_are_equal_exactly_when_their_ids_are(
        AccountId account,
        ImageId one,
        ImageId other
    )
    {
        Assert.Equal(ImagesV1.Get(account, one).Request, ImagesV1.Get(account, one).Request);
        Assert.Equal(
            one == other,
            ImagesV1.Get(account, one).Request == ImagesV1.Get(account, other).Request
        );
    }

    [Fact]
    public void The_documented_request_is_built()
    {
        var request = ImagesV1
            .Get(
                AccountId.Create("023e105f4ecef8ad9ca31a8372d0c353"),
                ImageId.Custom("a b/ü%2F.png")
            )
            .Request.Right();
        Assert.Equal(
            "GET /accounts/023e105f4ecef8ad9ca31a8372d0c353/images/v1/a%20b%2F%C3%BC%252F.png",
            request.ToString()
        );
        Assert.Equal(Seq1(("Accept", "application/json")), request.Headers);
    }

    [Fact]
    public void Requests_that_accept_other_content_are_not_equal()
    {
        var described = Endpoint.Get("/accounts/{account_id}/x", AccountId.Text);
        var account = AccountId.Create("a").Right();
        Assert.NotEqual(
            described.Gives(Json.Nothing).Of(account).Request,
            described.GivesBytes().Of(account).Request
        );
    }

    [Fact]
    public void A_default_id_is_a_programming_error()
    {
        var account = AccountId.Create("a").Right();
        var image = ImageId.Create("a").Right();
        Assert.Throws<ArgumentException>(() => ImagesV1.Get(default(AccountId), image));
        Assert.Throws<ArgumentException>(() => ImagesV1.Get(account, default(ImageId)));
    }
}
