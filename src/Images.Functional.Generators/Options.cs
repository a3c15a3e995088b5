using System;
using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Generators;

/// <summary>Options of transformations.</summary>
internal static class Options
{
    private static readonly Func<Dice, Either<CfErrors, TransformOption>>[] Documented =
    [
        static dice =>
            dice.OneIn(6) ? TransformOption.AutoWidth : TransformOption.Width(Pixels(dice)),
        static dice => TransformOption.Height(Pixels(dice)),
        static dice =>
            TransformOption.Fit(
                dice.Pick<Fit>([.. Fit.Text.Named, Fit.Squeeze, Fit.AspectCrop, Fit.ScaleUp])
            ),
        static dice => TransformOption.Gravity(dice.Pick(Enum.GetValues<Focus>())),
        static dice => TransformOption.Gravity(Part(dice), Part(dice)),
        static dice => TransformOption.Zoom(Part(dice)),
        static dice => TransformOption.Dpr(dice.Pick(0.5m, 1, 1.25m, 2)),
        static dice => TransformOption.Quality(dice.Between(1, 100)),
        static dice => TransformOption.Quality(dice.Pick(Enum.GetValues<QualityLevel>())),
        static dice => TransformOption.Format(dice.Pick(Enum.GetValues<ServedFormat>())),
        static dice => TransformOption.Anim(dice.OneIn(2)),
        static dice =>
            TransformOption.Metadata(
                dice.Pick(KeptMetadata.Keep, KeptMetadata.Copyright, KeptMetadata.None)
            ),
        static _ => TransformOption.FastCompression,
        static dice =>
            TransformOption.Background(
                dice.Pick(
                    "red",
                    "#f80",
                    "#FF8000",
                    "#ff800080",
                    "rgb(240,40,145)",
                    "hsl(0 50% 50% / 0.5)"
                )
            ),
        static dice => TransformOption.Blur(dice.Between(1, 250)),
        static dice => TransformOption.Sharpen(10 * Part(dice)),
        static dice => TransformOption.Brightness(Factor(dice)),
        static dice => TransformOption.Contrast(Factor(dice)),
        static dice => TransformOption.Gamma(Factor(dice)),
        static dice => TransformOption.Saturation(Factor(dice)),
        static dice => TransformOption.Rotate(dice.Pick(90, 180, 270)),
        static dice => TransformOption.Flip(dice.Pick(Enum.GetValues<Mirroring>())),
        static dice =>
            TransformOption.Trim(dice.Below(50), dice.Below(50), dice.Below(50), dice.Below(50)),
        static dice => TransformOption.TrimWidth(Pixels(dice)),
        static dice => TransformOption.TrimHeight(Pixels(dice)),
        static dice => TransformOption.TrimLeft(dice.Below(100)),
        static dice => TransformOption.TrimTop(dice.Below(100)),
        static _ => TransformOption.Foreground,
        static dice => TransformOption.Upscale(dice.Pick(Enum.GetValues<Upscaling>())),
        static dice => TransformOption.SlowConnectionQuality(dice.Between(1, 100)),
        static dice =>
            TransformOption.SlowConnectionQuality(dice.Pick(Enum.GetValues<QualityLevel>())),
    ];

    /// <summary>Any option; four fifths are documented.</summary>
    public static TransformOption One(Dice dice) =>
        (
            dice.OneIn(5)
                ? TransformOption.Raw(
                    dice.Pick("border", "draw", "trim.border", "f", "w", "x-y", "face-zoom"),
                    dice.OneIn(2)
                        ? dice.Pick("png", "auto", "(a,b)", "a=b", "{}", "50%")
                        : Balanced(Texts.Any(dice, dice.Below(12)))
                )
                : dice.Pick<Func<Dice, Either<CfErrors, TransformOption>>>(Documented)(dice)
        ).Value();

    /// <summary>Up to eight options.</summary>
    public static Transformation Several(Dice dice) =>
        Made(dice.Many(dice.OneIn(10) ? 0 : dice.Between(1, 8), One));

    public static Transformation Made(IEnumerable<TransformOption> options) =>
        Transformation
            .Of([.. options.Select(static option => (Either<CfErrors, TransformOption>)option)])
            .Value();

    private static string Balanced(string text) =>
        string.Concat(text.Where(static c => !"()[]{}\"'".Contains(c, StringComparison.Ordinal)));

    private static int Pixels(Dice dice) =>
        dice.OneIn(10) ? dice.Pick(1, int.MaxValue) : dice.Between(1, 4000);

    private static decimal Part(Dice dice) =>
        dice.OneIn(4) ? dice.Pick(0, 1, 0.5m) : dice.Below(1000) / 1000m;

    private static decimal Factor(Dice dice) => dice.Below(400) / 100m;
}
