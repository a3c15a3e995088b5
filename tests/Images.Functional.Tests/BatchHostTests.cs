using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>What goes to the batch host, and where.</summary>
public class BatchHostTests
{
    private static readonly AccountId Account = AccountId.Create("a/b").Right();

    private static readonly BatchHost Host = BatchHost
        .FromVariables(Account, static _ => null)
        .Right();

    [Fact]
    public void Paths_begin_after_the_account()
    {
        Assert.Equal(
            "https://batch.imagedelivery.net/images/v1/i%2Fj",
            Of(ImagesV1.Get(Account, ImageId.Any("i/j"))).Right()
        );
        Assert.Equal(
            "https://batch.imagedelivery.net/images/v2?meta.s%5Beq%3Astring%5D=x",
            Of(ImagesV2.List(Account, Listing.All.Where("s").Is("x"))).Right()
        );
    }

    [Fact]
    public void Operations_that_the_batch_host_lacks_are_refused() =>
        Assert.Equal(
            "batch host",
            Of(ImagesV1.Stats(Account)).Left().Only<CfError.Constraint>().Field
        );

    [Fact]
    public void Another_account_is_refused() =>
        Assert.Equal(
            "account_id",
            Of(ImagesV1.Delete(AccountId.Create("c"), ImageId.Any("i")))
                .Left()
                .Only<CfError.Constraint>()
                .Field
        );

    [Theory]
    [InlineData("http://127.0.0.1:1/batch", "http://127.0.0.1:1/batch/images/v1/i")]
    [InlineData("", "https://batch.imagedelivery.net/images/v1/i")]
    public void A_variable_may_name_another_address(string variable, string address) =>
        Assert.Equal(
            address,
            BatchHost
                .FromVariables(
                    Account,
                    name => name == "CLOUDFLARE_IMAGES_BATCH_URL" ? variable : null
                )
                .Right()
                .Of(ImagesV1.Get(Account, ImageId.Any("i")).Request.Right())
                .Right()
                .AbsoluteUri
        );

    [Fact]
    public void A_wrong_address_is_refused() =>
        Assert.True(BatchHost.FromVariables(Account, static _ => "ftp://a").IsLeft);

    private static Either<CfErrors, string> Of<A>(Operation<A> operation) =>
        Host.Of(operation.Request.Right()).Map(static uri => uri.AbsoluteUri);

    [Theory]
    [InlineData("POST", "v1")]
    [InlineData("GET", "v2")]
    [InlineData("GET", "v1/{image_id}")]
    [InlineData("PATCH", "v1/{image_id}")]
    [InlineData("DELETE", "v1/{image_id}")]
    [InlineData("POST", "v2/direct_upload")]
    public void The_batch_host_has_these_operations(string method, string path) =>
        Assert.True(BatchHost.Has(method, $"/accounts/{{account_id}}/images/{path}"));
}
