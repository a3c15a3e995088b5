using System.Text;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>A page is data, and its next page an operation.</summary>
public class PageLaws
{
    private const string Mixed =
        """{"images":[{"id":"a"},{"id":7},{"id":"b"},5,{"meta":null,"uploaded":"soon"}],"continuation_token":"next"}""";

    private static readonly Either<CfErrors, AccountId> Account = AccountId.Create("a");

    private static readonly Operation<Page<Image>> First = ImagesV2.List(Account, Listing.All);

    private static readonly Operation<Page<Image>> FirstV1 = ImagesV1.List(
        Account,
        ListingV1.First
    );

    [Fact]
    public void One_odd_image_does_not_cost_the_page_and_is_not_lost()
    {
        var page = Read(First, Mixed);
        Assert.Equal(
            ["a", "b"],
            page.Items.Map(static image => $"{((ImageId)image.Id)}").ToArray()
        );
        Assert.Equal([1, 3, 4], page.Unreadable.Map(static one => one.Index).ToArray());
        Assert.Equal(
            ["""{"id":7}""", "5", """{"meta":null,"uploaded":"soon"}"""],
            page.Unreadable.Map(static one => one.Element.Json.Value).ToArray()
        );
        Assert.Equal("2 items, 3 unreadable, more to come", $"{page}");
    }

    [Fact]
    public void The_errors_point_into_the_envelope() =>
        Assert.Equal(
            ["/result/images/1/id", "/result/images/3", "/result/images/4/uploaded"],
            Read(First, Mixed)
                .Unreadable.Map(static one => Codecs.Pointer.Of(one.Element.Errors.Items[0]))
                .ToArray()
        );

    [Fact]
    public void Elements_without_a_pointer_keep_their_errors() =>
        Assert.Equal(
            CfErrors.Of(new CfError.Cancelled()),
            CfErrors.Of(new CfError.Cancelled()).Below("/result")
        );

    [Fact]
    public void The_token_leads_to_the_next_page()
    {
        var page = Read(First, Mixed);
        Assert.Equal(Some("next"), page.Token.Map(static token => token.Value));
        Assert.Equal(
            ImagesV2.List(Account, Listing.All with { After = page.Token }).Request,
            ((Operation<Page<Image>>)page.Next).Request
        );
    }

    [Theory]
    [InlineData("""{"images":[]}""")]
    [InlineData("""{"images":[{"id":"a"}],"continuation_token":null}""")]
    [InlineData("""{"images":[{"id":"a"}],"continuation_token":""}""")]
    public void Without_a_token_it_is_the_last(string result)
    {
        var page = Read(First, result);
        Assert.True(page.Next.IsNone);
        Assert.True(page.Token.IsNone);
        Assert.EndsWith("the last page", $"{page}");
    }

    [Fact]
    public void A_token_that_was_sent_leads_nowhere()
    {
        var again = ImagesV2.List(
            Account,
            Listing.All with
            {
                After = ContinuationToken.Create("next").Right(),
            }
        );
        Assert.Equal(
            "/result/continuation_token",
            ((Operation<Page<Image>>)Read(again, Mixed).Next)
                .Request.Left()
                .Only<CfError.Malformed>()
                .Pointer
        );
    }

    [Fact]
    public void Version_1_ends_only_with_an_empty_page()
    {
        var page = Read(FirstV1, """{"images":[5]}""");
        Assert.Equal("0 items, 1 unreadable, more to come", $"{page}");
        Assert.Equal(
            "page=2",
            ((Operation<Page<Image>>)page.Next).Request.Right().Under("").Split('?')[1]
        );
        Assert.True(Read(FirstV1, """{"images":[]}""").Next.IsNone);
    }

    [Fact]
    public void Version_1_has_no_page_after_the_last_number() =>
        Assert.True(
            Read(
                ImagesV1.List(Account, ListingV1.First.At(int.MaxValue)),
                """{"images":[{}]}"""
            ).Next.IsNone
        );

    [Fact]
    public void Mapping_reaches_all_pages()
    {
        var page = Read(First, Mixed).Map(static image => $"{image}");
        Assert.Equal(["""{"id":"a"}""", """{"id":"b"}"""], page.Items.ToArray());
        var next = Read((Operation<Page<string>>)page.Next, """{"images":[{"id":"c"}]}""");
        Assert.Equal(["""{"id":"c"}"""], next.Items.ToArray());
    }

    [Fact]
    public void Unreadable_elements_are_equal_by_their_json()
    {
        var elements = Read(First, """{"images":[5,5,6]}""")
            .Unreadable.Map(static one => one.Element);
        Assert.Equal(elements[0], elements[1]);
        Assert.Equal(elements[0].GetHashCode(), elements[1].GetHashCode());
        Assert.NotEqual(elements[0], elements[2]);
        Assert.False(elements[0].Equals(null));
    }

    private static Page<A> Read<A>(Operation<Page<A>> operation, string result) =>
        operation
            .Decode(
                ResponseInfo.Ok,
                Encoding.UTF8.GetBytes($$"""{"success":true,"result":{{result}}}""")
            )
            .Right()
            .Result;
}
