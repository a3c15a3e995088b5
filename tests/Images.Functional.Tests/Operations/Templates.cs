using System;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Operations;

/// <summary>A template that its inputs do not fill is refused when the endpoint is made, not when it is sent.</summary>
public class Templates
{
    [Theory]
    [InlineData("/accounts/{account_id}")]
    [InlineData("/{account_id}")]
    [InlineData("/accounts/{account_id}/things/")]
    [InlineData("/AZaz09-._~!$&'()*+,;=:@/{account_id}")]
    public void A_template_that_names_the_value_is_taken(string template) =>
        Assert.Equal(
            template.Replace("{account_id}", "a%2Fb", StringComparison.Ordinal),
            "/" + One(template).Of(AccountId.Create("a/b").Right()).Request.Right().Path
        );

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/accounts")]
    [InlineData("/accounts/{account}")]
    [InlineData("/accounts/{Account_id}")]
    [InlineData("accounts/{account_id}")]
    [InlineData("{account_id}")]
    [InlineData("/accounts/{account_id")]
    [InlineData("/accounts/}account_id{")]
    [InlineData("/accounts/x{account_id}")]
    [InlineData("/accounts/{account_id}.json")]
    [InlineData("/accounts/{account_id}/{account_id}")]
    [InlineData("/accounts/{account_id}/{image_id}")]
    [InlineData("/{account_id}/{b}/{c}/{d}")]
    [InlineData("/accounts/{account_id}/../x")]
    [InlineData("/accounts/./{account_id}")]
    [InlineData("/accounts/{account_id}?a=b")]
    [InlineData("/accounts/{account_id}/a?a=b")]
    [InlineData("/accounts/{account_id}/a#b")]
    [InlineData("/accounts/{account_id}/a%2Fb")]
    [InlineData("/accounts/{account_id}/a b")]
    [InlineData("/accounts/{account_id}/é")]
    public void A_template_that_does_not_is_refused(string template) =>
        Assert.Throws<ArgumentException>(() => One(template));

    [Theory]
    [InlineData("")]
    [InlineData("get it")]
    [InlineData("GÉT")]
    public void A_method_is_a_token(string method) =>
        Assert.Equal(
            "method",
            Assert
                .Throws<ArgumentException>(() =>
                    Endpoint.Change(method, "/{account_id}", AccountId.Text).Gives(Json.Nothing)
                )
                .ParamName
        );

    [Theory]
    [InlineData("/{image_id}/{account_id}")]
    [InlineData("/{account_id}")]
    [InlineData("/{account_id}{image_id}")]
    [InlineData("/{account_id}/x{image_id}")]
    public void Two_values_stand_in_their_order(string template) =>
        Assert.Throws<ArgumentException>(() =>
            Endpoint.Get(template, AccountId.Text).Path(ImageId.Text).Gives(Json.Nothing)
        );

    [Fact]
    public void A_name_may_not_come_twice() =>
        Assert.Throws<ArgumentException>(static () =>
            Endpoint
                .Get("/{account_id}/{account_id}", AccountId.Text)
                .Path(AccountId.Text)
                .Gives(Json.Nothing)
        );

    [Fact]
    public void Values_stand_between_the_literals()
    {
        var values = default(PathValues);
        values.Add("1");
        values.Add("2");
        Assert.Equal(
            "1/b/2/d",
            new Route("GET", "/{a}/b/{c}/d", Seq("a", "c"), "image/*").Path("", in values)
        );
    }

    [Fact]
    public void A_template_has_as_many_literals_as_segments_without_a_name()
    {
        Assert.Equal(4, ImagesV1.Endpoints.Stats.Literals);
        Assert.Equal(3, ImagesV1.Endpoints.Get.Literals);
    }

    [Fact]
    public void Nothing_is_left_out()
    {
        Assert.Throws<ArgumentNullException>(static () => One(null!));
        Assert.Throws<ArgumentNullException>(static () =>
            Endpoint.Get<AccountId>("/{account_id}", null!)
        );
        Assert.Throws<ArgumentNullException>(static () =>
            Endpoint.Get("/{account_id}", AccountId.Text).Gives<int>(null!)
        );
        Assert.Throws<ArgumentNullException>(static () =>
            Endpoint.Get("/{account_id}", AccountId.Text).Repeats(null!)
        );
    }

    private static Endpoint<AccountId, LanguageExt.Unit> One(string template) =>
        Endpoint.Change("PUT", template, AccountId.Text).Gives(Json.Nothing);
}
