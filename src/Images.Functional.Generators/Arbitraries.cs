namespace Images.Functional.Generators;

/// <summary>
/// Arbitraries (a generator and a shrinker) for the types of the core, for envelopes as text, and for LanguageExt's types, which FsCheck
/// cannot generate by itself. On a property, <c>[Property(Arbitrary = new[] { typeof(Arbitraries) })]</c>; on a class of properties,
/// <c>[Properties(Arbitrary = new[] { typeof(Arbitraries) })]</c>; by hand, <c>Prop.ForAll(Arbitraries.Image(), …)</c>.
/// </summary>
/// <remarks>
/// <para>
/// Every value is valid and stays valid as it shrinks. Each arbitrary's documentation names its smallest value. Where classes of values
/// matter, it states how often each occurs, at FsCheck's size 50. Tests check these rates.
/// </para>
/// <para>
/// <see cref="Generate"/> has generators of special cases. Combine them with these shrinkers: <c>Arb.From(Generate.Drafts,
/// Arbitraries.Image().Shrinker)</c>.
/// </para>
/// </remarks>
public static partial class Arbitraries
{
    /// <summary>Account ids of 1 to 32 characters. They shrink to <c>a</c>.</summary>
    /// <remarks>Of a hundred, at least: 20 of 32 hex digits, 40 at the limit, 15 beyond the BMP, 4 with a slash, 25 to be escaped.</remarks>
    public static Arbitrary<AccountId> AccountId() =>
        Derived.Of(
            Functional.AccountId.Text,
            Gen.Frequency(
                (2, Dice.Roll(Ids.Hex)),
                (3, Ids.Documented),
                (1, Texts.Exactly(Functional.FieldLimits.AccountIdCharacters))
            )
        );

    /// <summary>Image ids that requests may contain: short ones, UUIDs and custom ones. They shrink to <c>a</c>.</summary>
    /// <remarks>
    /// Of a hundred, at least: 15 UUIDs with hyphens, 10 UUIDs without hyphens, 8 that only Custom accepts, 3 of 1,024 characters, 10 with
    /// subpaths, 10 beyond the BMP.
    /// </remarks>
    public static Arbitrary<ImageId> ImageId() =>
        Arb.Filter(
            Derived.Of(
                Functional.ImageId.Text,
                Gen.Frequency((2, Ids.Documented), (3, Ids.Uuids), (2, Ids.Custom))
            ),
            Ids.IsAskedFor
        );

    /// <summary>Creators of 0 to 1,024 characters. They shrink to the empty creator.</summary>
    /// <remarks>Of a hundred, at least: 2 empty, 1 at the limit, 25 beyond the BMP, 10 with control characters.</remarks>
    public static Arbitrary<Creator> Creator() =>
        Derived.Of(
            Functional.Creator.Text,
            Texts.Between(0, Functional.FieldLimits.CreatorCharacters)
        );

    /// <summary>Filenames of 0 to 255 characters. They shrink to the empty filename.</summary>
    /// <remarks>Of a hundred, at least: 1 empty, 1 at the limit, 20 beyond the BMP, 10 with control characters, 9 with a slash.</remarks>
    public static Arbitrary<Filename> Filename() =>
        Derived.Of(
            Functional.Filename.Text,
            Gen.Frequency(
                (1, Gen.Elements("logo.png", "IMG_0001.JPG", "..", "a/b.png", "C:\\x.gif")),
                (6, Texts.Between(0, Functional.FieldLimits.FilenameCharacters))
            )
        );

    /// <summary>JSON values of every kind, in texts that may not be canonical. They shrink to an empty one, zero, null or a boolean.</summary>
    /// <remarks>
    /// Of a hundred, at least: 20 objects, 20 arrays, 8 strings, 4 numbers, 1 null, 1 true or false, 3 over 1,024 bytes, 4 of
    /// more than 64 levels.
    /// </remarks>
    public static Arbitrary<JsonText> JsonText() =>
        Arb.From(
            from spelling in Spelling.Any
            from tree in Gen.Frequency(
                (12, JsonTrees.Any),
                (1, Dice.Roll(static dice => JsonTrees.Nested(dice, dice.Between(5, 700))))
            )
            select Functional.JsonText.Parse(spelling.Write(tree)).Value(),
            static json =>
                Valid.Through(
                    Json.Parse(json.Value).Shrink(),
                    static tree => Functional.JsonText.Parse(tree.Canonical)
                )
        );

