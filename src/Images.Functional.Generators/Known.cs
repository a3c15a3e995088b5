using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Arbitraries that do not follow from a codec or a text.</summary>
internal static class Known
{
    private const int Hour = 60 * 60;
    private const int Year = 365 * 24 * Hour;

    // Made when they are looked for: some are made of others.
    private static readonly Dictionary<Type, Func<object>> Ruled = new()
    {
        [typeof(AccountId)] = static () => Arbitraries.AccountId(),
        [typeof(ImageId)] = static () =>
            Derived.Of(ImageId.Text, Generate.RepliedImageIds.Select(static id => id.Value)),
        [typeof(Creator)] = static () => Arbitraries.Creator(),
        [typeof(Filename)] = static () => Arbitraries.Filename(),
        [typeof(Metadata)] = static () => Arbitraries.Metadata(),
        [typeof(Timestamp)] = static () => Arbitraries.Timestamp(),
        [typeof(VariantUrl)] = static () => Arbitraries.VariantUrl(),
        [typeof(Blob)] = static () => Arbitraries.Blob(),
        [typeof(SourceUrl)] = static () => Arbitraries.SourceUrl(),
        [typeof(BaseAddress)] = static () => Arbitraries.BaseAddress(),
        [typeof(MetadataField)] = static () => Arbitraries.MetadataField(),
        [typeof(PageSize)] = static () => Arbitraries.PageSize(),
        [typeof(DeliveryUrl)] = static () => Arbitraries.DeliveryUrl(),
        [typeof(Transformation)] = static () => Arbitraries.Transformation(),
        [typeof(RemoteImageUrl)] = static () => Arbitraries.RemoteImageUrl(),
        [typeof(UploadUrl)] = static () =>
            Derived.Of(
                UploadUrl.Text,
                Dice.Roll(static dice =>
                    $"https://upload.imagedelivery.net/{Ids.Hex(dice)}/"
                    + Texts.Simple(dice, dice.Between(0, 40))
                )
            ),
        [typeof(BrowserTtl)] = static () =>
            Numbers
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
    public static Arbitrary<A>? Find<A>() =>
        Ruled.TryGetValue(typeof(A), out var make) ? (Arbitrary<A>)make() : null;

    /// <summary>Values of a type that a codec without parts reads, or null.</summary>
    public static Arbitrary<A>? Leaf<A>() =>
        Leaves.TryGetValue(typeof(A), out var found) ? (Arbitrary<A>)found : null;
}
