using System;
using System.Text.Json;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The small types of the operations: their cases, default values and texts.</summary>
public class SmallValues
{
    private static readonly Either<CfErrors, AccountId> Account = AccountId.Create("a");

    [Fact]
    public void A_setting_is_on_off_or_not_stated()
    {
        Assert.Equal(
            ["On", "Off", "NotStated"],
            new[] { Setting.On, Setting.Off, Setting.NotStated }.Map(static s => $"{s}")
        );
        Assert.Equal(
            [true, false, false],
            new[] { Setting.On, Setting.Off, Setting.NotStated }.Map(static s => s.IsOn)
        );
        Assert.Equal(
            [true, true, false],
            new[] { Setting.On, Setting.Off, Setting.NotStated }.Map(static s => s.IsStated)
        );
    }

    [Fact]
    public void Default_values_have_the_text_that_they_stand_for()
    {
        Assert.Equal("", default(SigningKeyName).Value);
        Assert.Equal("", default(VariantId).Value);
        Assert.Equal("", default(SigningKeyValue).Reveal());
        Assert.Equal(default, SigningKeyValue.Create("").Right());
        Assert.Equal("", default(BatchTokenValue).Reveal());
        Assert.Equal("", default(UploadUrl).Reveal());
        Assert.Equal("scale-down", $"{default(Fit)}");
        Assert.Equal("none", $"{default(KeptMetadata)}");
        Assert.Equal("1", $"{default(Pixels)}");
        Assert.Equal("3600", $"{default(BrowserTtl)}");
    }

    [Fact]
    public void Texts_equal_their_named_values()
    {
        Assert.Equal(Fit.ScaleDown, Fit.Text.Create("scale-down").Right());
        Assert.Equal(
            Fit.ScaleDown.GetHashCode(),
            Fit.Text.Create("scale-down").Right().GetHashCode()
        );
        Assert.Equal(KeptMetadata.None, KeptMetadata.Text.Create("none").Right());
        Assert.Equal(
            KeptMetadata.None.GetHashCode(),
            KeptMetadata.Text.Create("none").Right().GetHashCode()
        );
    }

    [Fact]
    public void Names_are_ordered_by_their_text()
    {
        Assert.True(Key("a").CompareTo(Key("b")) < 0);
        Assert.Equal("a", $"{Key("a")}");
        Assert.Equal("hero", $"{VariantId.Create("hero").Right()}");
    }

    [Fact]
    public void No_text_is_made_of_null() =>
        Assert.All(
            [
                VariantId.Create(null).Left(),
                SigningKeyName.Create(null).Left(),
                UploadUrl.Create(null).Left(),
                UploadUrl.Text.Create(null).Left(),
            ],
            static errors => errors.Only<CfError.Constraint>()
        );

    [Theory]
    [InlineData("https://a/b", true)]
    [InlineData("http://127.0.0.1:8080/b", true)]
    [InlineData("http://localhost/b", true)]
    [InlineData("http://a/b", false)]
    [InlineData("ftp://a/b", false)]
    [InlineData("https:/b", false)]
    [InlineData("/b", false)]
    [InlineData("file:///b", false)]
    [InlineData("", false)]
    public void An_upload_url_is_https_or_to_this_machine(string url, bool isRight) =>
        Assert.Equal(isRight, UploadUrl.Create(url).IsRight);

    [Fact]
    public void Each_method_asks_its_endpoint()
    {
        var variant = VariantId.Create("hero");
        var key = SigningKeyName.Create("k");
        Assert.Equal(
            [
                "DELETE /accounts/a/images/v1/i",
                "GET /accounts/a/images/v1/stats",
                "GET /accounts/a/images/v1/keys",
                "PUT /accounts/a/images/v1/keys/k",
                "DELETE /accounts/a/images/v1/keys/k",
                "GET /accounts/a/images/v1/variants",
                "GET /accounts/a/images/v1/variants/hero",
                "GET /accounts/a/images/v1/variants/hero/flat",
                "POST /accounts/a/images/v1/variants",
                "PATCH /accounts/a/images/v1/variants/hero",
                "DELETE /accounts/a/images/v1/variants/hero",
                "PATCH /accounts/a/images/v1/config",
                "GET /accounts/a/images/v1/batch_token",
                "POST /accounts/a/images/v1/direct_upload",
            ],
            new[]
            {
                $"{ImagesV1.Delete(Account, ImageId.Any("i"))}",
                $"{ImagesV1.Stats(Account)}",
                $"{ImagesV1.ListKeys(Account)}",
                $"{ImagesV1.CreateKey(Account, key)}",
                $"{ImagesV1.DeleteKey(Account, key)}",
                $"{ImagesV1.ListVariants(Account)}",
                $"{ImagesV1.GetVariant(Account, variant)}",
                $"{ImagesV1.GetFlatVariant(Account, variant)}",
                $"{ImagesV1.CreateVariant(Account, new Variant(variant.Right(), new VariantOptions()))}",
                $"{ImagesV1.UpdateVariant(Account, variant, new VariantUpdate(new VariantOptions()))}",
                $"{ImagesV1.DeleteVariant(Account, variant)}",
                $"{ImagesV1.UpdateConfig(Account, new ImagesConfig())}",
                $"{ImagesV1.GetBatchToken(Account)}",
                $"{ImagesV1.DirectUpload(Account, new LinkRequestV1())}",
            }
        );
    }

    [Fact]
    public void Whether_an_update_may_be_repeated_depends_on_its_changes()
    {
        var image = ImageId.Any("i");
        Assert.Equal(
            [Repeat.Freely, Repeat.IfUnsent],
            new[] { SignedUrls.NotStated, SignedUrls.Required }.Map(signed =>
                ImagesV1
                    .Update(Account, image, new ImageUpdate(RequireSignedUrls: signed))
                    .Request.Right()
                    .Repeat
            )
        );
        Assert.Equal(Repeat.UntilGone, ImagesV1.Delete(Account, image).Request.Right().Repeat);
        Assert.Equal(Repeat.IfUnsent, ImagesV1.GetBatchToken(Account).Request.Right().Repeat);
    }

    [Fact]
    public void A_body_says_how_long_it_is_and_a_request_nothing_of_it()
    {
        var request = ImagesV1
            .Update(
                Account,
                ImageId.Any("i"),
                new ImageUpdate(Creator: Some(Creator.Create("somebody").Right()))
            )
            .Request.Right();
        Assert.Equal("22 characters of JSON", $"{request.Body}");
        Assert.DoesNotContain("somebody", $"{request}", StringComparison.Ordinal);
        Assert.Equal(request.GetHashCode(), (request with { }).GetHashCode());
    }

    [Fact]
    public void A_type_that_is_not_text_is_not_a_property_name() =>
        Assert.Throws<NotSupportedException>(static () =>
            JsonSerializer.Serialize(
                new System.Collections.Generic.Dictionary<ImagesStats, int>
                {
                    [new ImagesStats(1, 2)] = 1,
                }
            )
        );

    private static SigningKeyName Key(string name) => SigningKeyName.Create(name).Right();
}
