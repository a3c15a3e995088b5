using System.Collections.Generic;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws of the arbitraries of URLs at which images are served.</summary>
internal static class LawsOfDelivery
{
    public static IEnumerable<KeyValuePair<string, ArbitraryLaw>> All { get; } =
        new Dictionary<string, ArbitraryLaw>
        {
            ["AccountHash"] = new ArbitraryLaw<AccountHash>(
                static hash => AccountHash.Create(hash.Value) == hash,
                static hash => Size.Of(hash.Value),
                "a"
            ),
            ["TransformOption"] = new ArbitraryLaw<TransformOption>(
                static option => TransformOption.Raw(option.Name, option.Value) == option,
                Of,
                "w=1"
            ),
            ["Transformation"] = new ArbitraryLaw<Transformation>(
                static made => made.IsEmpty || Transformation.Read($"{made}") == made,
                Of,
                ""
            ),
            ["DeliveryUrl"] = new ArbitraryLaw<DeliveryUrl>(
                static url => DeliveryUrl.Create($"{url}") == url,
                static url =>
                    Size.OddUnless(!$"{url}".Contains('?'))
                    + Size.OddUnless(url.Origin == "https://imagedelivery.net")
                    + Size.OfOption(url.Transformation, Of)
                    + Size.Of(url.AccountHash.Value)
                    + Size.Of(url.ImageId.Value)
                    + Size.OfOption(url.Variant, static variant => Size.Of(variant.Value)),
                "https://imagedelivery.net/a/a/a",
                "https://imagedelivery.net/a/a/w=1"
            ),
            ["RemoteImageUrl"] = new ArbitraryLaw<RemoteImageUrl>(
                static url => RemoteImageUrl.Create($"{url}") == url,
                static url =>
                    Size.OddUnless(url.Origin == "https://a")
                    + Of(url.Transformation)
                    + Size.Of(url.Source),
                "https://a/cdn-cgi/image/w=1/a"
            ),
        };

    private static Size Of(TransformOption option) => Size.OddUnless($"{option}" == "w=1");

    private static Size Of(Transformation made) => Size.All(made.Options, Of);
}
