using System;
using System.Linq;
using System.Threading.Tasks;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Statistics, configuration, batch tokens and upload links, through the real client.</summary>
public sealed class AccountRuleLaws
{
    private static readonly AccountId Account = Documented.Account;

    [Property(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 50)]
    public async Task The_images_of_the_account_are_counted(
        Map<ImageId, Image> images,
        ImageId other,
        EnvelopeText text
    )
    {
        var state = images.Fold(
            Service.Empty.With(AccountId.Create("another").Right(), other, Image.Empty),
            static (state, id, image) => state.With(Account, id, image)
        );
        using var service = new Service(
            state.Without(Account, other).WithEnvelope(Account, other, text.Text)
        );
        var isDraft = ImagesV1.ParseImage(text.Text).Exists(static image => image.IsDraft);
        Assert.Equal(
            new ImagesStats(
                100_000,
                images.Remove(other).Values.Count(static i => !i.IsDraft) + (isDraft ? 0 : 1)
            ),
            await service.Do(ImagesV1.Stats(Account))
        );
    }

    [Fact]
    public async Task A_state_says_how_many_images_are_allowed()
    {
        using var service = new Service(
            Service.Empty.With(Account, SandboxAccount.New(Account) with { Allowed = 5 })
        );
        Assert.Equal(new ImagesStats(5, 0), await service.Do(ImagesV1.Stats(Account)));
    }

    [Fact]
    public async Task An_account_is_full_of_its_own_images_and_not_of_drafts()
    {
        var upload = ImagesV1.Upload(Account, Upload.Of(ImageFile.Of("GIF89a"u8.ToArray())));
        using var service = new Service(
            Service
                .Empty.With(Account, SandboxAccount.New(Account) with { Allowed = 1 })
                .With(AccountId.Create("another").Right(), Documented.Id, Image.Empty)
        );
        await service.Do(ImagesV1.DirectUpload(Account, new LinkRequestV1()));

        await service.Do(upload);
        Assert.Equal((403, 5403), await service.Refused(upload));
    }

    [Fact]
    public async Task An_account_is_full_of_images_and_envelopes()
    {
        using var service = new Service(
            Service
                .Empty.With(Account, SandboxAccount.New(Account) with { Allowed = 2 })
                .With(Account, Documented.Id, Image.Empty)
                .WithEnvelope(Account, ImageId.Any("a").Right(), "{}")
        );
        Assert.Equal(
            (403, 5403),
            await service.Refused(
                ImagesV1.Upload(Account, Upload.Of(ImageFile.Of("GIF89a"u8.ToArray())))
            )
        );
    }

    [Property]
    public async Task The_configuration_is_what_was_stated_last((bool?, int?, bool?)[] updates)
    {
        using var service = new Service();
        var expected = new ImagesConfig();
        foreach (var (flexible, ttl, preserve) in updates)
        {
            var update = new ImagesConfig(
                Setting.Of(flexible),
                Optional(ttl)
                    .Map(static n => BrowserTtl.Create(3600 + Math.Abs((long)n) % 1000).Right()),
                Setting.Of(preserve)
            );
            expected = new ImagesConfig(
                flexible is null ? expected.FlexibleVariants : update.FlexibleVariants,
                ttl is null ? expected.BrowserTtl : update.BrowserTtl,
                preserve is null
                    ? expected.PreserveContentCredentials
                    : update.PreserveContentCredentials
            );
            var reply = await service.Do(ImagesV1.UpdateConfig(Account, update));
            Assert.Equal(expected, ImagesConfig.Codec.Parse(reply.Value).Right());
        }
    }

    [Fact]
    public async Task A_batch_token_expires_in_an_hour_and_is_never_the_same()
    {
        using var service = new Service();
        var first = await service.Do(ImagesV1.GetBatchToken(Account));
        var second = await service.Do(ImagesV1.GetBatchToken(Account));
        Assert.Equal("2026-01-01T01:00:00.000000000Z", first.ExpiresAt.Map(static at => at.Value));
        Assert.NotEqual(first.Token, second.Token);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_batch_token_can_be_had_at_the_end_of_time(int hours)
    {
        using var service = new Service(
            clock: new SandboxClock(DateTimeOffset.MaxValue.AddHours(-hours))
        );
        Assert.Equal(
            "9999-12-31T23:59:59.999999900Z",
            (await service.Do(ImagesV1.GetBatchToken(Account))).ExpiresAt.Map(static at => at.Value)
        );
    }

    [Fact]
    public async Task A_link_can_be_had_at_the_end_of_time()
    {
        using var service = new Service(clock: new SandboxClock(DateTimeOffset.MaxValue));
        await service.Do(ImagesV1.DirectUpload(Account, new LinkRequestV1()));
        Assert.Equal(DateTimeOffset.MaxValue, service.State.Links.Values.Single());
    }

    [Fact]
    public async Task A_link_is_for_a_draft_that_lists_its_variants()
    {
        using var service = new Service();
        var link = await service.Do(ImagesV1.DirectUpload(Account, new LinkRequestV1()));
        var id = link.Id.IfNone(default(ImageId));
        // SHA-256 of the account's id in base64url, made with Python.
        const string hash = "I5pRaeGti8FBUfDrJdua7q";
        Assert.Equal(
            $"https://upload.imagedelivery.net/{hash}/{id}",
            link.Url.Map(static url => url.Reveal())
        );
        Assert.Equal(
            $$"""{"id":"{{id}}","requireSignedURLs":false,"uploaded":"2026-01-01T00:00:00Z","variants":["https://imagedelivery.net/{{hash}}/{{id}}/public"],"draft":true}""",
            (await service.Do(ImagesV1.Get(Account, id))).ToJson()
        );
        Assert.Equal(new ImagesStats(100_000, 0), await service.Do(ImagesV1.Stats(Account)));
    }

    [Fact]
    public async Task Every_link_has_its_own_id()
    {
        using var service = new Service();
        var ids = Set<ImageId>();
        for (var i = 0; i < 20; i++)
        {
            var link = await service.Do(ImagesV1.DirectUpload(Account, new LinkRequestV1()));
            ids = ids.TryAdd(link.Id.IfNone(default(ImageId)));
        }

        Assert.Equal(20, ids.Count);
    }

    [Theory]
    [InlineData("2026-01-01T00:01:59Z", false)]
    [InlineData("2026-01-01T00:02:00Z", true)]
    [InlineData("2026-01-01T06:00:00Z", true)]
    [InlineData("2026-01-01T06:00:01Z", false)]
    [InlineData("0001-01-01T00:00:00Z", false)]
    public async Task A_link_is_valid_for_two_minutes_to_six_hours(string expiry, bool isAllowed)
    {
        using var service = new Service();
        var request = new LinkRequestV1(Timestamp.Create(expiry).Right());
        var link = await service.Send(ImagesV1.DirectUpload(Account, request));
        Assert.Equal(isAllowed, link.IsRight);
        if (!isAllowed)
            Assert.Equal((400, 5400), (link.Left().StatusCode, link.Left().Code));
        Assert.Equal(isAllowed ? 1 : 0, service.State.Images.Count);
    }
}
