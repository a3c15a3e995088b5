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

/// <summary>What a list is asked for with: every limit is checked before anything is sent.</summary>
public class ListingLaws
{
    private static readonly Either<CfErrors, AccountId> Account = AccountId.Create("a");

    [Property(MaxTest = 300 / Law.Share)]
    public Property What_is_built_is_what_is_read() =>
        Prop.ForAll(
            Arbitraries.Listing(),
            static listing => Assert.Equal(listing, Listing.Read(listing.ToQuery()).Right())
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_query_has_the_names_of_the_description_alone() =>
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
    public void The_builder_writes_each_condition_with_its_type()
    {
        Assert.Equal(
            [
                "meta.a[eq:string]=active",
                "meta.a[eq:number]=5",
                "meta.a[eq:number]=5.5",
                "meta.a[eq:boolean]=true",
                "meta.a[eq:boolean]=false",
                "meta.a[in:string]=x|y",
                "meta.a[in:number]=1|2.5",
                "meta.a[gt:number]=1",
                "meta.a[gte:number]=1",
                "meta.a[lt:number]=1",
                "meta.a[lte:number]=1",
                "meta.a[gte:number]=1&meta.a[lte:number]=5",
            ],
            new[]
            {
                A.Is("active"),
                A.Is(5),
                A.Is(5.50m),
                A.Is(true),
                A.Is(false),
                A.In("x", "y"),
                A.In(1, 2.50m),
                A.GreaterThan(1),
                A.AtLeast(1),
                A.LessThan(1),
                A.AtMost(1),
                A.Between(1, 5),
            }.Select(static listing => $"{listing.Right()}")
        );
    }

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
    public void The_wire_has_brackets_and_bars_encoded() =>
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

    [Theory]
    [InlineData("meta.a[eq]", "x", "meta.a[eq:string]=x")]
    [InlineData("meta.a[in]", "x|y", "meta.a[in:string]=x|y")]
    [InlineData("meta.a[gt]", "1.50", "meta.a[gt:number]=1.5")]
    [InlineData("meta.a[gte]", "1", "meta.a[gte:number]=1")]
    [InlineData("meta.a[lt]", "-1e2", "meta.a[lt:number]=-100")]
    [InlineData("meta.a[lte]", "1", "meta.a[lte:number]=1")]
    [InlineData("meta.a[eq:boolean]", "false", "meta.a[eq:boolean]=false")]
    public void The_type_may_be_left_out(string name, string value, string written) =>
        Assert.Equal(written, $"{MetadataFilter.Parse(name, value).Right()}");

    [Theory]
    [InlineData("meta.a", "x")]
    [InlineData("meta.a]", "x")]
    [InlineData("meta.a[eq", "x")]
    [InlineData("metaa[eq]", "x")]
    [InlineData("meta.a[ne]", "x")]
    [InlineData("meta.a[gt:string]", "x")]
    [InlineData("meta.a[in:boolean]", "true")]
    [InlineData("meta.a[eq:boolean]", "yes")]
    [InlineData("meta.a[eq:number]", "five")]
    [InlineData("meta.a[in:number]", "1|x")]
    [InlineData("meta.a[gt]", "")]
    [InlineData("meta.[eq]", "x")]
    [InlineData("meta.a b[eq]", "x")]
    [InlineData("meta.a[in]", "1|2|3|4|5|6|7|8|9|10|11")]
    [InlineData(null, "x")]
    [InlineData("meta.a[eq]", null)]
    public void What_the_service_would_not_take_is_refused(string? name, string? value)
    {
        MetadataFilter.Parse(name, value).Left().Only<CfError.Constraint>();
        if (
            name is not null
            && name.StartsWith("meta.", StringComparison.Ordinal)
            && value is not null
        )
            Assert.True(Listing.Read(Seq1((name, value))).IsLeft);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("a.b.c.d.e", true)]
    [InlineData("a.b.c.d.e.f", false)]
    [InlineData("a..b", false)]
    [InlineData("A_9", true)]
    [InlineData("a-b", false)]
    [InlineData("é", false)]
    [InlineData(null, false)]
    public void A_field_has_names_of_letters_digits_and_underscores(string? field, bool isRight) =>
        Assert.Equal(isRight, MetadataField.Create(field).IsRight);

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_name_has_a_hundred_characters(int length, bool isRight)
    {
        var name = new string('a', length);
        Assert.Equal(isRight, MetadataField.Create(name).IsRight);
        Assert.Equal(isRight, MetadataField.Create($"b.{name}.c").IsRight);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void There_are_one_to_ten_values(int count, bool isRight)
    {
        Assert.Equal(isRight, A.In([.. Enumerable.Repeat("x", count)]).IsRight);
        Assert.Equal(isRight, A.In([.. Enumerable.Repeat(1m, count)]).IsRight);
    }

    [Fact]
    public void There_are_five_conditions_and_a_bounded_range_is_two()
    {
        var four = A.Is(1).Where("b").Is(2).Where("c").Is(3).Where("d").Is(4);
        Assert.True(four.Where("e").Is(5).IsRight);
        four.Where("e").Between(1, 2).Left().Only<CfError.Constraint>();
        Assert.True(Listing.Read(Seq1(("meta.a[eq]", "1")).Append(Five)).IsLeft);
        Assert.True(Listing.Read(Five).IsRight);
    }

    [Fact]
    public void A_wrong_listing_refuses_the_operation_with_everything_that_is_wrong()
    {
        var operation = ImagesV2.List(
            AccountId.Create(""),
            Listing.All.Where("a b").Is("x").Where("c").In("y|z").Where("d").Is(null)
        );
        Assert.Equal(4, operation.Request.Left().Items.Count);
    }

    [Fact]
    public void A_text_of_a_condition_is_no_longer_than_metadata() =>
        Assert.Equal(
            [true, false],
            new[] { 1024, 1025 }.Select(static length => A.Is(new string('x', length)).IsRight)
        );

    [Fact]
    public void Half_a_surrogate_pair_is_no_text() =>
        A.Is("\ud83d").Left().Only<CfError.Constraint>();

    [Fact]
    public void No_creator_is_a_case_of_its_own()
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
    public void A_query_that_is_wrong_is_refused(string name, string value) =>
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
    [InlineData(null, 16_384_000)]
    [InlineData(10, 1 << 20)]
    [InlineData(64, 1 << 20)]
    [InlineData(65, 65 * 16_384)]
    [InlineData(10_000, 163_840_000)]
    public void The_largest_reply_grows_with_the_page(int? size, int bytes)
    {
        var given = Optional(size).Map(static n => PageSize.Create(n).Right());
        Assert.Equal(
            bytes,
            ImagesV2
                .List(Account, Listing.All with { PageSize = given })
                .Request.Right()
                .LargestReply
        );
        Assert.Equal(
            bytes,
            ImagesV1
                .List(Account, ListingV1.First with { PageSize = given })
                .Request.Right()
                .LargestReply
        );
    }

    [Fact]
    public void The_largest_reply_of_any_other_operation_is_a_mebibyte() =>
        Assert.Equal(1 << 20, ImagesV1.Stats(Account).Request.Right().LargestReply);

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
    public void They_print_as_they_are_written()
    {
        Assert.Equal("t", $"{ContinuationToken.Create("t").Right()}");
        Assert.Equal("10,000", $"{PageSize.Create(10_000).Right()}");
        Assert.Equal("a.b", MetadataField.Text.Show(MetadataField.Text.Create("a.b").Right()));
        Assert.Equal("a.b", $"{MetadataField.Create("a.b").Right()}");
        Assert.Equal("", $"{default(MetadataField)}");
        Assert.True(A.In("x", null).IsLeft);
    }

    [Fact]
    public void A_largest_reply_stays_when_more_is_taken() =>
        Assert.Equal(
            7,
            Endpoint
                .Get("/{account_id}", AccountId.Text)
                .Replies(static _ => 7)
                .Query(Creator.Text)
                .Needs(Access.Write)
                .Repeats(static _ => Repeat.IfUnsent)
                .Gives(Json.Nothing)
                .Of((Account.Right(), Option<Creator>.None))
                .Request.Right()
                .LargestReply
        );

    private static MetadataWhere A => Listing.All.Where("a");

    private static Seq<(string Name, string Value)> Five =>
        toSeq(Enumerable.Range(0, 5).Select(static i => ($"meta.f{i}[eq]", "x"))).Strict();
}
