using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <content>URLs at which images are served, and what they are made of.</content>
public static partial class Arbitraries
{
    private static readonly TransformOption Narrow = Functional.TransformOption.Width(1).Value();

    /// <summary>Hashes of accounts. They shrink to <c>a</c>.</summary>
    public static Arbitrary<AccountHash> AccountHash() =>
        Arb.From(
            Generate.AccountHashes,
            static hash => Shrinks.Through(hash.Value, Functional.AccountHash.Create)
        );

    /// <summary>Options of transformations. They shrink to <c>w=1</c>.</summary>
    public static Arbitrary<TransformOption> TransformOption() =>
        Arb.From(Generate.TransformOptions, Smaller);

    /// <summary>Transformations. They shrink to none without an option.</summary>
    public static Arbitrary<Transformation> Transformation() =>
        Arb.From(
            Generate.Transformations,
            static made =>
                Shrinks
                    .Items<TransformOption>([.. made.Options], Smaller)
                    .Select(static options =>
                        Functional
                            .Transformation.Of([
                                .. options.Select(static option =>
                                    (LanguageExt.Either<CfErrors, TransformOption>)option
                                ),
                            ])
                            .Value()
                    )
        );

    /// <summary>URLs of hosted images. They shrink to <c>https://imagedelivery.net/a/a/a</c>.</summary>
    public static Arbitrary<DeliveryUrl> DeliveryUrl() =>
        Composed.Of(
            Fields.Plainest(
                "",
                Gen.Frequency(
                    (5, Gen.Constant("")),
                    (
                        1,
                        Dice.Roll(static dice =>
                            dice.Pick("?", "?a=b", $"?exp=1&sig={Ids.Hex(dice)}")
                        )
                    )
                )
            ),
            Fields.Plainest(
                null,
                Gen.Frequency<string?>(
                    (2, Gen.Constant<string?>(null)),
                    (
                        1,
                        Gen.Elements<string?>(
                            "https://images.example.com",
                            "http://localhost:8080",
                            "https://a"
                        )
                    )
                )
            ),
            AccountHash(),
            ImageId(),
            Endings.Any,
            static (query, host, hash, id, last) =>
                Functional
                    .DeliveryUrl.Create(
                        last.Match(
                                Right: name => Functional.DeliveryUrl.Of(hash, id, name, host),
                                Left: made => Functional.DeliveryUrl.Of(hash, id, made, host)
                            )
                            .Value() + query
                    )
                    .Value(),
            static url =>
                (
                    $"{url}"[url.PathEnd..],
                    url.IsOnOwnHost ? url.Origin : null,
                    url.AccountHash,
                    url.ImageId,
                    url.Variant.ToEither(() => (Transformation)url.Transformation)
                )
        );

    /// <summary>URLs of images that Cloudflare does not host. They shrink to <c>https://a/cdn-cgi/image/w=1/a</c>.</summary>
    public static Arbitrary<RemoteImageUrl> RemoteImageUrl() =>
        Composed.Of(
            Fields.Plainest(
                "https://a",
                Gen.Elements("https://example.com", "http://localhost:8080", "https://a")
            ),
            Endings.OptionsOfRemoteImages,
            Endings.Sources,
            static (zone, made, source) => Functional.RemoteImageUrl.Of(zone, made, source).Value(),
            static url => (url.Origin, url.Transformation, url.Source)
        );

    private static IEnumerable<TransformOption> Smaller(TransformOption option) =>
        option == Narrow ? [] : [Narrow];
}
