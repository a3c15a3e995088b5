using System.Collections.Generic;

namespace Images.Functional.Tests.OpenApi;

/// <summary>Where the library is meant to differ from Cloudflare's description, each with its reason.</summary>
internal static class Differences
{
    private const string WithoutIt =
        "A reply without it holds nothing that was asked for: that is an error, not an empty value.";

    /// <summary>What a difference ends with, and why it is one.</summary>
    public static IReadOnlyDictionary<string, string> Intended { get; } =
        new Dictionary<string, string>
        {
            ["GET /accounts/{account_id}/images/v1/batch_token: not in the description"] =
                "The documentation has it (batch token).",
            ["PATCH /accounts/{account_id}/images/v1/config: not in the description"] =
                "The documentation has it (flexible variants, browser TTL).",
            ["images/v1 body/file: any, not string"] = "A file is no text.",
            ["body/id: at most 1024, not any number"] =
                "Custom ids have up to 1,024 characters (Upload via custom path).",
            ["body/url: at most 4096, not any number"] =
                "No document states a limit; this one is ours.",
            ["/keys/{signing_key_name}: needs Write, not nothing"] =
                "The description forgets the permission of both; every other change needs Images Write.",
            ["path/image_id: at most 1024, not 32"] =
                "Custom ids have up to 1,024 characters (Upload via custom path).",
            ["result/id: at most 1024, not 32"] =
                "Custom ids have up to 1,024 characters (Upload via custom path).",
            ["result/id: at most 1024, not any number"] = "A link's id may be a custom one.",
            ["path/creator: at most 1024, not any number"] =
                "No image has a creator with a longer id.",
            ["path/continuation_token: at most 4096, not 32"] =
                "The token is opaque; the documents disagree with themselves elsewhere on lengths.",
            ["result/continuation_token: at most 4096, not 32"] =
                "The token is opaque; the documents disagree with themselves elsewhere on lengths.",
            ["images/*/id: at most 1024, not 32"] =
                "Custom ids have up to 1,024 characters (Upload via custom path).",
            ["images/*/meta: any, not object"] =
                "Metadata is any JSON that the user chose; replies hold what was stored.",
            ["result/images: required, not optional"] = WithoutIt,
            ["body/creator: at most 1024, not any number"] =
                "A reply's creator has this limit; so an update may not set a longer one.",
            ["body/metadata: any, not object"] =
                "Metadata is any JSON that the user chose; replies hold what was stored.",
            ["result/meta: any, not object"] =
                "Metadata is any JSON that the user chose; replies hold what was stored.",
            ["result/variants: a map, not an object"] = "The description shows one variant, hero.",
            ["options/browser_ttl: not in the description"] =
                "The documentation has it (browser TTL of a named variant).",
            ["options/fit: optional, not required"] = "Options may be missing in replies.",
            ["options/metadata: optional, not required"] = "Options may be missing in replies.",
            ["options/width: optional, not required"] = "Options may be missing in replies.",
            ["options/height: optional, not required"] = "Options may be missing in replies.",
            ["/options: optional, not required"] = "Options may be missing in replies.",
            ["options/fit: at most 64, not any number"] =
                "Fits may be added; a limit keeps a hostile reply small.",
            ["options/metadata: at most 64, not any number"] =
                "Ways to keep metadata may be added; a limit keeps a hostile reply small.",
            ["result/count: required, not optional"] = WithoutIt,
            ["result/keys: required, not optional"] = WithoutIt,
            ["result/variants: required, not optional"] = WithoutIt,
            ["result/variant: required, not optional"] = WithoutIt,
            ["count/allowed: integer, not number"] = "It counts images.",
            ["count/current: integer, not number"] = "It counts images.",
            ["keys/*/name: at most 20, not any number"] = "The path has this limit.",
            ["keys/*/value: at most 4096, not any number"] =
                "No secret is longer; a limit keeps a hostile reply small.",
            ["result/uploadURL: at most 4096, not any number"] =
                "No address is longer; a limit keeps a hostile reply small.",
        };
}
