using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Arbitraries of types whose codecs or texts do not describe all the rules of their constructors.</summary>
internal static class Known
{
    private const long Hour = 60 * 60;
    private const long Year = 365 * 24 * Hour;

    private static readonly Dictionary<Type, object> All = new()
    {
        [typeof(AccountId)] = Arbitraries.AccountId(),
        [typeof(ImageId)] = Derived.Of(
            ImageId.Text,
            Generate.RepliedImageIds.Select(static id => id.Value)
        ),
        [typeof(Creator)] = Arbitraries.Creator(),
        [typeof(Filename)] = Arbitraries.Filename(),
        [typeof(Metadata)] = Arbitraries.Metadata(),
        [typeof(Timestamp)] = Arbitraries.Timestamp(),
        [typeof(VariantUrl)] = Arbitraries.VariantUrl(),
        [typeof(VariantList)] = Arb.From(
                Generate.Variants,
                Arbitraries.Arr(Arbitraries.VariantUrl()).Shrinker
            )
            .Convert(static urls => new VariantList(urls), static list => toArray(list.Urls)),
        [typeof(JsonText)] = Arbitraries.JsonText(),
        [typeof(Unit)] = Arbitraries.Unit(),
        [typeof(bool)] = Arb.From(
            Gen.Elements(false, true),
            static value => Enumerable.Repeat(false, value ? 1 : 0)
        ),
        [typeof(long)] = Arb.From(Numbers.Integers, Numbers.Smaller),
        [typeof(decimal)] = Arb.From(Numbers.Decimals, Numbers.Smaller),
        [typeof(Blob)] = Arbitraries.Blob(),
        [typeof(SourceUrl)] = Arbitraries.SourceUrl(),
        [typeof(UploadUrl)] = Derived.Of(
            UploadUrl.Text,
            Dice.Roll(static dice =>
                $"https://upload.imagedelivery.net/{Ids.Hex(dice)}/"
                + Texts.Simple(dice, dice.Between(0, 40))
            )
        ),
        [typeof(Pixels)] = Arb.From(
            Gen.Frequency(
                    (1, Gen.Constant(1m)),
                    (3, Gen.Choose(1, 20_000).Select(static n => (decimal)n)),
                    (1, Numbers.Decimals)
                )
                .Select(Pixels.Create)
                .Where(static made => made.IsRight)
                .Select(Valid.Value),
            static pixels =>
                Valid.Through(Numbers.Smaller(pixels.Value - 1), n => Pixels.Create(n + 1))
        ),
        [typeof(BrowserTtl)] = Arb.From(
            Gen.Frequency(
                    (1, Gen.Elements(Hour, Hour + 1, Year - 1, Year)),
                    (3, Gen.Choose((int)Hour, (int)Year).Select(static n => (long)n))
                )
                .Select(static seconds => BrowserTtl.Create(seconds).Value()),
            static ttl =>
                Valid.Through(Numbers.Smaller(ttl.Seconds - Hour), n => BrowserTtl.Create(n + Hour))
        ),
    };

    /// <summary>The type's own arbitrary; null if it has none.</summary>
    public static Arbitrary<A>? Find<A>() =>
        All.TryGetValue(typeof(A), out var found) ? (Arbitrary<A>)found : null;
}
