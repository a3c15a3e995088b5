using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators.Tests;

/// <summary>One attribute serves all properties of a class, with FsCheck's own types among ours.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 20, EndSize = 40)]
public class Attributes
{
    [Property]
    public bool A_field_is_a_parameter(AccountId account, ImageId id) =>
        ImagesV1.Get(account, id).Request.Map(static request => request.Segments)
        == Seq("accounts", account.Value, "images", "v1", id.Value);

    [Property]
    public bool So_is_an_image_with_its_envelope(EnvelopeText text) =>
        ImagesV1.ParseImage(text.Text) == text.Image;

    [Property]
    public bool And_what_may_go_wrong(RetryPolicy policy, CfErrors errors, NonNegativeInt made) =>
        policy
            .NextDelay(made.Get, 0, DateTimeOffset.UnixEpoch, errors, Repeat.Freely)
            .ForAll(delay => delay <= policy.LongestWait);

    [Property]
    public bool LanguageExts_types_nest(
        Option<Seq<Either<CfErrors, Image>>> replies,
        HashMap<ImageId, Arr<VariantUrl>> variants
    ) =>
        replies.ForAll(static seq => seq.Lefts().Count() + seq.Rights().Count() == seq.Count)
        && variants.ForAll(
            static (id, urls) =>
                id.Value.Length > 0 && urls.ForAll(static url => url.Value.Length > 0)
        );

    [Property]
    public bool A_parameter_of_a_case_is_of_that_case(CfError.Status status) =>
        CfErrors.Of(status).Message == status.Message;

    [Property(Arbitrary = new[] { typeof(Drafts) })]
    public bool A_property_may_have_arbitraries_of_its_own(Image draft, Option<Image> another) =>
        draft.IsDraft && another.ForAll(static image => image.IsDraft);

    [Property]
    public Property Generators_compose_by_hand() =>
        Prop.ForAll(
            Arb.From(
                from image in Generate.Drafts
                from id in Generate.AtTheLimit(ImageId.Text)
                select image with
                {
                    Id = id,
                },
                Arbitraries.Image().Shrinker
            ),
            static image => image.IsDraft && image.Id.Exists(static id => id.Value.Length >= 1024)
        );

    private static class Drafts
    {
        public static Arbitrary<Image> Image() => Arb.From(Generate.Drafts);
    }
}
