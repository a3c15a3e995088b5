using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>
/// Generators of special cases, which have no arbitrary of their own. For everything else, use <see cref="Arbitraries"/>:
/// <c>Arbitraries.Image().Generator</c>.
/// </summary>
/// <remarks>
/// <para>
/// The names say what is special: <c>…AtTheLimit</c>, <c>…BeyondBmp</c> (every character has two UTF-16 units), <c>…TextsOneOver</c> (raw
/// texts one character over the limit). Other <c>…Texts</c> are raw texts, valid and invalid ones.
/// </para>
/// <para>The documentation states how often each class of values occurs, at FsCheck's size 50. Tests check these rates.</para>
/// </remarks>
public static partial class Generate
{
    /// <summary>Account ids of exactly 32 characters.</summary>
    public static Gen<AccountId> AccountIdsAtTheLimit =>
        Texts.Exactly(FieldLimits.AccountIdCharacters).Through(AccountId.Create);

    /// <summary>Account ids of 1 to 32 characters, each of two UTF-16 units.</summary>
    public static Gen<AccountId> AccountIdsBeyondBmp =>
        Texts.BeyondBmpUpTo(FieldLimits.AccountIdCharacters).Through(AccountId.Create);

    /// <summary>Texts of 33 characters, one more than an account id may have.</summary>
    public static Gen<string> AccountIdTextsOneOver =>
        Texts.Exactly(FieldLimits.AccountIdCharacters + 1);

    /// <summary>Raw texts, valid and invalid as an account id.</summary>
    /// <remarks>Of a hundred, at least: 45 right, 20 wrong, 10 too long, 2 empty, 5 not Unicode, 3 with a dot segment.</remarks>
    public static Gen<string> AccountIdTexts => Ids.Around(FieldLimits.AccountIdCharacters);

    /// <summary>
    /// Image ids that replies may contain and requests may not: names of endpoints, and ids that become one when slashes are decoded.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 30 the name of an endpoint, 8 below keys or variants, 8 that end with /blob, 5 percent-encoded.
    /// </remarks>
    public static Gen<ImageId> ReservedImageIds => Dice.Roll(Ids.Reserved).Through(ImageId.Any);

    /// <summary>Image ids that a reply may contain: those of requests, and reserved ones.</summary>
    /// <remarks>Of a hundred, at least: 80 that a request may carry, 5 reserved.</remarks>
    public static Gen<ImageId> RepliedImageIds =>
        Gen.Frequency((9, Arbitraries.ImageId().Generator), (1, ReservedImageIds));

    /// <summary>Image ids of 1 to 32 characters, which <see cref="ImageId.Create"/> accepts.</summary>
    public static Gen<ImageId> ShortImageIds => Ids.Documented.Through(ImageId.Create);

    /// <summary>Image ids of exactly 32 characters.</summary>
    public static Gen<ImageId> ShortImageIdsAtTheLimit =>
        Texts.Exactly(FieldLimits.ImageIdCharacters).Through(ImageId.Create);

    /// <summary>Image ids of 1 to 32 characters, each of two UTF-16 units.</summary>
    public static Gen<ImageId> ShortImageIdsBeyondBmp =>
        Texts.BeyondBmpUpTo(FieldLimits.ImageIdCharacters).Through(ImageId.Create);

    /// <summary>Image ids as Cloudflare assigns them: UUIDs, with or without hyphens.</summary>
    /// <remarks>Of a hundred, at least: 50 with hyphens, 20 without them, 15 in capitals.</remarks>
    public static Gen<ImageId> UuidImageIds => Ids.Uuids.Through(ImageId.Create);

    /// <summary>Image ids that <see cref="ImageId.Custom"/> accepts: up to 1,024 characters, with subpaths.</summary>
    /// <remarks>Of a hundred, at least: 40 with subpaths, 10 of 1,024 characters, 20 beyond the BMP.</remarks>
    public static Gen<ImageId> CustomImageIds => Ids.Custom.Through(ImageId.Custom);

    /// <summary>Custom image ids of exactly 1,024 characters.</summary>
    public static Gen<ImageId> CustomImageIdsAtTheLimit =>
        Texts.Exactly(FieldLimits.CustomImageIdCharacters).Through(ImageId.Custom);

    /// <summary>Custom image ids of 1 to 1,024 characters, each of two UTF-16 units.</summary>
    public static Gen<ImageId> CustomImageIdsBeyondBmp =>
        Texts.BeyondBmpUpTo(FieldLimits.CustomImageIdCharacters).Through(ImageId.Custom);

    /// <summary>Texts of 33 characters, one more than a short image id may have; most are custom ids.</summary>
    public static Gen<string> ShortImageIdTextsOneOver =>
        Texts.Exactly(FieldLimits.ImageIdCharacters + 1);

    /// <summary>Texts of 1,025 characters, one more than a custom image id may have.</summary>
    public static Gen<string> CustomImageIdTextsOneOver =>
        Texts.Exactly(FieldLimits.CustomImageIdCharacters + 1);

    /// <summary>Raw texts, valid and invalid as an image id, of either kind.</summary>
    /// <remarks>Of a hundred, at least: 60 right, 10 wrong, 2 too long, 2 not Unicode, 2 with a dot segment, 10 nearly UUIDs.</remarks>
    public static Gen<string> ImageIdTexts =>
        Gen.Frequency(
            (2, Ids.Around(FieldLimits.ImageIdCharacters)),
            (2, Ids.Around(FieldLimits.CustomImageIdCharacters)),
            (1, Ids.Uuids),
            (1, Ids.AlmostUuids)
        );
}
