using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Arbitraries that do not follow from a codec or a text.</summary>
internal static class Known
{
    private const int Hour = 60 * 60;
    private const int Year = 365 * 24 * Hour;

    private static readonly Dictionary<Type, object> Ruled = new()
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
        [typeof(Blob)] = Arbitraries.Blob(),
        [typeof(SourceUrl)] = Arbitraries.SourceUrl(),
        [typeof(UploadUrl)] = Derived.Of(
            UploadUrl.Text,
            Dice.Roll(static dice =>
                $"https://upload.imagedelivery.net/{Ids.Hex(dice)}/"
                + Texts.Simple(dice, dice.Between(0, 40))
            )
        ),
        [typeof(BrowserTtl)] = Numbers
            .Within(Hour, Year)
            .Convert(
                static seconds => BrowserTtl.Create(seconds).Value(),
                static ttl => ttl.Seconds
            ),
    };

    private static readonly Dictionary<Type, object> Leaves = new()
    {
        [typeof(VariantList)] = Arb.From(
                Generate.Variants,
                Arbitraries.Arr(Arbitraries.VariantUrl()).Shrinker
            )
            .Convert(static urls => new VariantList(urls), static list => toArray(list.Urls)),
        [typeof(JsonText)] = Arbitraries.JsonText(),
        [typeof(Unit)] = Arbitraries.Unit(),
        [typeof(bool)] = Fields.Flag(false),
        [typeof(long)] = Arb.From(Numbers.Integers, Shrinks.Toward),
        [typeof(decimal)] = Arb.From(Numbers.Decimals, Numbers.Smaller),
    };

    /// <summary>Values of a type whose constructor has rules of its own; null for other types.</summary>
    public static Arbitrary<A>? Find<A>() => In<A>(Ruled);

    /// <summary>Values of a type that a codec without parts reads, or null.</summary>
    public static Arbitrary<A>? Leaf<A>() => In<A>(Leaves);

    private static Arbitrary<A>? In<A>(Dictionary<Type, object> all) =>
        all.TryGetValue(typeof(A), out var found) ? (Arbitrary<A>)found : null;
}
