using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Tests.OpenApi;

/// <summary>Where the library is meant to differ from Cloudflare's description, each with its reason.</summary>
internal static class Differences
{
    private const string V1 = "/accounts/{account_id}/images/v1";
    private const string V2 = "/accounts/{account_id}/images/v2";
    private const string Image = V1 + "/{image_id}";
    private const string Key = V1 + "/keys/{signing_key_name}";
    private const string Variants = V1 + "/variants";
    private const string Variant = Variants + "/{variant_id}";

    private const string OwnIds =
        "Custom ids have up to 1,024 characters (Upload via custom path).";
    private const string AnyMetadata =
        "Metadata is any JSON that the user chose; replies hold what was stored.";
    private const string Opaque =
        "The token is opaque; the documents disagree with themselves elsewhere on lengths.";
    private const string WithoutIt =
        "A reply without it holds nothing that was asked for: that is an error, not an empty value.";

    private static readonly string[] Lists = [$"GET {V1}", $"GET {V2}"];

    private static readonly string[] Keys = [$"GET {V1}/keys", $"PUT {Key}", $"DELETE {Key}"];

    private static readonly string[] Results = [$"POST {V1}", $"GET {Image}", $"PATCH {Image}"];

    private static readonly string[] Bodies =
    [
        $"POST {V1}",
        $"POST {V2}/direct_upload",
        $"PATCH {Image}",
    ];

    private static readonly string[] OneVariant =
    [
        $"GET {Variant}",
        $"POST {Variants}",
        $"PATCH {Variant}",
    ];

    private static readonly string[] OptionsOfReplies =
    [
        $"GET {Variants} result/variants/*/options",
        $"GET {Variant}/flat result/options",
        .. Of(OneVariant, " result/variant/options"),
    ];

    private static readonly string[] OptionsOfRequests =
    [
        $"POST {Variants} body/options",
        $"PATCH {Variant} body/options",
    ];

    /// <summary>Each difference, with its endpoint and whether it is in the path, the body or the result, and its reason.</summary>
    public static IReadOnlyDictionary<string, string> Intended { get; } =
        new (string[] Differences, string Reason)[]
        {
            (
                [$"GET {V1}/batch_token: not in the description"],
                "The documentation has it (batch token)."
            ),
            (
                [$"PATCH {V1}/config: not in the description"],
                "The documentation has it (flexible variants, browser TTL)."
            ),
            (
                [$"PUT {Key}: needs Write, not nothing", $"DELETE {Key}: needs Write, not nothing"],
                "The description forgets the permission of both; every other change needs Images Write."
            ),
            ([$"POST {V1} body/file: any, not string"], "A file is no text."),
            (
                [
                    $"POST {V1} body/id: at most 1024, not any number",
                    .. Of(
                        [$"GET {Image}", $"PATCH {Image}", $"DELETE {Image}", $"GET {Image}/blob"],
                        " path/image_id: at most 1024, not 32"
                    ),
                    .. Of(
                        [.. Results, $"POST {V2}/direct_upload"],
                        " result/id: at most 1024, not 32"
                    ),
                    .. Of(Lists, " result/images/*/id: at most 1024, not 32"),
                ],
                OwnIds
            ),
            (
                [$"POST {V1}/direct_upload result/id: at most 1024, not any number"],
                "A link's id may be a custom one."
            ),
            (
                [$"POST {V1} body/url: at most 4096, not any number"],
                "No document states a limit; this one is ours."
            ),
            (
                Of(Lists, " path/creator: at most 1024, not any number"),
                "No image has a creator with a longer id."
            ),
            (
                [
                    $"PATCH {Image} body/creator: at most 1024, not any number",
                    $"POST {V2}/direct_upload body/creator: at most 1024, not any number",
                ],
                "A reply's creator has this limit; so no request may set a longer one."
            ),
            (
                [
                    $"GET {V2} path/continuation_token: at most 4096, not 32",
                    $"GET {V2} result/continuation_token: at most 4096, not 32",
                ],
                Opaque
            ),
            (
                [
                    .. Of(Bodies, " body/metadata: any, not object"),
                    .. Of(Results, " result/meta: any, not object"),
                    .. Of(Lists, " result/images/*/meta: any, not object"),
                ],
                AnyMetadata
            ),
            (
                [
                    .. Of(Lists, " result/images: required, not optional"),
                    .. Of(Keys, " result/keys: required, not optional"),
                    .. Of(OneVariant, " result/variant: required, not optional"),
                    $"GET {Variants} result/variants: required, not optional",
                    $"GET {V1}/stats result/count: required, not optional",
                ],
                WithoutIt
            ),
            (
                [$"GET {Variants} result/variants: a map, not an object"],
                "The description shows one variant, hero."
            ),
            (
                Of(
                    [.. OptionsOfReplies, .. OptionsOfRequests],
                    "/browser_ttl: not in the description"
                ),
                "The documentation has it (browser TTL of a named variant)."
            ),
            (
                [.. Of(OptionsOfReplies, ": optional, not required"), .. Missing(OptionsOfReplies)],
                "Options may be missing in replies."
            ),
            (
                [
                    $"POST {Variants} body/options: optional, not required",
                    .. Missing(OptionsOfRequests),
                ],
                "A request has the type of a reply; the API says which options a variant needs."
            ),
            (
                [
                    .. Of(
                        [.. OptionsOfReplies, .. OptionsOfRequests],
                        "/fit: at most 64, not any number"
                    ),
                    .. Of(
                        [.. OptionsOfReplies, .. OptionsOfRequests],
                        "/metadata: at most 64, not any number"
                    ),
                ],
                "Fits and ways to keep metadata may be added; a limit keeps a hostile reply small."
            ),
            (
                [
                    $"GET {V1}/stats result/count/allowed: integer, not number",
                    $"GET {V1}/stats result/count/current: integer, not number",
                ],
                "It counts images."
            ),
            (
                Of(Keys, " result/keys/*/name: at most 20, not any number"),
                "The path has this limit."
            ),
            (
                Of(Keys, " result/keys/*/value: at most 4096, not any number"),
                "No secret is longer; a limit keeps a hostile reply small."
            ),
            (
                Of(
                    [$"POST {V1}/direct_upload", $"POST {V2}/direct_upload"],
                    " result/uploadURL: at most 4096, not any number"
                ),
                "No address is longer; a limit keeps a hostile reply small."
            ),
        }
            .SelectMany(static row => row.Differences.Select(one => (one, row.Reason)))
            .ToDictionary(static row => row.one, static row => row.Reason);

    private static string[] Of(string[] places, string difference) =>
        [.. places.Select(place => place + difference)];

    private static IEnumerable<string> Missing(string[] options) =>
        new[] { "fit", "metadata", "width", "height" }.SelectMany(name =>
            Of(options, $"/{name}: optional, not required")
        );
}
