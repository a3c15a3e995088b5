using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <content>URLs at which images are served, and what they are made of.</content>
public static partial class Generate
{
    /// <summary>Hashes of accounts.</summary>
    /// <remarks>Of a hundred, at least: 50 as they are seen, 5 of one character, 5 at the limit.</remarks>
    public static Gen<AccountHash> AccountHashes =>
        Dice.Roll(static dice =>
                string.Concat(
                    Enumerable
                        .Range(0, dice.OneIn(4) ? dice.Pick(1, 64, dice.Between(1, 64)) : 22)
                        .Select(_ => dice.OneIn(8) ? dice.Pick("-", "_") : Texts.Simple(dice, 1))
                )
            )
            .Through(AccountHash.Create);

    /// <summary>Options of transformations.</summary>
    /// <remarks>Of a hundred, at least: 70 documented, 10 others, 3 percent-encoded.</remarks>
    public static Gen<TransformOption> TransformOptions => Dice.Roll(Options.One);

    /// <summary>Transformations of up to eight options; <c>onerror</c> is not among them.</summary>
    /// <remarks>Of a hundred, at least: 5 without an option, 20 of five or more, 30 with an option that no document lists, 8 with several of them.</remarks>
    public static Gen<Transformation> Transformations => Dice.Roll(Transformed);

    /// <summary>URLs of hosted images.</summary>
    /// <remarks>
    /// Of a hundred, at least: 30 of variants, 30 transformed, 25 on a host of the account's own, 25 of custom ids, 10 with a query, 10 of ids with
    /// slashes, 3 of ids with percent signs, 3 of ids with spaces, 10 beyond ASCII.
    /// </remarks>
    public static Gen<DeliveryUrl> BuiltDeliveryUrls => Arbitraries.DeliveryUrl().Generator;

    /// <summary>URLs of variants of images that can be private: what can be signed.</summary>
    public static Gen<DeliveryUrl> SignableUrls =>
        from hash in AccountHashes
        from id in Ids.Uuids.Through(ImageId.Create)
        from variant in Endings.Names.Generator
        from host in Gen.Elements(null, "images.example.com")
        select DeliveryUrl.Of(hash, id, variant, host).Value();

    /// <summary>URLs of images that Cloudflare does not host.</summary>
    /// <remarks>Of a hundred, at least: 30 of URLs, 30 of paths, 5 that redirect on an error.</remarks>
    public static Gen<RemoteImageUrl> RemoteImageUrls => Arbitraries.RemoteImageUrl().Generator;

    private static Transformation Transformed(Dice dice) =>
        Transformation
            .Of([
                .. Enumerable
                    .Range(0, dice.OneIn(10) ? 0 : dice.Between(1, 8))
                    .Select(_ => (LanguageExt.Either<CfErrors, TransformOption>)Options.One(dice)),
            ])
            .Value();
}
