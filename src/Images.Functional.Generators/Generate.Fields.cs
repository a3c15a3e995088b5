using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Creators of 0 to 1,024 characters.</summary>
    public static Gen<Creator> Creators =>
        Texts.Between(0, FieldLimits.CreatorCharacters).Through(Creator.Create);

    /// <summary>Creators of exactly 1,024 characters.</summary>
    public static Gen<Creator> CreatorsAtTheLimit =>
        Texts.Exactly(FieldLimits.CreatorCharacters).Through(Creator.Create);

    /// <summary>Creators of 1 to 1,024 characters, each of two UTF-16 units.</summary>
    public static Gen<Creator> CreatorsBeyondBmp =>
        Dice.Roll(dice =>
                Texts.BeyondBmp(
                    dice,
                    dice.OneIn(4)
                        ? FieldLimits.CreatorCharacters
                        : dice.Between(1, FieldLimits.CreatorCharacters)
                )
            )
            .Through(Creator.Create);

    /// <summary>Texts of 1,025 characters, one more than a creator has.</summary>
    public static Gen<string> CreatorTextsOneOver =>
        Texts.Exactly(FieldLimits.CreatorCharacters + 1);

    /// <summary>Raw texts on both sides of what a creator may be.</summary>
    public static Gen<string> CreatorTexts => Texts.Around(0, FieldLimits.CreatorCharacters);

    /// <summary>Filenames of 0 to 255 characters.</summary>
    public static Gen<Filename> Filenames =>
        Gen.Frequency(
                (1, Gen.Elements("logo.png", "IMG_0001.JPG", "..", "a/b.png", "C:\\x.gif")),
                (6, Texts.Between(0, FieldLimits.FilenameCharacters))
            )
            .Through(Filename.Create);

    /// <summary>Filenames of exactly 255 characters.</summary>
    public static Gen<Filename> FilenamesAtTheLimit =>
        Texts.Exactly(FieldLimits.FilenameCharacters).Through(Filename.Create);

    /// <summary>Filenames of 1 to 255 characters, each of two UTF-16 units.</summary>
    public static Gen<Filename> FilenamesBeyondBmp =>
        Dice.Roll(dice =>
                Texts.BeyondBmp(
                    dice,
                    dice.OneIn(4)
                        ? FieldLimits.FilenameCharacters
                        : dice.Between(1, FieldLimits.FilenameCharacters)
                )
            )
            .Through(Filename.Create);

    /// <summary>Texts of 256 characters, one more than a filename has.</summary>
    public static Gen<string> FilenameTextsOneOver =>
        Texts.Exactly(FieldLimits.FilenameCharacters + 1);

    /// <summary>Raw texts on both sides of what a filename may be.</summary>
    public static Gen<string> FilenameTexts => Texts.Around(0, FieldLimits.FilenameCharacters);
}
