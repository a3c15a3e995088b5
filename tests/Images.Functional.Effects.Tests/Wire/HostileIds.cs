using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Effects.Tests;

/// <summary>Ids that would reach another endpoint, if an encoder, a URL class or a handler let them.</summary>
public static class HostileIds
{
    /// <summary>What a whole id, or a part of one, may be.</summary>
    internal static readonly string[] Pieces =
    [
        "/",
        "//",
        "a..b",
        "..a",
        "a.",
        "...",
        "%2e%2e",
        "%2E",
        "%2f",
        "%252e%252e%252f",
        "%",
        "%zz",
        "?",
        "?a=b",
        "#",
        "#fragment",
        "\\",
        "..\\",
        " ",
        "\t",
        "\r\n",
        "\0",
        "\u007f",
        "\u0085",
        "\u200f",
        "\u202e",
        "\ufeff",
        "\u2028",
        "@",
        ":",
        ";",
        "&",
        "=",
        "+",
        "*",
        "'",
        "\"",
        "<",
        "[",
        "|",
        "~",
        "é",
        "e\u0301",
        "😀",
        "\U0010FFFF",
        "HTTP/1.1",
        "http://127.0.0.1:9/",
        "v1",
        "keys/",
        "Keys",
        "stats?",
        "variants#",
    ];

    private static readonly Gen<string> Texts = Gen.Frequency(
            (4, Gen.Elements(Pieces)),
            (
                1,
                Gen.Choose(0, 0x10FFFF)
                    .Where(Rune.IsValid)
                    .Select(static scalar => new Rune(scalar).ToString())
            )
        )
        .NonEmptyListOf()
        .Select(string.Concat);

    public static Arbitrary<ImageId> Images() =>
        Arb.From(
            Texts
                .Select(ImageId.Any)
                .Where(static id => id.IsRight)
                .Select(static id => (ImageId)id)
                .Where(IsAskedFor),
            Shrink
        );

    public static Arbitrary<AccountId> Accounts() =>
        Texts
            .Select(AccountId.Create)
            .Where(static id => id.IsRight)
            .Select(static id => (AccountId)id)
            .ToArbitrary();

    private static IEnumerable<ImageId> Shrink(ImageId id) =>
        id
            .Value.EnumerateRunes()
            .Select(rune => id.Value.Replace(rune.ToString(), "", System.StringComparison.Ordinal))
            .Select(ImageId.Any)
            .Where(static shorter => shorter.IsRight)
            .Select(static shorter => (ImageId)shorter)
            .Where(IsAskedFor);

    /// <summary>Whether a request may carry an id: it is not reserved.</summary>
    internal static bool IsAskedFor(ImageId id) => ImagesV1.Get(Calls.Account, id).Request.IsRight;
}
