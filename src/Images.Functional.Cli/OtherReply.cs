using System.Collections.Generic;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>
/// The replies of other operations. Their members are not those of image details, so each of them would read as an image without
/// fields.
/// </summary>
internal static class OtherReply
{
    private static readonly (string Member, string Reply)[] Members =
    [
        ("images", "a list of images"),
        ("continuation_token", "a list of images"),
        ("uploadURL", "an upload link"),
        ("keys", "a list of signing keys"),
        ("variant", "a variant"),
        ("options", "a variant"),
        ("neverRequireSignedURLs", "a variant"),
        ("count", "usage statistics"),
        ("token", "a batch token"),
        ("expiresAt", "a batch token"),
        ("flexible_variants", "the account's configuration"),
        ("browser_ttl", "the account's configuration"),
        ("preserve_content_credentials", "the account's configuration"),
    ];

    /// <summary>What the result is, unless it is image details.</summary>
    public static Option<string> Of(Image image) =>
        image.Filename.IsNone
        && image.Creator.IsNone
        && image.Uploaded.IsNone
        && !image.RequireSignedUrls.IsStated
        && image.Meta.IsNone
        && image.Variants.IsNone
            ? First(Members.Where(known => image.Undocumented.ContainsKey(known.Member)))
            : None;

    /// <summary>The reply that has a member of this name.</summary>
    public static Option<string> With(string member) =>
        First(Members.Where(known => known.Member == member));

    /// <summary>
    /// Whether these errors may come from a list of variants. Its member <c>variants</c> is an object instead of an array, so that it looks like
    /// an image whose variants are wrong.
    /// </summary>
    public static bool MayBeVariants(CfErrors errors) =>
        errors.Items.Exists(static error =>
            error is CfError.Malformed { Pointer: "/result/variants", Found: "an object" }
        );

    /// <summary>Whether the member holds secrets, with which everyone can upload or sign.</summary>
    public static bool IsSecret(string member) => member is "uploadURL" or "token" or "keys";

    private static Option<string> First(IEnumerable<(string Member, string Reply)> known) =>
        known.Select(static k => Some(k.Reply)).FirstOrDefault();
}
