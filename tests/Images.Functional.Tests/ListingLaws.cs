using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Listings as queries: every limit is checked before a request is sent.</summary>
public class ListingLaws
{
    private static readonly Either<CfErrors, AccountId> Account = AccountId.Create("a");

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_listing_is_read_back_from_its_query() =>
        Prop.ForAll(
            Arbitraries.Listing(),
            static listing => Assert.Equal(listing, Listing.Read(listing.ToQuery()).Right())
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_query_has_only_documented_names() =>
        Prop.ForAll(
            Arbitraries.Listing(),
            static listing =>
                Assert.All(
                    listing.ToQuery().AsEnumerable(),
                    static one =>
                        Assert.True(
                            one.Name
                                is "continuation_token"
                                    or "per_page"
                                    or "sort_order"
                                    or "creator"
                                || one.Name.StartsWith("meta.", StringComparison.Ordinal)
                        )
                )
        );

    [Fact]
    public void Conditions_follow_one_another()
    {
        var listing = (Listing.All with { Sort = SortOrder.Ascending })
            .Where("status")
            .Is("active")
            .Where("region.name")
            .In("eu", "us")
            .Where("priority")
            .Between(1, 5)
            .Right();
        Assert.Equal(
            "sort_order=asc&meta.status[eq:string]=active&meta.region.name[in:string]=eu|us"
                + "&meta.priority[gte:number]=1&meta.priority[lte:number]=5",
            $"{listing}"
        );
        Assert.Equal(["eu", "us"], listing.Filters[1].Values.ToArray());
        Assert.Equal(["active"], listing.Filters[0].Values.ToArray());
    }

    [Fact]
    public void Brackets_and_bars_are_percent_encoded_in_the_request() =>
        Assert.Equal(
            "accounts/a/images/v2?per_page=10&creator=&meta.r%5Bin%3Astring%5D=a%7Cb%20c",
            ImagesV2
                .List(
                    Account,
                    (
                        Listing.All with
                        {
                            PageSize = PageSize.Create(10).Right(),
                            Creator = CreatorFilter.Missing,
                        }
                    )
                        .Where("r")
                        .In("a", "b c")
                )
                .Request.Right()
                .Under("")
        );

    [Fact]
    public void An_operation_reports_every_error_of_its_listing()
    {
        var operation = ImagesV2.List(
            AccountId.Create(""),
            Listing.All.Where("a b").Is("x").Where("c").In("y|z").Where("d").Is(null)
        );
        Assert.Equal(4, operation.Request.Left().Items.Count);
    }

    [Fact]
    public void A_missing_creator_differs_from_any_creator()
    {
        CreatorFilter.Of(default).Left().Only<CfError.Constraint>();
        Assert.Equal(
            ["any creator", "no creator", "creator u"],
            new[]
            {
                default,
                CreatorFilter.Missing,
                CreatorFilter.Of(Creator.Create("u").Right()).Right(),
            }.Select(static filter => $"{filter}")
        );
        Assert.Equal(
            [CreatorFilter.Any, CreatorFilter.Missing],
            new[] { Seq<(string, string)>(), Seq1(("creator", "")) }.Select(static query =>
                CreatorFilter.Read(query).Right()
            )
        );
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void A_page_has_ten_to_ten_thousand_images(int size, bool isRight)
    {
        Assert.Equal(isRight, PageSize.Create(size).IsRight);
        Assert.Equal(isRight, PageSize.Text.Create($"{size}").IsRight);
    }

    [Theory]
    [InlineData("sort_order", "up")]
    [InlineData("per_page", "many")]
    [InlineData("per_page", "-10")]
    public void A_wrong_query_is_refused(string name, string value) =>
        Assert.True(Listing.Read(Seq1((name, value))).IsLeft);

    [Fact]
    public void The_sort_order_is_read() =>
        Assert.Equal(
            [SortOrder.Ascending, SortOrder.Descending],
            new[] { "asc", "desc" }.Select(static text =>
                (SortOrder)Listing.Read(Seq1(("sort_order", text))).Right().Sort
            )
        );

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Pages_of_version_1_begin_at_one(int page)
    {
        ListingV1.First.At(page).Left().Only<CfError.Constraint>();
        Assert.True(ListingV1.Read(Seq1(("page", $"{page}"))).IsLeft);
    }

    [Property(MaxTest = 200 / Law.Share)]
    public Property A_listing_of_version_1_is_read_as_it_is_written() =>
        Prop.ForAll(
            Arbitraries.ListingV1(),
            static listing =>
            {
                Assert.Equal(listing, ListingV1.Read(listing.ToQuery()).Right());
                Assert.Equal(
                    listing.Page > 1,
                    $"{listing}".Contains("page=" + listing.Page, StringComparison.Ordinal)
                        && $"{listing}".StartsWith("page=", StringComparison.Ordinal)
                );
            }
        );

    [Fact]
    public void Values_print_as_they_are_written()
    {
        Assert.Equal("t", $"{ContinuationToken.Create("t").Right()}");
        Assert.Equal("10000", $"{PageSize.Create(10_000).Right()}");
        Assert.Equal("a.b", MetadataField.Text.Show(MetadataField.Text.Create("a.b").Right()));
        Assert.Equal("a.b", $"{MetadataField.Create("a.b").Right()}");
        Assert.Equal("", $"{default(MetadataField)}");
    }
}
