using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using static LanguageExt.Prelude;

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

    /// <summary>Tokens, most of them like Cloudflare's.</summary>
    public static Arbitrary<KnownCredentials> Tokens =>
        Secret(static dice => dice.OneIn(3) ? Known(dice) : Token(dice))
            .Case(
                KnownCredentials.Token,
                static known => known.Secrets is [var token] ? Some(token) : None
            );

    /// <summary>Emails and keys, most of them like Cloudflare's.</summary>
    public static Arbitrary<KnownCredentials> Keys =>
        Composed
            .Both(
                Secret(static dice => dice.OneIn(3) ? Known(dice) : Email(dice)),
                Secret(static dice => dice.OneIn(3) ? Known(dice) : Key(dice))
            )
            .Case(
                static both => KnownCredentials.EmailAndKey(both.Item1, both.Item2),
                static known => known.Secrets is [var email, var key] ? Some((email, key)) : None
            );

    /// <summary>A token like Cloudflare's: 40 characters.</summary>
    public static string Token(Dice dice) => dice.Characters(40, Base64Url);

    public static string Email(Dice dice) =>
        $"{dice.Characters(dice.Between(1, 20), Base64Url)}@{dice.Pick("example.com", "example.org", "mail.example.co.uk")}";

    /// <summary>A global API key like Cloudflare's: 37 hex digits.</summary>
    public static string Key(Dice dice) => dice.Characters(37, Ids.HexDigits);

    /// <summary>A secret with any valid characters.</summary>
    public static string Any(Dice dice, int shortest) =>
        string.Concat(
            dice.Many(
                dice.OneIn(8) ? dice.Between(500, 2000) : dice.Between(shortest, 60),
                static one => (char)one.Between('!', '~')
            )
        );

    /// <summary>A secret with any valid characters, long enough to search for in texts.</summary>
    public static string Known(Dice dice) => Any(dice, KnownCredentials.ShortestSecret);

    private static Arbitrary<string> Secret(Func<Dice, string> roll) =>
        Arb.From(
            Dice.Roll(roll),
            static secret =>
                Shrinks
                    .Text(secret)
                    .Where(static text => text.Length >= KnownCredentials.ShortestSecret)
                    .Where(_ => secret != Plain)
        );
}
