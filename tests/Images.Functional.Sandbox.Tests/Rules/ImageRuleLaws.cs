using System;
using System.Linq;
using System.Threading.Tasks;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Update and delete, through the real client.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 50)]
public sealed class ImageRuleLaws
{
    private static readonly AccountId Account = Documented.Account;

    [Property]
    public async Task A_deleted_item_is_missing(Image image, ImageId id)
    {
        using var service = new Service(Service.Empty.With(Account, id, image));
        await service.Do(ImagesV1.Delete(Account, id));
        Assert.Equal(Service.Empty, service.Kept);
        Assert.Equal((404, 5404), await service.Refused(ImagesV1.Get(Account, id)));
        Assert.Equal((404, 5404), await service.Refused(ImagesV1.Delete(Account, id)));
        Assert.Equal(
            (404, 5404),
            await service.Refused(ImagesV1.Update(Account, id, new ImageUpdate()))
        );
    }

    [Property]
    public async Task A_stored_envelope_is_deleted_like_an_image(EnvelopeText text, ImageId id)
    {
        using var service = new Service(Service.Empty.WithEnvelope(Account, id, text.Text));
        await service.Do(ImagesV1.Delete(Account, id));
        Assert.Equal(Service.Empty, service.Kept);
    }

    [Property]
    public async Task A_stored_envelope_answers_an_update(
        EnvelopeText text,
        ImageId id,
        Metadata meta
    )
    {
        var state = Service.Empty.WithEnvelope(Account, id, text.Text);
        using var service = new Service(state);
        Assert.Equal(
            text.Image,
            await service.Do(ImagesV1.Update(Account, id, new ImageUpdate(meta)))
        );
        Assert.Equal(state, service.Kept);
    }

    [Property]
    public async Task An_update_replaces_what_it_states_and_keeps_the_rest(
        Image image,
        ImageId id,
        Option<Metadata> meta,
        Option<Creator> creator
    )
    {
        using var service = new Service(Service.Empty.With(Account, id, image));
        var expected = image with
        {
            Meta = meta.IsSome ? meta : image.Meta,
            Creator = creator.IsSome ? creator : image.Creator,
        };
        Assert.Equal(
            expected,
            await service.Do(ImagesV1.Update(Account, id, new ImageUpdate(meta, Creator: creator)))
        );
        Assert.Equal(expected, await service.Do(ImagesV1.Get(Account, id)));
    }

    [Fact]
    public async Task Metadata_is_replaced_and_not_merged()
    {
        using var service = new Service(Everything.State);
        var updated = await service.Do(
            ImagesV1.Update(
                Account,
                Documented.Id,
                new ImageUpdate(Metadata.Create("""{"other":1}""").Right())
            )
        );
        Assert.Equal("""{"other":1}""", updated.Meta.Map(static meta => meta.Value));
    }

    [Property]
    public async Task A_change_of_signed_URLs_moves_the_image_to_a_new_id(Image image, Guid guid)
    {
        // A draft keeps its id: its one-time address has it.
        if (image.IsDraft)
            return;
        var id = ImageId.Create($"{guid}").Right();
        using var service = new Service(Service.Empty.With(Account, id, image));
        var signed = image.RequireSignedUrls.IsRequired
            ? SignedUrls.NotRequired
            : SignedUrls.Required;
        var moved = await service.Do(
            ImagesV1.Update(Account, id, new ImageUpdate(RequireSignedUrls: signed))
        );

        Assert.Equal(signed, moved.RequireSignedUrls);
        Assert.NotEqual(Some(id), moved.Id);
        Assert.True(moved.Id.Exists(static to => Guid.TryParse(to.Value, out _)));
        Assert.Equal(
            image with
            {
                Id = moved.Id,
                RequireSignedUrls = signed,
                Variants = moved.Variants,
            },
            moved
        );
        Assert.Equal(
            moved,
            await service.Do(
                ImagesV1.Get(Account, moved.Id.ToEither(CfErrors.Of(new CfError.Cancelled())))
            )
        );
        Assert.Equal((404, 5404), await service.Refused(ImagesV1.Get(Account, id)));
    }

    [Fact]
    public async Task The_URLs_of_a_moved_image_have_its_new_id()
    {
        using var service = new Service(Everything.State);
        var moved = await service.Do(
            ImagesV1.Update(
                Account,
                Documented.Id,
                new ImageUpdate(RequireSignedUrls: SignedUrls.NotRequired)
            )
        );
        var id = moved.Id.Map(static to => to.Value).IfNone("");
        Assert.Equal(
            new[] { "thumbnail", "hero", "original" }.Select(name =>
                $"https://imagedelivery.net/MTt4OTd0b0w5aj/{id}/{name}"
            ),
            moved.Variants.IfNone(Arr<VariantUrl>.Empty).Select(static url => url.Value)
        );
    }

    [Property]
    public async Task The_same_setting_changes_nothing(Image image, ImageId id)
    {
        using var service = new Service(Service.Empty.With(Account, id, image));
        var same = image.RequireSignedUrls.IsRequired
            ? SignedUrls.Required
            : SignedUrls.NotRequired;
        await service.Do(ImagesV1.Update(Account, id, new ImageUpdate(RequireSignedUrls: same)));
        Assert.Equal(
            image with
            {
                RequireSignedUrls = same,
            },
            await service.Do(ImagesV1.Get(Account, id))
        );
    }

    [Property]
    public async Task An_image_with_a_custom_id_can_not_require_signed_URLs(
        Image image,
        Metadata meta
    )
    {
        var id = ImageId.Custom("products/1").Right();
        var state = Service.Empty.With(
            Account,
            id,
            image with
            {
                RequireSignedUrls = SignedUrls.NotStated,
            }
        );
        using var service = new Service(state);
        Assert.Equal(
            (400, 5400),
            await service.Refused(
                ImagesV1.Update(Account, id, new ImageUpdate(meta, SignedUrls.Required))
            )
        );
        Assert.Equal(state, service.Kept);
    }

    [Fact]
    public async Task An_id_that_the_sandbox_makes_is_of_no_other_image()
    {
        var state = Everything.State;
        for (var images = 1; images <= 3; images++)
        {
            // As after a restart: the same seed, and the images of before.
            using var service = new Service(state);
            var moved = await service.Do(
                ImagesV1.Update(
                    Account,
                    Documented.Id,
                    new ImageUpdate(RequireSignedUrls: SignedUrls.NotRequired)
                )
            );
            Assert.Equal(images, service.State.Images.Count);
            state = state.With(Account, moved.Id.IfNone(default(ImageId)), moved);
        }
    }

    [Fact]
    public async Task Images_that_move_one_after_another_get_different_ids()
    {
        using var service = new Service(Everything.State);
        var ids = Set<ImageId>();
        Either<CfErrors, ImageId> id = Documented.Id;
        for (var i = 0; i < 20; i++)
        {
            service.Update(static state => state with { Received = default });
            var moved = await service.Do(
                ImagesV1.Update(
                    Account,
                    id,
                    new ImageUpdate(
                        RequireSignedUrls: i % 2 == 0 ? SignedUrls.NotRequired : SignedUrls.Required
                    )
                )
            );
            id = moved.Id.ToEither(CfErrors.Of(new CfError.Cancelled()));
            ids = ids.TryAdd(id.Right());
        }

        Assert.Equal(20, ids.Count);
    }
}
