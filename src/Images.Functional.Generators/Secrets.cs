namespace Images.Functional.Generators;

/// <summary>Texts of tokens, emails and keys: visible ASCII without spaces.</summary>
internal static class Secrets
{
    /// <summary>The characters of tokens and of account hashes.</summary>
    public const string Base64Url =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    // As short as a known secret may be, and unlikely to occur by chance.
    private const string Plain = "secret-1";

    /// <summary>The plainest token; then the plainest email and key.</summary>
    public static KnownCredentials[] Plainest { get; } =
    [KnownCredentials.Token(Plain), KnownCredentials.EmailAndKey("me@a.test", Plain)];

    /// <summary>A token of 40 characters, or an email and a key of 37 hex digits, like Cloudflare's; a third of the secrets are any text.</summary>
    public static KnownCredentials Known(Dice dice) =>
        dice.OneIn(2)
            ? KnownCredentials.Token(OrAny(dice, dice.Characters(40, Base64Url)))
            : KnownCredentials.EmailAndKey(
                OrAny(
                    dice,
                    dice.Characters(dice.Between(1, 20), Base64Url)
                        + dice.Word("@example.com @example.org @mail.example.co.uk")
                ),
                OrAny(dice, dice.Characters(37, Ids.HexDigits))
            );

    // Long enough to search for in texts.
    private static string OrAny(Dice dice, string usual) =>
        dice.OneIn(3)
            ? string.Concat(
                dice.Many(
                    dice.OneIn(8)
                        ? dice.Between(500, 2000)
                        : dice.Between(KnownCredentials.ShortestSecret, 60),
                    static one => (char)one.Between('!', '~')
                )
            )
            : usual;
}
