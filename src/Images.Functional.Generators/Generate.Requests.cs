using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Raw texts, valid and invalid as a token, an email or a key: with line breaks, spaces or control characters, or empty.</summary>
    /// <remarks>Of a hundred, at least: 30 right, 40 wrong, 8 with a line break, 7 beyond ASCII, 5 empty.</remarks>
    public static Gen<string> CredentialTexts =>
        Dice.Roll(static dice =>
            dice.Below(4) switch
            {
                0 => Secrets.Token(dice),
                1 => Secrets.Any(dice, 1),
                _ => Secrets.Wrong(dice),
            }
        );

    /// <summary>Raw texts, valid and invalid as a base address: with user info, query, fragment, another scheme, http to another machine.</summary>
    /// <remarks>
    /// Of a hundred, at least: 40 right, 30 wrong, 3 of http to elsewhere, 5 with user info, 3 with a query.
    /// </remarks>
    public static Gen<string> BaseAddressTexts =>
        Gen.OneOf(Dice.Roll(Addresses.Any), Dice.Roll(Addresses.Wrong));
}
