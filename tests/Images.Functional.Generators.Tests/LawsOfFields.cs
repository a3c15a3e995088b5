using System.Collections.Generic;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws of the arbitraries of an image and its fields.</summary>
internal static class LawsOfFields
{
    public static IEnumerable<KeyValuePair<string, ArbitraryLaw>> All { get; } =
        new Dictionary<string, ArbitraryLaw>
        {
            ["AccountId"] = new ArbitraryLaw<AccountId>(
                static id => AccountId.Create(id.Value) == id,
                static id => Size.Of(id.Value),
                "a"
            ),
            ["ImageId"] = new ArbitraryLaw<ImageId>(
                static id => ImageId.Any(id.Value) == id,
                static id => Size.Of(id.Value),
                "a"
            ),
            ["Creator"] = new ArbitraryLaw<Creator>(
                static creator => Creator.Create(creator.Value) == creator,
                static creator => Size.Of(creator.Value),
                ""
            ),
            ["Filename"] = new ArbitraryLaw<Filename>(
                static filename => Filename.Create(filename.Value) == filename,
                static filename => Size.Of(filename.Value),
                ""
            ),
            ["JsonText"] = new ArbitraryLaw<JsonText>(
                static json => JsonText.Parse(json.Value) == json,
                static json => Size.Of(json.Value),
                [.. SmallJson, "null"]
            ),
            ["Metadata"] = new ArbitraryLaw<Metadata>(
                static meta => Metadata.Create(meta.Value) == meta,
                static meta => Size.Of(meta.Value),
                SmallJson
            ),
            ["Timestamp"] = new ArbitraryLaw<Timestamp>(
                static uploaded => Timestamp.Create(uploaded.Value) == uploaded,
                Sizes.Of,
                "2000-01-01T00:00:00Z"
            ),
            ["VariantUrl"] = new ArbitraryLaw<VariantUrl>(
                static url => VariantUrl.Create(url.Value) == url,
                Sizes.Of,
                "http://a"
            ),
            ["Image"] = new ArbitraryLaw<Image>(
                static image => ImagesV1.ParseImage(Envelope.Of(image).ToJson()) == image,
                Sizes.Of,
                "{}"
            ),
            ["SignedUrls"] = new ArbitraryLaw<SignedUrls>(
                static signed => SignedUrls.Of(signed.ToNullable()) == signed,
                static signed =>
                    Size.OddUnless(!signed.IsStated) + Size.OddUnless(!signed.IsRequired),
                "NotStated"
            ),
        };

    private static string[] SmallJson => ["0", "\"\"", "[]", "{}", "true", "false"];
}
