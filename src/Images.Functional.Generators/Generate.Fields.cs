using FsCheck;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Creators of exactly 1,024 characters.</summary>
    public static Gen<Creator> CreatorsAtTheLimit =>
        Texts.Exactly(FieldLimits.CreatorCharacters).Through(Creator.Create);

    /// <summary>Creators of 1 to 1,024 characters, each of two UTF-16 units.</summary>
    public static Gen<Creator> CreatorsBeyondBmp =>
        Texts.BeyondBmpUpTo(FieldLimits.CreatorCharacters).Through(Creator.Create);

    /// <summary>Texts of 1,025 characters, one more than a creator may have.</summary>
    public static Gen<string> CreatorTextsOneOver =>
        Texts.Exactly(FieldLimits.CreatorCharacters + 1);

    /// <summary>Raw texts, valid and invalid as a creator.</summary>
    /// <remarks>Of a hundred, at least: 40 right, 25 wrong, 10 one over, 9 not Unicode.</remarks>
    public static Gen<string> CreatorTexts => Texts.Around(0, FieldLimits.CreatorCharacters);

    /// <summary>Filenames of exactly 255 characters.</summary>
    public static Gen<Filename> FilenamesAtTheLimit =>
        Texts.Exactly(FieldLimits.FilenameCharacters).Through(Filename.Create);

    /// <summary>Filenames of 1 to 255 characters, each of two UTF-16 units.</summary>
    public static Gen<Filename> FilenamesBeyondBmp =>
        Texts.BeyondBmpUpTo(FieldLimits.FilenameCharacters).Through(Filename.Create);

    /// <summary>Texts of 256 characters, one more than a filename may have.</summary>
    public static Gen<string> FilenameTextsOneOver =>
        Texts.Exactly(FieldLimits.FilenameCharacters + 1);

    /// <summary>Raw texts, valid and invalid as a filename.</summary>
    /// <remarks>Of a hundred, at least: 40 right, 25 wrong, 10 one over, 9 not Unicode.</remarks>
    public static Gen<string> FilenameTexts => Texts.Around(0, FieldLimits.FilenameCharacters);
}