    /// <summary>
    /// Metadata of any kind except <c>null</c>, mostly objects: up to 512 levels deep, and up to exactly 1,024 bytes. It shrinks like JSON
    /// values, but never to <c>null</c>.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 55 objects, 10 arrays, 4 strings, 1 a number, 1 true or false, 9 of 1,024 bytes, 1 of more
    /// than 64 levels, 1 of 512 levels, 3 with a number beyond double, 40 beyond the BMP.
    /// </remarks>
    public static Arbitrary<Metadata> Metadata() =>
        Arb.From(
            Gen.Frequency(
                (8, Metas.Of(JsonTrees.Objects)),
                (4, Metas.Of(JsonTrees.Any)),
                (1, Generate.DeepMetadatas),
                (2, Generate.MetadatasAtTheLimit)
            ),
            static meta => Valid.Through(JsonText().Shrinker(meta.Json), Functional.Metadata.Create)
        );

    /// <summary>
    /// RFC 3339 date-times in every accepted form: <c>t</c> and <c>z</c>, offsets, <c>-00:00</c>, any number of fraction digits, leap
    /// seconds, the first and the last instant. They shrink to <c>2000-01-01T00:00:00Z</c>.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 20 canonical, 25 with an offset, 10 with t or z, 1 of -00:00, 6 of more than seven fraction
    /// digits, 25 without a fraction, 5 leap seconds.
    /// </remarks>
    public static Arbitrary<Timestamp> Timestamp() =>
        Derived.Of(
            Functional.Timestamp.Text,
            Gen.Frequency(
                (10, Dice.Roll(Times.Text)),
                (1, Dice.Roll(Times.LeapSecond)),
                (1, Gen.Elements(Times.Edges))
            ),
            Times.Plainer
        );

    /// <summary>Variant URLs: Cloudflare's, and other http and https URLs. They shrink to <c>http://a</c>.</summary>
    /// <remarks>Of a hundred, at least: 60 Cloudflare's, 15 others, 10 signed, 10 on the account's own host, 20 of http.</remarks>
    public static Arbitrary<VariantUrl> VariantUrl() =>
        Derived.Of(
            Functional.VariantUrl.Text,
            Gen.Frequency((3, Dice.Roll(Urls.Cloudflare)), (1, Dice.Roll(Urls.Any))),
            Shrinks.Url
        );

    /// <summary>Images with undocumented members; any field may be missing. They shrink to <see cref="Image.Empty"/>.</summary>
    /// <remarks>
    /// Of a hundred, at least: 60 with an id, 10 without an id, 10 without a creator, 10 without a filename, 10 without meta, 10 without
    /// requireSignedURLs, 10 without uploaded, 10 without variants, 8 with no variant, 40 with several variants, 2 with nothing, 10 drafts,
    /// 45 with undocumented members, 10 with a name that is almost documented.
    /// </remarks>
    public static Arbitrary<Image> Image() =>
        Arb.From(
            Gen.Frequency(
                (1, Gen.Constant(Functional.Image.Empty)),
                (3, Generate.Drafts),
                (20, Derived.Of(Functional.Image.Codec).Generator)
            ),
            Derived.Of(Functional.Image.Codec).Shrinker
        );

    /// <summary>Whether an image requires signed URLs, each case equally often. It shrinks to <see cref="SignedUrls.NotStated"/>.</summary>
    /// <remarks>Of a hundred, at least: 20 required, 20 not required, 20 not stated.</remarks>
    public static Arbitrary<SignedUrls> SignedUrls() =>
        Fields.Elements(
            Functional.SignedUrls.NotStated,
            Functional.SignedUrls.NotRequired,
            Functional.SignedUrls.Required
        );
}
