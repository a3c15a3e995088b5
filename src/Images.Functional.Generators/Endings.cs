using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>The last parts of image URLs, and the sources of remote images.</summary>
internal static class Endings
{
    /// <summary>Names of variants, except one or two dots, which a client would resolve as a path.</summary>
    public static Arbitrary<VariantId> Names =>
        Arb.Filter(Arbitraries.VariantId(), static name => name.Value is not ("." or ".."));

    /// <summary>Transformations from which a URL can be created.</summary>
    public static Arbitrary<Transformation> Options =>
        Arb.Filter(Arbitraries.Transformation(), static made => !made.IsEmpty);

    /// <summary>The same; one in ten redirects on an error.</summary>
    public static Arbitrary<Transformation> OptionsOfRemoteImages =>
        Arb.From(
            from made in Options.Generator
            from number in Gen.Choose(1, 10)
            select number == 1
                ? made + Transformation.Of(TransformOption.RedirectOnError).Value()
                : made,
            Options.Shrinker
        );

    /// <summary>URLs and paths of remote images, encoded as in a URL.</summary>
    public static Arbitrary<string> Sources =>
        Arb.From(
            Dice.Roll(static dice =>
                    dice.Pick("https://example.org/", "/", "")
                    + Texts.Any(dice, dice.Between(1, 12)).Replace('/', 'a')
                    + dice.Pick(".png", "/b c?d=é")
                )
                // Not one or two dots, which a client would resolve.
                .Where(static text => Written(text).IsRight)
                .Select(static text => Written(text).Value().Source),
            static source =>
                Shrinks
                    .Text(source)
                    .Where(static text => Written(text).Exists(url => url.Source == text))
        );

    private static Either<CfErrors, RemoteImageUrl> Written(string source) =>
        RemoteImageUrl.Of("a", Transformation.Of(TransformOption.Width(1)).Value(), source);
}
