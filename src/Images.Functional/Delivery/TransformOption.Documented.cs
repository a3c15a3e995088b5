using Checked = LanguageExt.Either<Images.Functional.CfErrors, Images.Functional.TransformOption>;

namespace Images.Functional;

/// <content>The documented options.</content>
public readonly partial record struct TransformOption
{
    /// <summary>Chooses the width by the browser's hints: 320, 768, 960 or 1,200 pixels.</summary>
    public static TransformOption AutoWidth { get; } = new(OptionRule.Width, "auto");

    /// <summary>Compresses faster, at the cost of quality and size; it overrides the format.</summary>
    public static TransformOption FastCompression { get; } = new(OptionRule.Compression, "fast");

    /// <summary>Cuts out the subject: the background becomes transparent.</summary>
    public static TransformOption Foreground { get; } = new(OptionRule.Segment, "foreground");

    /// <summary>Redirects the browser to the original if the transformation fails. Only for remote images.</summary>
    public static TransformOption RedirectOnError { get; } = new(OptionRule.OnError, "redirect");

    /// <summary>The largest width, in pixels: at least 1.</summary>
    public static Checked Width(int pixels) => OptionRule.Width.Of(pixels);

    /// <summary>The largest height, in pixels: at least 1.</summary>
    public static Checked Height(int pixels) => OptionRule.Height.Of(pixels);

    /// <summary>How the image fits into the width and height: one of the documented values.</summary>
    public static Checked Fit(Fit fit) => OptionRule.Fit.Of(fit.Value);

    /// <summary>Which part is kept when the image is cropped.</summary>
    public static Checked Gravity(Focus focus) => OptionRule.Gravity.OfWord((int)focus);

    /// <summary>The point that is kept when the image is cropped: 0 is left or top, 1 is right or bottom.</summary>
    public static Checked Gravity(decimal x, decimal y) =>
        OptionRule.Gravity.Of($"{OptionValues.Number(x)}x{OptionValues.Number(y)}");

    /// <summary>How closely the image is cropped around the face: 0 to 1. Requires <see cref="Focus.Face"/>.</summary>
    public static Checked Zoom(decimal zoom) => OptionRule.Zoom.Of(zoom);

    /// <summary>The factor by which width and height are multiplied for high-density screens: more than 0, at most 2.</summary>
    public static Checked Dpr(decimal ratio) => OptionRule.Dpr.Of(ratio);

    /// <summary>The quality: 1 to 100.</summary>
    public static Checked Quality(int percent) => OptionRule.Quality.Of(percent);

    /// <summary>The quality by name.</summary>
    public static Checked Quality(QualityLevel level) => OptionRule.Quality.OfWord((int)level);

    /// <summary>The format.</summary>
    public static Checked Format(ServedFormat format) => OptionRule.Format.OfWord((int)format);

    /// <summary>Whether animations keep all their frames, or only the first.</summary>
    public static TransformOption Anim(bool isKept) =>
        new(OptionRule.Anim, isKept ? "true" : "false");

    /// <summary>Which of the file's metadata are kept: one of the documented values.</summary>
    public static Checked Metadata(KeptMetadata kept) => OptionRule.Metadata.Of(kept.Value);

    /// <summary>The colour behind transparent parts and around padded images, in CSS: <c>red</c>, <c>#ff8000</c>, <c>rgb(240,40,145)</c>.</summary>
    public static Checked Background(string? colour) => OptionRule.Background.Of(colour ?? "");

    /// <summary>The radius of a blur: 1 to 250. It hides nothing: a viewer can remove the option from the URL.</summary>
    public static Checked Blur(int radius) => OptionRule.Blur.Of(radius);

    /// <summary>How much the image is sharpened: 0 to 10.</summary>
    public static Checked Sharpen(decimal strength) => OptionRule.Sharpen.Of(strength);

    /// <summary>A factor of at least 0; 1 changes nothing.</summary>
    public static Checked Brightness(decimal factor) => OptionRule.Brightness.Of(factor);

    /// <summary>A factor of at least 0; 1 changes nothing.</summary>
    public static Checked Contrast(decimal factor) => OptionRule.Contrast.Of(factor);

    /// <summary>A factor of at least 0; 1 changes nothing.</summary>
    public static Checked Gamma(decimal factor) => OptionRule.Gamma.Of(factor);

    /// <summary>A factor of at least 0; 1 changes nothing, and 0 makes the image grey.</summary>
    public static Checked Saturation(decimal factor) => OptionRule.Saturation.Of(factor);

    /// <summary>The degrees by which the image is rotated, after it is mirrored: 90, 180 or 270.</summary>
    public static Checked Rotate(int degrees) => OptionRule.Rotate.Of(degrees);

    /// <summary>How the image is mirrored.</summary>
    public static Checked Flip(Mirroring mirroring) => OptionRule.Flip.OfWord((int)mirroring);

    /// <summary>The number of pixels cut off each side before the image is resized: each at least 0.</summary>
    public static Checked Trim(int top, int right, int bottom, int left) =>
        OptionRule.Trim.Of(
            string.Create(CultureInfo.InvariantCulture, $"{top};{right};{bottom};{left}")
        );

    /// <summary>The width of the part that is kept when the image is trimmed, in pixels: at least 1.</summary>
    public static Checked TrimWidth(int pixels) => OptionRule.TrimWidth.Of(pixels);

    /// <summary>The height of the part that is kept when the image is trimmed, in pixels: at least 1.</summary>
    public static Checked TrimHeight(int pixels) => OptionRule.TrimHeight.Of(pixels);

    /// <summary>Where the part that is kept begins, in pixels from the left: at least 0.</summary>
    public static Checked TrimLeft(int pixels) => OptionRule.TrimLeft.Of(pixels);

    /// <summary>Where the part that is kept begins, in pixels from the top: at least 0.</summary>
    public static Checked TrimTop(int pixels) => OptionRule.TrimTop.Of(pixels);

    /// <summary>How the image is enlarged.</summary>
    public static Checked Upscale(Upscaling upscaling) => OptionRule.Upscale.OfWord((int)upscaling);

    /// <summary>The quality on slow connections, for browsers that report them: 1 to 100.</summary>
    public static Checked SlowConnectionQuality(int percent) => OptionRule.SlowQuality.Of(percent);

    /// <summary>The quality on slow connections by name.</summary>
    public static Checked SlowConnectionQuality(QualityLevel level) =>
        OptionRule.SlowQuality.OfWord((int)level);
}
