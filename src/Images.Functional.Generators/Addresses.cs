namespace Images.Functional.Generators;

/// <summary>Texts of base addresses.</summary>
internal static class Addresses
{
    /// <summary>An address over https, or over http to this machine.</summary>
    public static string Any(Dice dice) =>
        (
            dice.OneIn(2)
                ? dice.Word("https:// https:// HTTPS://") + Elsewhere(dice)
                : dice.Word("http:// http:// HTTP://")
                    + dice.Word("localhost 127.0.0.1 [::1] LOCALHOST 127.1.2.3")
        )
        + (dice.OneIn(2) ? $":{dice.Between(1, 65_535)}" : "")
        + Path(dice);

    /// <summary>An address with one forbidden part, or a text that is not an address.</summary>
    public static string Wrong(Dice dice) =>
        dice.Below(5) switch
        {
            0 => dice.Word("http http http ftp file ws httpss")
                + "://"
                + Elsewhere(dice)
                + Path(dice),
            1 => $"https://{Texts.Simple(dice, 4)}:{Texts.Simple(dice, 8)}@{Elsewhere(dice)}",
            2 =>
                $"https://{Elsewhere(dice)}{Path(dice)}{dice.Word("? #")}{Texts.Simple(dice, dice.Below(4))}",
            3 => dice.Word(" https:// https: //a/b /client/v4 api.cloudflare.com https://[::"),
            _ => Texts.Any(dice, dice.Below(20)),
        };

    /// <summary>Those to which the others shrink.</summary>
    public static BaseAddress[] Plainest { get; } =
    [
        BaseAddress.Cloudflare,
        BaseAddress.Create("https://example.com/").Value(),
        BaseAddress.Create("http://localhost/").Value(),
    ];

    private static string Elsewhere(Dice dice) =>
        dice.Word(
            "api.cloudflare.com example.com proxy.example.org 192.0.2.1 [2001:db8::1] bücher.example"
        );

    private static string Path(Dice dice) =>
        dice.Pick("", "", "/")
        + string.Concat(
            dice.Many(
                dice.Below(3),
                static dice => "/" + dice.Pick("client", "v4", "a%20b", "é", Texts.Simple(dice, 3))
            )
        )
        + dice.Pick("", "/");
}
