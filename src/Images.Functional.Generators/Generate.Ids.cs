using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>
/// Generators of the core's types, to compose by hand; every value is valid. Those named <c>…Texts</c> give raw
/// texts, right and wrong ones. <see cref="Arbitraries"/> has them with shrinkers.
/// </summary>
public static partial class Generate
{
    /// <summary>Account ids of 1 to 32 characters.</summary>
    public static Gen<AccountId> AccountIds =>
        Gen.Frequency(
                (2, Dice.Roll(Ids.Hex)),
                (3, Ids.Documented),
                (1, Texts.Exactly(FieldLimits.AccountIdCharacters))
            )
            .Through(AccountId.Create);

    /// <summary>Account ids of exactly 32 characters.</summary>
    public static Gen<AccountId> AccountIdsAtTheLimit =>
        Texts.Exactly(FieldLimits.AccountIdCharacters).Through(AccountId.Create);

    /// <summary>Texts of 33 characters, one more than an account id has.</summary>
    public static Gen<string> AccountIdTextsOneOver =>
        Texts.Exactly(FieldLimits.AccountIdCharacters + 1);

    /// <summary>Raw texts on both sides of what an account id may be.</summary>
    public static Gen<string> AccountIdTexts => Ids.Around(FieldLimits.AccountIdCharacters);

    /// <summary>Image ids of every kind: short ones, UUIDs and custom ones.</summary>
    public static Gen<ImageId> ImageIds =>
        Gen.Frequency((2, ShortImageIds), (3, UuidImageIds), (2, CustomImageIds));

    /// <summary>Image ids of 1 to 32 characters, which <see cref="ImageId.Create"/> accepts.</summary>
    public static Gen<ImageId> ShortImageIds => Ids.Documented.Through(ImageId.Create);

    /// <summary>Image ids as Cloudflare assigns them: UUIDs, with their hyphens or without.</summary>
    public static Gen<ImageId> UuidImageIds => Ids.Uuids.Through(ImageId.Create);

    /// <summary>Image ids that <see cref="ImageId.Custom"/> accepts: up to 1,024 characters, with subpaths.</summary>
    public static Gen<ImageId> CustomImageIds => Ids.Custom.Through(ImageId.Custom);

    /// <summary>Custom image ids of exactly 1,024 characters.</summary>
    public static Gen<ImageId> CustomImageIdsAtTheLimit =>
        Texts.Exactly(FieldLimits.CustomImageIdCharacters).Through(ImageId.Custom);

    /// <summary>Texts of 33 characters, one more than a documented image id has; most are custom ids.</summary>
    public static Gen<string> ImageIdTextsOneOver =>
        Texts.Exactly(FieldLimits.ImageIdCharacters + 1);

    /// <summary>Texts of 1,025 characters, one more than a custom image id has.</summary>
    public static Gen<string> CustomImageIdTextsOneOver =>
        Texts.Exactly(FieldLimits.CustomImageIdCharacters + 1);

    /// <summary>Raw texts on both sides of what an image id may be, of either kind.</summary>
    public static Gen<string> ImageIdTexts =>
        Gen.Frequency(
            (2, Ids.Around(FieldLimits.ImageIdCharacters)),
            (2, Ids.Around(FieldLimits.CustomImageIdCharacters)),
            (1, Ids.Uuids),
            (1, Ids.AlmostUuids)
        );
}
