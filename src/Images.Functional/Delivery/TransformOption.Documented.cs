using System.Globalization;
using LanguageExt;

namespace Images.Functional;

/// <content>The documented options.</content>
public readonly partial record struct TransformOption
{
    /// <summary>The width that fits the browser's hints: 320, 768, 960 or 1,200 pixels.</summary>
    public static TransformOption AutoWidth { get; } = Known(OptionRule.Width, "auto");

    /// <summary>Compresses faster, at the cost of quality and size; it overrides the format.</summary>
    public static TransformOption FastCompression { get; } = Known(OptionRule.Compression, "fast");

    /// <summary>Cuts the subject out: the background becomes transparent.</summary>
    public static TransformOption Foreground { get; } = Known(OptionRule.Segment, "foreground");

    /// <summary>Sends the browser to the original if the transformation fails. For remote images alone.</summary>
    public static TransformOption RedirectOnError { get; } = Known(OptionRule.OnError, "redirect");

    /// <summary>The largest width, in pixels: at least 1.</summary>
    public static Either<CfErrors, TransformOption> Width(int pixels) =>
        Whole(OptionRule.Width, pixels);

    /// <summary>The largest height, in pixels: at least 1.</summary>
    public static Either<CfErrors, TransformOption> Height(int pixels) =>
        Whole(OptionRule.Height, pixels);

    /// <summary>How the image is fitted into the width and height: one of the named ways.</summary>
    public static Either<CfErrors, TransformOption> Fit(Fit fit) =>
        Of(OptionRule.Fitting, fit.Value);

    /// <summary>Which part stays when the image is cropped.</summary>
    public static Either<CfErrors, TransformOption> Gravity(Focus focus) =>
        Of(OptionRule.Gravity, Word($"{focus}"));

    /// <summary>The point that stays when the image is cropped: 0 is left or top, 1 is right or bottom.</summary>
    public static Either<CfErrors, TransformOption> Gravity(decimal x, decimal y) =>
        Of(OptionRule.Gravity, $"{Number(x)}x{Number(y)}");

    /// <summary>How closely the image is cropped around the face: 0 to 1. It needs <see cref="Focus.Face"/>.</summary>
    public static Either<CfErrors, TransformOption> Zoom(decimal zoom) =>
        Number(OptionRule.Zoom, zoom);

    /// <summary>By how much width and height are multiplied, for dense screens: over 0, at most 2.</summary>
    public static Either<CfErrors, TransformOption> Dpr(decimal ratio) =>
        Number(OptionRule.Dpr, ratio);

    /// <summary>The quality: 1 to 100.</summary>
    public static Either<CfErrors, TransformOption> Quality(int percent) =>
        Whole(OptionRule.Quality, percent);

    /// <summary>The quality by name.</summary>
    public static Either<CfErrors, TransformOption> Quality(QualityLevel level) =>
        Of(OptionRule.Quality, Word($"{level}"));

    /// <summary>The format.</summary>
    public static Either<CfErrors, TransformOption> Format(ServedFormat format) =>
        Of(OptionRule.Format, Word($"{format}"));

    /// <summary>Whether animations keep all their frames, or the first alone.</summary>
    public static TransformOption Anim(bool isKept) =>
        Known(OptionRule.Anim, isKept ? "true" : "false");

    /// <summary>Which of the file's metadata stay: one of the named.</summary>
    public static Either<CfErrors, TransformOption> Metadata(KeptMetadata kept) =>
        Of(OptionRule.Metadata, kept.Value);

    /// <summary>The colour behind transparent parts and around padded images: a CSS colour, <c>red</c>, <c>#ff8000</c>, <c>rgb(240,40,145)</c>.</summary>
    public static Either<CfErrors, TransformOption> Background(string? colour) =>
        Of(OptionRule.Background, colour ?? "");

    /// <summary>The radius of a blur: 1 to 250. It hides nothing: whoever has the URL can leave it out.</summary>
    public static Either<CfErrors, TransformOption> Blur(int radius) =>
        Whole(OptionRule.Blur, radius);

    /// <summary>How much the image is sharpened: 0 to 10.</summary>
    public static Either<CfErrors, TransformOption> Sharpen(decimal strength) =>
        Number(OptionRule.Sharpen, strength);

    /// <summary>A factor of at least 0; 1 changes nothing.</summary>
    public static Either<CfErrors, TransformOption> Brightness(decimal factor) =>
        Number(OptionRule.Brightness, factor);

    /// <summary>A factor of at least 0; 1 changes nothing.</summary>
    public static Either<CfErrors, TransformOption> Contrast(decimal factor) =>
        Number(OptionRule.Contrast, factor);

    /// <summary>A factor of at least 0; 1 changes nothing.</summary>
    public static Either<CfErrors, TransformOption> Gamma(decimal factor) =>
        Number(OptionRule.Gamma, factor);

    /// <summary>A factor of at least 0; 1 changes nothing, and 0 makes the image grey.</summary>
    public static Either<CfErrors, TransformOption> Saturation(decimal factor) =>
        Number(OptionRule.Saturation, factor);

    /// <summary>By how many degrees the image is turned, after it is mirrored: 90, 180 or 270.</summary>
    public static Either<CfErrors, TransformOption> Rotate(int degrees) =>
        Whole(OptionRule.Rotate, degrees);

    /// <summary>How the image is mirrored.</summary>
    public static Either<CfErrors, TransformOption> Flip(Mirroring mirroring) =>
        Of(
            OptionRule.Flip,
            mirroring switch
            {
                Mirroring.Horizontal => "h",
                Mirroring.Vertical => "v",
                Mirroring.Both => "hv",
                _ => $"{mirroring}",
            }
        );

    /// <summary>How many pixels are cut off each side before the image is resized: each at least 0.</summary>
    public static Either<CfErrors, TransformOption> Trim(
        int top,
        int right,
        int bottom,
        int left
    ) =>
        Of(
            OptionRule.Trim,
            string.Create(CultureInfo.InvariantCulture, $"{top};{right};{bottom};{left}")
        );

    /// <summary>The width of the part that stays when the image is trimmed, in pixels: at least 1.</summary>
    public static Either<CfErrors, TransformOption> TrimWidth(int pixels) =>
        Whole(OptionRule.TrimWidth, pixels);

    /// <summary>The height of the part that stays when the image is trimmed, in pixels: at least 1.</summary>
    public static Either<CfErrors, TransformOption> TrimHeight(int pixels) =>
        Whole(OptionRule.TrimHeight, pixels);

    /// <summary>Where the part that stays begins, in pixels from the left: at least 0.</summary>
    public static Either<CfErrors, TransformOption> TrimLeft(int pixels) =>
        Whole(OptionRule.TrimLeft, pixels);

    /// <summary>Where the part that stays begins, in pixels from the top: at least 0.</summary>
    public static Either<CfErrors, TransformOption> TrimTop(int pixels) =>
        Whole(OptionRule.TrimTop, pixels);

    /// <summary>How the image is enlarged.</summary>
    public static Either<CfErrors, TransformOption> Upscale(Upscaling upscaling) =>
        Of(OptionRule.Upscale, Word($"{upscaling}"));

    /// <summary>The quality on slow connections, for browsers that tell: 1 to 100.</summary>
    public static Either<CfErrors, TransformOption> SlowConnectionQuality(int percent) =>
        Whole(OptionRule.SlowQuality, percent);

    /// <summary>The quality on slow connections by name.</summary>
    public static Either<CfErrors, TransformOption> SlowConnectionQuality(QualityLevel level) =>
        Of(OptionRule.SlowQuality, Word($"{level}"));

    private static Either<CfErrors, TransformOption> Whole(OptionRule rule, int number) =>
        Of(rule, number.ToString(CultureInfo.InvariantCulture));

    private static Either<CfErrors, TransformOption> Number(OptionRule rule, decimal number) =>
        Of(rule, Number(number));

    private static string Number(decimal number) => OptionValues.Number(number);

    // MediumLow is medium-low. A number that is none of the names stays one, which no rule takes.
    private static string Word(string name)
    {
        var word = new System.Text.StringBuilder();
        foreach (var letter in name)
            (char.IsAsciiLetterUpper(letter) && word.Length > 0 ? word.Append('-') : word).Append(
                char.ToLowerInvariant(letter)
            );
        return word.ToString();
    }
}
