using System;
using LanguageExt;
using static LanguageExt.Prelude;
using Endpoints = Images.Functional.ImagesV1.Endpoints;

namespace Images.Functional.Sandbox;

/// <summary>The rules for variants.</summary>
internal static class VariantRules
{
    public static Seq<SandboxRule> All { get; } =
        Seq(
            SandboxRule.On(
                Endpoints.ListVariants,
                static (s, account) => (s, s.Account(account).Variants)
            ),
            SandboxRule.On(Endpoints.GetVariant, static (s, at) => (s, Find(s, at))),
            SandboxRule.On(Endpoints.GetFlatVariant, static (s, at) => (s, Find(s, at))),
            SandboxRule.On(
                Endpoints.CreateVariant,
                static (s, of) =>
                    !AreAllowed(of.Item2.Options) ? (s, Refusals.Unreadable)
                    : Find(s, (of.Item1, of.Item2.Id)).IsRight ? (s, Refusals.Taken)
                    : s.Account(of.Item1).Variants.Count >= SandboxAccount.MostVariants
                        ? (s, Refusals.TooManyVariants)
                    : (Change(s, of.Item1, all => all.Add(of.Item2.Id, of.Item2)), of.Item2)
            ),
            SandboxRule.On(
                Endpoints.UpdateVariant,
                static (s, of) => Update(s, of.Item1, of.Item2)
            ),
            SandboxRule.On(
                Endpoints.DeleteVariant,
                static (s, at) =>
                    (
                        Change(s, at.Item1, all => all.Remove(at.Item2)),
                        Find(s, at).Map(static _ => unit)
                    )
            )
        );

    private static Either<SandboxReply, Variant> Find(
        SandboxState s,
        (AccountId Account, VariantId Id) at
    ) => s.Account(at.Account).Variants.Find(at.Id).ToEither(Refusals.NoVariant);

    private static (SandboxState, Either<SandboxReply, Variant>) Update(
        SandboxState s,
        (AccountId Account, VariantId Id) at,
        VariantUpdate update
    )
    {
        if (!AreAllowed(update.Options))
            return (s, Refusals.Unreadable);
        if (Find(s, at).Case is not Variant old)
            return (s, Refusals.NoVariant);
        var never = update.NeverRequireSignedUrls;
        var updated = old with
        {
            Options = update.Options,
            NeverRequireSignedUrls = never.IsStated ? never : old.NeverRequireSignedUrls,
        };
        return (Change(s, at.Account, all => all.SetItem(at.Id, updated)), updated);
    }

    // The documented values; others are only for delivery URLs.
    private static bool AreAllowed(VariantOptions options) =>
        options.Fit.ForAll(static fit => Fit.Text.Named.Exists(known => known == fit))
        && options.Metadata.ForAll(static kept =>
            KeptMetadata.Text.Named.Exists(known => known == kept)
        );

    private static SandboxState Change(
        SandboxState s,
        AccountId account,
        Func<Map<VariantId, Variant>, Map<VariantId, Variant>> change
    ) =>
        s.With(account, s.Account(account) with { Variants = change(s.Account(account).Variants) });
}
