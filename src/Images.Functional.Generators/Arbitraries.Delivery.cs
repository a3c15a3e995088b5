namespace Images.Functional.Generators;

/// <content>Delivery URLs and their parts.</content>
public static partial class Arbitraries
{
    /// <summary>Hashes of accounts. They shrink to <c>a</c>.</summary>
    /// <remarks>Of a hundred, at least: 50 of 22 characters, 5 of one character, 5 at the limit.</remarks>
    public static Arbitrary<AccountHash> AccountHash() =>
        Derived.Of(
            Functional.AccountHash.Text,
            Dice.Roll(static dice =>
                dice.Characters(
                    dice.OneIn(4) ? dice.Pick(1, 64, dice.Between(1, 64)) : 22,
                    Secrets.Base64Url
                )
            )
        );

    /// <summary>Options of transformations. They shrink to <c>w=1</c>.</summary>
    /// <remarks>Of a hundred, at least: 70 documented, 10 others, 3 percent-encoded.</remarks>
    public static Arbitrary<TransformOption> TransformOption() =>
        Fields.Plainest(Functional.TransformOption.Width(1).Value(), Dice.Roll(Options.One));

    /// <summary>Transformations of up to eight options, without <c>onerror</c>. They shrink to no options.</summary>
    /// <remarks>
    /// Of a hundred, at least: 5 without an option, 20 of five or more, 30 with an undocumented option, 8 with several undocumented
    /// options.
    /// </remarks>
    public static Arbitrary<Transformation> Transformation() =>
        Arb.From(
            Dice.Roll(Options.Several),
            static made =>
                Shrinks.Items([.. made.Options], TransformOption().Shrinker).Select(Options.Made)
        );

    /// <summary>URLs of hosted images. They shrink to <c>https://imagedelivery.net/a/a/a</c> or <c>…/a/a/w=1</c>.</summary>
    /// <remarks>
    /// Of a hundred, at least: 30 of variants, 30 transformed, 25 on the account's own host, 25 of custom ids, 10 with a query, 10 of ids
    /// with slashes, 3 of ids with percent signs, 2 of ids with spaces, 10 beyond ASCII.
    /// </remarks>
    public static Arbitrary<DeliveryUrl> DeliveryUrl() =>
        Composed.Of(
            Fields.Plainest(
                "",
                Gen.Elements("", "", "", "", "", "?", "?a=b", "?exp=1&sig=0123456789abcdef")
            ),
            Fields.Plainest(
                null,
                Gen.Elements(null, "https://images.example.com", "http://localhost:8080")
            ),
            AccountHash(),
            ImageId(),
            Either(Endings.Options, Endings.Names),
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
    /// <remarks>Of a hundred, at least: 30 of URLs, 30 of paths, 5 that redirect on an error.</remarks>
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
}
