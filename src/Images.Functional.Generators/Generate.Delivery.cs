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
    /// <remarks>Of a hundred, at least: 5 without an option, 20 of five or more, 30 with an option that no document lists.</remarks>
    public static Gen<Transformation> Transformations => Dice.Roll(Transformed);

    /// <summary>URLs of hosted images.</summary>
    /// <remarks>
    /// Of a hundred, at least: 30 of variants, 30 transformed, 25 on a host of the account's own, 25 of custom ids, 10 with a query.
    /// </remarks>
    public static Gen<DeliveryUrl> BuiltDeliveryUrls =>
        from hash in AccountHashes
        from id in ImageIds
        from variant in Arbitraries.VariantId().Generator
        from transformation in Transformations
        from rest in Dice.Roll(static dice =>
            (
                Host: dice.OneIn(3)
                    ? dice.Pick("images.example.com", "http://localhost:8080", "https://a")
                    : null,
                Query: dice.OneIn(6) ? dice.Pick("?", "?a=b", $"?exp=1&sig={Ids.Hex(dice)}") : "",
                IsTransformed: dice.OneIn(2)
            )
        )
        select Delivered(
            rest.IsTransformed && !transformation.IsEmpty
                ? DeliveryUrl.Of(hash, id, transformation, rest.Host)
                : DeliveryUrl.Of(hash, id, Named(variant), rest.Host),
            rest.Query
        );

    /// <summary>URLs of variants of images that can be private: what can be signed.</summary>
    public static Gen<DeliveryUrl> SignableUrls =>
        from hash in AccountHashes
        from id in Ids.Uuids.Through(ImageId.Create)
        from variant in Arbitraries.VariantId().Generator
        from host in Gen.Elements(null, "images.example.com")
        select DeliveryUrl.Of(hash, id, Named(variant), host).Value();

    /// <summary>URLs of images that Cloudflare does not host.</summary>
    /// <remarks>Of a hundred, at least: 30 of URLs, 30 of paths, 5 that redirect on an error.</remarks>
    public static Gen<RemoteImageUrl> RemoteImageUrls =>
        from transformation in Transformations.Where(static made => !made.IsEmpty)
        from rest in Dice.Roll(static dice =>
            (
                Zone: dice.Pick("example.com", "http://localhost:8080", "a"),
                Source: dice.Pick("https://example.org/", "/", "")
                    + Texts.Any(dice, dice.Between(1, 12)).Replace('/', 'a')
                    + dice.Pick(".png", "/b c?d=é"),
                IsRedirected: dice.OneIn(10)
            )
        )
        select RemoteImageUrl
            .Of(
                rest.Zone,
                rest.IsRedirected
                    ? transformation + Transformation.Of(TransformOption.RedirectOnError).Value()
                    : transformation,
                rest.Source
            )
            .Value();

    private static Transformation Transformed(Dice dice) =>
        Transformation
            .Of([
                .. Enumerable
                    .Range(0, dice.OneIn(10) ? 0 : dice.Between(1, 8))
                    .Select(_ => (LanguageExt.Either<CfErrors, TransformOption>)Options.One(dice)),
            ])
            .Value();

    private static DeliveryUrl Delivered(
        LanguageExt.Either<CfErrors, DeliveryUrl> url,
        string query
    ) => DeliveryUrl.Create(url.Value() + query).Value();

    // A client would take a dot or two for another path.
    private static VariantId Named(VariantId variant) =>
        variant.Value is "." or ".." ? VariantId.Create("a").Value() : variant;
}
