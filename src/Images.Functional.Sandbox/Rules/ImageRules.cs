using System;
using LanguageExt;
using static LanguageExt.Prelude;
using Endpoints = Images.Functional.ImagesV1.Endpoints;

namespace Images.Functional.Sandbox;

/// <summary>The rules for one image.</summary>
internal static class ImageRules
{
    public static Seq<SandboxRule> All { get; } =
        Seq(
            SandboxRule.On(
                Endpoints.Get,
                static (s, at) => (s, Find(s, at).Map(image => s.Shown(at.Item1, image)))
            ),
            SandboxRule.On(Endpoints.Update, static (s, of) => Update(s, of.Item1, of.Item2)),
            SandboxRule.On(
                Endpoints.Delete,
                static (s, at) =>
                    s.Has(at.Item1, at.Item2)
                        ? (s.Without(at.Item1, at.Item2), unit)
                        : (s, Refusals.NoImage)
            )
        );

    // An envelope is the whole answer.
    private static Either<SandboxReply, Image> Find(SandboxState s, (AccountId, ImageId) at) =>
        s
            .Images.Find(at)
            .ToEither(() =>
                s.Envelopes.Find(at).Map(Refusals.Ok).IfNone(static () => Refusals.NoImage)
            );

    private static (SandboxState, Either<SandboxReply, Image>) Update(
        SandboxState s,
        (AccountId Account, ImageId Id) at,
        ImageUpdate update
    )
    {
        if (Find(s, at).Case is not Image image)
            return (s, Find(s, at));
        var signed = update.RequireSignedUrls;
        var updated = image with
        {
            Meta = update.Metadata || image.Meta,
            Creator = update.Creator || image.Creator,
            RequireSignedUrls = signed.IsStated ? signed : image.RequireSignedUrls,
        };
        var isMoved = updated.RequireSignedUrls.IsRequired != image.RequireSignedUrls.IsRequired;
        if (isMoved && signed.IsRequired && ImageId.Custom(at.Id.Value).IsRight)
            return (s, Refusals.CustomId);
        // Assumed: a draft keeps its id, because its one-time address has it.
        if (!isMoved || image.IsDraft)
            return (s.Change(at.Account, at.Id, updated), s.Shown(at.Account, updated));
        var id = Generated.Image(s, at.Account);
        var moved = Move(updated, at.Id, id);
        var without = s.Without(at.Account, at.Id);
        var after = s.Files.Find(at).Case is StoredFile file
            ? without.With(at.Account, id, moved, file)
            : without.With(at.Account, id, moved);
        return (after, after.Shown(at.Account, moved));
    }

    private static Image Move(Image image, ImageId from, ImageId to) =>
        image with
        {
            Id = to,
            Variants = image.Variants.Map(urls =>
                urls.Map(url =>
                    VariantUrl
                        .Create(url.Value.Replace($"/{from}/", $"/{to}/", StringComparison.Ordinal))
                        .IfLeft(url)
                )
            ),
        };
}
