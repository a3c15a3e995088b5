using System.Linq;

namespace Images.Functional.Generators;

/// <summary>Texts of tokens, emails and keys: visible ASCII without spaces.</summary>
internal static class Secrets
{
    private const string TokenCharacters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    /// <summary>A token like Cloudflare's: 40 characters.</summary>
    public static string Token(Dice dice) => Of(dice, TokenCharacters, 40);

    public static string Email(Dice dice) =>
        $"{Of(dice, TokenCharacters, dice.Between(1, 20))}@{dice.Pick("example.com", "example.org", "mail.example.co.uk")}";

    /// <summary>A global API key like Cloudflare's: 37 hex digits.</summary>
    public static string Key(Dice dice) => Of(dice, "0123456789abcdef", 37);

    /// <summary>A secret with any valid characters.</summary>
    public static string Any(Dice dice, int shortest) =>
        string.Concat(
            Enumerable
                .Range(0, dice.OneIn(8) ? dice.Between(500, 2000) : dice.Between(shortest, 60))
                .Select(_ => (char)dice.Between('!', '~'))
        );

    /// <summary>A secret with any valid characters, long enough to search for in texts.</summary>
    public static string Known(Dice dice) => Any(dice, KnownCredentials.ShortestSecret);

    /// <summary>A text with one invalid character, or an empty text.</summary>
    public static string Wrong(Dice dice)
    {
        var text = Any(dice, 1);
        return dice.OneIn(6)
            ? ""
            : text.Insert(
                dice.Below(text.Length + 1),
                dice.Pick(" ", "\t", "\r", "\n", "\r\nX-A: b", "\0", "\u007f", "é", "😀", "\uD800")
            );
    }

    private static string Of(Dice dice, string characters, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => dice.Pick<char>(characters)));
}
