using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Variants, through the real client.</summary>
[Properties(Arbitrary = new[] { typeof(VariantRuleLaws) }, MaxTest = 50)]
public sealed class VariantRuleLaws
{
    private static readonly AccountId Account = Documented.Account;

    [Fact]
    public async Task An_account_begins_with_the_variant_public()
    {
        using var service = new Service();
        var variants = await service.Do(ImagesV1.ListVariants(Account));
        Assert.Equal(
            """{"id":"public","options":{"fit":"scale-down","metadata":"none","width":1366,"height":768},"neverRequireSignedURLs":false}""",
            Variant.Codec.ToJson(Assert.Single(variants.Values))
        );
    }

    [Property]
    public async Task A_created_item_is_listed_and_found(Variant variant)
    {
        using var service = new Service();
        var before = await service.Do(ImagesV1.ListVariants(Account));
        Assert.Equal(variant, await service.Do(ImagesV1.CreateVariant(Account, variant)));
        Assert.Equal(
            before.Add(variant.Id, variant),
            await service.Do(ImagesV1.ListVariants(Account))
        );
        Assert.Equal(variant, await service.Do(ImagesV1.GetVariant(Account, variant.Id)));
        Assert.Equal(variant, await service.Do(ImagesV1.GetFlatVariant(Account, variant.Id)));
    }

    [Property]
    public async Task A_variant_that_exists_is_not_created_again(Variant variant, Variant other)
    {
        using var service = new Service();
        await service.Do(ImagesV1.CreateVariant(Account, variant));
        var state = service.Kept;
        Assert.Equal(
            (409, 5409),
            await service.Refused(ImagesV1.CreateVariant(Account, other with { Id = variant.Id }))
        );
        Assert.Equal(state, service.Kept);
    }

    [Property]
    public async Task An_update_replaces_the_options_and_keeps_a_setting_that_it_does_not_state(
        Variant variant,
        Variant other
    )
    {
        using var service = new Service();
        await service.Do(ImagesV1.CreateVariant(Account, variant));
        var expected = variant with
        {
            Options = other.Options,
            NeverRequireSignedUrls = other.NeverRequireSignedUrls.IsStated
                ? other.NeverRequireSignedUrls
                : variant.NeverRequireSignedUrls,
        };
        var update = new VariantUpdate(other.Options, other.NeverRequireSignedUrls);
        Assert.Equal(
            expected,
            await service.Do(ImagesV1.UpdateVariant(Account, variant.Id, update))
        );
        Assert.Equal(expected, await service.Do(ImagesV1.GetVariant(Account, variant.Id)));
    }

    [Property]
    public async Task A_deleted_item_is_missing(Variant variant)
    {
        using var service = new Service();
        var state = service.Kept;
        await service.Do(ImagesV1.CreateVariant(Account, variant));
        await service.Do(ImagesV1.DeleteVariant(Account, variant.Id));
        Assert.Equal(state, service.Kept);
        Assert.Equal((404, 5404), await service.Refused(ImagesV1.GetVariant(Account, variant.Id)));
        Assert.Equal(
            (404, 5404),
            await service.Refused(ImagesV1.GetFlatVariant(Account, variant.Id))
        );
        Assert.Equal(
            (404, 5404),
            await service.Refused(ImagesV1.DeleteVariant(Account, variant.Id))
        );
        Assert.Equal(
            (404, 5404),
            await service.Refused(
                ImagesV1.UpdateVariant(Account, variant.Id, new VariantUpdate(variant.Options))
            )
        );
        Assert.Equal(state, service.Kept);
    }

    [Fact]
    public async Task An_account_has_at_most_100_variants()
    {
        using var service = new Service();
        for (var i = 1; i < 100; i++)
            await service.Do(ImagesV1.CreateVariant(Account, Numbered(i)));
        Assert.Equal(
            (400, 5400),
            await service.Refused(ImagesV1.CreateVariant(Account, Numbered(100)))
        );
        await service.Do(ImagesV1.DeleteVariant(Account, Numbered(1).Id));
        await service.Do(ImagesV1.CreateVariant(Account, Numbered(100)));
    }

