using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>The environment variables that commands read.</summary>
internal static class Variables
{
    public const string Delivery = "CLOUDFLARE_IMAGES_DELIVERY_URL";
    public const string SigningKey = "CLOUDFLARE_IMAGES_SIGNING_KEY";

    /// <summary>The variables in which .NET looks for a proxy.</summary>
    public static readonly string[] Proxies =
    [
        "https_proxy",
        "HTTPS_PROXY",
        "http_proxy",
        "all_proxy",
        "ALL_PROXY",
    ];

    private const int NameWidth = 34;

    private static readonly (string Name, string Meaning)[] All =
    [
        (
            Credentials.TokenVariable,
            "an API token with the permission Images Read (Images Write to change anything), or"
        ),
        (Credentials.TokenFileVariable, "a file that contains the token, or"),
        (Credentials.EmailVariable, "the account's email, with"),
        (Credentials.KeyVariable, "its global API key"),
        (AccountId.Variable, "the account, unless --account is given"),
        (BaseAddress.Variable, $"the API's base address, if it is not {BaseAddress.Cloudflare}"),
        (AccountHash.Variable, "the hash in the URLs of the account's images, for cfimages url"),
        (Delivery, "your own host that serves the images, for cfimages url"),
        (SigningKey, "a signing key's value, for cfimages sign"),
        ("NO_COLOR", "no colours, also on a terminal"),
    ];

    /// <summary>The variables of every call.</summary>
    public static string[] OfCalls { get; } = [.. All[..6].Select(static one => one.Name)];

    /// <summary>The lines of the help, for all of them or for some.</summary>
    public static IEnumerable<string> Help(IReadOnlyCollection<string>? names = null) =>
        All.Where(one => names is null || names.Contains(one.Name) || one.Name == "NO_COLOR")
            .Select(static one => $"  {one.Name.PadRight(NameWidth)}{one.Meaning}")
            .Prepend("Environment:");
}
