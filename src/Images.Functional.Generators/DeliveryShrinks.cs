using System;
using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Generators;

/// <summary>Steps from URLs of delivery towards the smallest.</summary>
internal static class DeliveryShrinks
{
    private static readonly VariantId Plainest = VariantId.Create("a").Value();

    public static IEnumerable<DeliveryUrl> Of(DeliveryUrl url) =>
        url.Query.Length > 0 || url.ToString().EndsWith('?') ? [Without(url)]
        : url.Origin != "https://imagedelivery.net" ? Parts(url, url.AccountHash, url.ImageId, null)
        : Hashes(url).Concat(ImageIds(url)).Concat(Lasts(url));

    public static IEnumerable<RemoteImageUrl> Of(RemoteImageUrl url) =>
        (
            url.Origin == "https://a"
                ? LanguageExt.Seq<RemoteImageUrl>.Empty
                : Made("a", url.Transformation, url.Source)
        )
            .AsEnumerable()
            .Concat(
                Arbitraries
                    .Transformation()
                    .Shrinker(url.Transformation)
                    .SelectMany(smaller => Made(url.Origin, smaller, url.Source))
            )
            .Concat(
                Shrinks
                    .Text(url.Source)
                    .SelectMany(shorter =>
                        Made(url.Origin, url.Transformation, shorter)
                            .Filter(made => made.Source == shorter)
                    )
            );

    private static DeliveryUrl Without(DeliveryUrl url) =>
        DeliveryUrl.Create($"{url}"[..$"{url}".IndexOf('?', StringComparison.Ordinal)]).Value();

    private static IEnumerable<DeliveryUrl> Hashes(DeliveryUrl url) =>
        Shrinks
            .Through(url.AccountHash.Value, AccountHash.Create)
            .SelectMany(hash => Parts(url, hash, url.ImageId, null));

    private static IEnumerable<DeliveryUrl> ImageIds(DeliveryUrl url) =>
        Shrinks
            .Through(url.ImageId.Value, ImageId.Any)
            .SelectMany(id => Parts(url, url.AccountHash, id, null));

    private static IEnumerable<DeliveryUrl> Lasts(DeliveryUrl url) =>
        url.Variant.Match(
            variant =>
                Shrinks
                    .Through(variant.Value, VariantId.Create)
                    .SelectMany(smaller => Parts(url, url.AccountHash, url.ImageId, smaller)),
            () => Parts(url, url.AccountHash, url.ImageId, Plainest)
        );

    // With the variant or transformation it has, unless another variant is given.
    private static Seq<DeliveryUrl> Parts(
        DeliveryUrl url,
        AccountHash hash,
        ImageId id,
        VariantId? variant
    ) =>
        (
            variant is { } other ? DeliveryUrl.Of(hash, id, other)
            : url.Variant.IsSome ? DeliveryUrl.Of(hash, id, (VariantId)url.Variant)
            : DeliveryUrl.Of(hash, id, (Transformation)url.Transformation)
        ).RightToSeq();

    private static Seq<RemoteImageUrl> Made(
        string zone,
        Transformation transformation,
        string source
    ) => RemoteImageUrl.Of(zone, transformation, source).RightToSeq();
}