    [Fact]
    public async Task A_variant_that_the_state_has_under_another_id_is_updated_in_its_place()
    {
        var at = VariantId.Create("other").Right();
        using var service = new Service(
            Service.Empty.With(
                Account,
                SandboxAccount.New(Account) with
                {
                    Variants = Map((at, Everything.Hero)),
                }
            )
        );
        var options = new VariantOptions(Fit.Pad);
        await service.Do(ImagesV1.UpdateVariant(Account, at, new VariantUpdate(options)));
        Assert.Equal(
            Everything.Hero with
            {
                Options = options,
            },
            Assert.Single(service.State.Accounts[Account].Variants.ToSeq()).Value
        );
    }

    [Theory]
    [InlineData("squeeze", "none")]
    [InlineData("stretch", "none")]
    [InlineData("cover", "all")]
    public async Task Options_that_no_variant_can_have_are_refused(string fit, string metadata)
    {
        using var service = new Service();
        var options = new VariantOptions(
            Fit.Text.Create(fit).Right(),
            KeptMetadata.Text.Create(metadata).Right()
        );
        var state = service.Kept;
        Assert.Equal(
            (400, 7003),
            await service.Refused(
                ImagesV1.CreateVariant(Account, Everything.Hero with { Options = options })
            )
        );
        Assert.Equal(
            (400, 7003),
            await service.Refused(
                ImagesV1.UpdateVariant(Account, Everything.Public, new VariantUpdate(options))
            )
        );
        Assert.Equal(state, service.Kept);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../../v2")]
    public async Task A_name_that_would_reach_another_endpoint_is_not_sent(string name)
    {
        using var service = new Service();
        var id = VariantId.Create(name).Right();
        var key = SigningKeyName.Create(name).Right();
        Assert.True((await service.Send(ImagesV1.GetVariant(Account, id))).IsLeft);
        Assert.True((await service.Send(ImagesV1.GetFlatVariant(Account, id))).IsLeft);
        Assert.True((await service.Send(ImagesV1.DeleteVariant(Account, id))).IsLeft);
        Assert.True((await service.Send(ImagesV1.DeleteKey(Account, key))).IsLeft);
        Assert.Equal(0, service.State.Requests);
    }

    /// <summary>Variants with hostile names, and with any options.</summary>
    public static Arbitrary<Variant> Variants() =>
        Arb.From(
            from name in Gen.Elements(
                "hero",
                "flat",
                "blob",
                "keys",
                "a/b",
                "a%2Fb",
                "%2e%2e",
                "?x=1",
                "#",
                "50%",
                "a b+c",
                "Größe",
                "😀",
                new string('x', 99)
            )
            from fit in Maybe(Gen.Elements(Fit.Crop, Fit.ScaleDown, Fit.Pad))
            from kept in Maybe(Gen.Elements(KeptMetadata.Keep, KeptMetadata.None))
            from width in Maybe(Gen.Choose(1, 12_000))
            from ttl in Maybe(Gen.Choose(3600, 31_536_000))
            from other in Maybe(Gen.Elements("7", "\"x\"", "{\"a\":[null]}"))
            from never in Gen.Elements(Setting.On, Setting.Off, Setting.NotStated)
            select new Variant(
                VariantId.Create(name).Right(),
                new VariantOptions(
                    fit,
                    kept,
                    width.Map(static number => Pixels.Create(number).Right()),
                    Height: None,
                    ttl.Map(static seconds => BrowserTtl.Create(seconds).Right()),
                    other
                        .Map(static json => HashMap(("blur", JsonText.Parse(json).Right())))
                        .IfNone(HashMap<string, JsonText>())
                ),
                never
            )
        );

    private static Gen<Option<A>> Maybe<A>(Gen<A> gen) =>
        Gen.OneOf(gen.Select(Some), Gen.Constant(Option<A>.None));

    private static Variant Numbered(int number) =>
        new(VariantId.Create($"v{number}").Right(), new VariantOptions());
}
