using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The largest reply that each operation accepts.</summary>
public class LargestReplyTests
{
    private static readonly Either<CfErrors, AccountId> Account = AccountId.Create("a");

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
    public void A_file_may_be_larger_than_any_that_users_have_uploaded() =>
        Assert.Equal(
            32 << 20,
            ImagesV1.Blob(Account, ImageId.Create("i")).Request.Right().LargestReply
        );

    [Fact]
    public void The_largest_reply_of_any_other_operation_is_a_mebibyte() =>
        Assert.Equal(1 << 20, ImagesV1.Stats(Account).Request.Right().LargestReply);

    [Fact]
    public void An_endpoint_keeps_its_largest_reply_when_it_takes_more_inputs() =>
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
}
