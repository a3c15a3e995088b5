namespace Images.Functional.Generators;

/// <summary>Texts of variant URLs.</summary>
internal static class Urls
{
    /// <summary>A delivery URL up to the variant's name.</summary>
    public static string Base(Dice dice)
    {
        var host = dice.Word(
            "https://imagedelivery.net/ https://imagedelivery.net/ "
                + "https://example.com/cdn-cgi/imagedelivery/ http://ImageDelivery.NET/"
        );
        return $"{host}{Texts.Simple(dice, dice.Between(6, 22))}/{Id(dice)}/";
    }

    /// <summary>A delivery URL.</summary>
    public static string Cloudflare(Dice dice) => Base(dice) + Variant(dice);

    /// <summary>A variant's name, or options; some are followed by a signature.</summary>
    public static string Variant(Dice dice) =>
        dice.Word("thumbnail hero original public w=400,h=300 w=400%2Csharpen=3 w=%FF größe a&b")
        + (dice.OneIn(4) ? $"?exp={dice.Below(int.MaxValue)}&sig={Ids.Hex(dice)}" : "");

    /// <summary>An absolute http or https URL of any kind.</summary>
    public static string Any(Dice dice) =>
        dice.Word("https:// http:// HTTPS:// hTtP://")
        + dice.Word(
            "example.com a 127.0.0.1:8080 [::1] user@host bücher.example x%20y a:0 a:65535 a: "
                + "[2001:db8::1]:8080 . %7A 😀"
        )
        + (
            dice.OneIn(11)
                ? "/" + Texts.Simple(dice, dice.Between(1, 400))
                : dice.Word(" / // /a/b/c /a?b=/c ?q #f /%2F /é😀 /%22!$&'()*+,;=:@")
        );

    /// <summary>A text that is not a variant URL, or almost not one.</summary>
    public static string Almost(Dice dice)
    {
        var url = dice.OneIn(2) ? Cloudflare(dice) : Any(dice);
        return dice.Below(9) switch
        {
            0 => url[1..],
            1 => dice.Pick("", "ftp", "data", "javascript", "httpss", " https")
                + url[url.IndexOf(':', StringComparison.Ordinal)..],
            2 => dice.Word(
                "https:// http:// https:///a https://?a https://#a https://:80/ https://@a/ "
                    + "https:/a https:a //a/b /a/b "
            ),
            3 or 4 => url.Insert(
                dice.Below(url.Length + 1),
                dice.Word("\0 \t \n \r \u001f \u007f \u0001 \b \u001b")
            ),
            5 => url + dice.Pick("\uD800", "\uDC00"),
            6 => url.Insert(dice.Below(8), dice.Pick("/", ":", "\uDC00", "x")),
            7 => "https://"
                + dice.Word(
                        "[ [::1 [:::1]/ a]/ % %zz/ \" x:99999/ x:65536 x:8a/ a@b@c/ _ a/% a/%4 a/%zz a/b_c "
                            + "a/<b> a/[b] a/#b#c a/\\"
                    )
                    .Replace('_', ' '),
            _ => Texts.Any(dice, dice.Below(30)),
        };
    }

    private static string Id(Dice dice) =>
        dice.Below(3) switch
        {
            0 => Ids.Hex(dice),
            1 => "107b9558-dd06-4bbd-5fef-9c2c16bb7900",
            _ =>
                $"{Texts.Simple(dice, dice.Between(1, 9))}/{Uri.EscapeDataString(Texts.Simple(dice, 3) + "é ")}",
        };
}
