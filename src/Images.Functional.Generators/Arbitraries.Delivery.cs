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
        Arb.From(Generate.BuiltDeliveryUrls, DeliveryShrinks.Of);

    /// <summary>URLs of images that Cloudflare does not host. They shrink to <c>https://a/cdn-cgi/image/w=1/a</c>.</summary>
    public static Arbitrary<RemoteImageUrl> RemoteImageUrl() =>
        Arb.From(Generate.RemoteImageUrls, DeliveryShrinks.Of);

    private static IEnumerable<TransformOption> Smaller(TransformOption option) =>
        option == Narrow ? [] : [Narrow];
}
