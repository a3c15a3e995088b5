using LanguageExt;
using Xunit;

namespace Images.Functional.Tests.Delivery;

/// <summary>Every option's values at its limits, and one beyond.</summary>
public class OptionLimits
{
    public static TheoryData<string, Either<CfErrors, TransformOption>> Right { get; } =
        new()
        {
            { "w=auto", TransformOption.AutoWidth },
            { "w=1", TransformOption.Width(1) },
            { "w=2147483647", TransformOption.Width(int.MaxValue) },
            { "h=1", TransformOption.Height(1) },
            { "fit=scale-down", TransformOption.Fit(default) },
            { "fit=aspect-crop", TransformOption.Fit(Fit.AspectCrop) },
            { "fit=scale-up", TransformOption.Fit(Fit.ScaleUp) },
            { "fit=squeeze", TransformOption.Fit(Fit.Squeeze) },
            { "g=auto", TransformOption.Gravity(Focus.Auto) },
            { "g=bottom", TransformOption.Gravity(Focus.Bottom) },
            { "g=0x1", TransformOption.Gravity(0, 1.0m) },
            { "zoom=0", TransformOption.Zoom(0) },
            { "zoom=1", TransformOption.Zoom(1) },
            { "dpr=2", TransformOption.Dpr(2) },
            { "dpr=0.0000000000000000000000000001", TransformOption.Dpr(1e-28m) },
            { "q=1", TransformOption.Quality(1) },
            { "q=100", TransformOption.Quality(100) },
            { "q=medium-low", TransformOption.Quality(QualityLevel.MediumLow) },
            { "f=baseline-jpeg", TransformOption.Format(ServedFormat.BaselineJpeg) },
            { "f=json", TransformOption.Format(ServedFormat.Json) },
            { "anim=true", TransformOption.Anim(true) },
            { "anim=false", TransformOption.Anim(false) },
            { "metadata=copyright", TransformOption.Metadata(KeptMetadata.Copyright) },
            { "compression=fast", TransformOption.FastCompression },
            { "background=red", TransformOption.Background("Red") },
            { "background=%23f80", TransformOption.Background("#F80") },
            { "background=%23f808", TransformOption.Background("#f808") },
            { "background=%23ff800080", TransformOption.Background("#ff800080") },
            { "background=rgb%281%2C2%2C3%29", TransformOption.Background("rgb(1,2,3)") },
            { "blur=1", TransformOption.Blur(1) },
            { "blur=250", TransformOption.Blur(250) },
            { "sharpen=0", TransformOption.Sharpen(0) },
            { "sharpen=10", TransformOption.Sharpen(10) },
            { "brightness=0", TransformOption.Brightness(0) },
            { "contrast=0.5", TransformOption.Contrast(0.50m) },
            { "gamma=79228162514264337593543950335", TransformOption.Gamma(decimal.MaxValue) },
            { "saturation=0", TransformOption.Saturation(0) },
            { "rotate=90", TransformOption.Rotate(90) },
            { "rotate=270", TransformOption.Rotate(270) },
            { "flip=h", TransformOption.Flip(Mirroring.Horizontal) },
            { "flip=v", TransformOption.Flip(Mirroring.Vertical) },
            { "flip=hv", TransformOption.Flip(Mirroring.Both) },
            { "trim=0;1;2;3", TransformOption.Trim(0, 1, 2, 3) },
            // Of Cloudflare's changelog of 18 November 2026, which does not say what it does.
            { "trim=color", TransformOption.Raw("trim", "color") },
            { "trim.width=1", TransformOption.TrimWidth(1) },
            { "trim.height=1", TransformOption.TrimHeight(1) },
            { "trim.left=0", TransformOption.TrimLeft(0) },
            { "trim.top=0", TransformOption.TrimTop(0) },
            { "segment=foreground", TransformOption.Foreground },
            { "upscale=generate", TransformOption.Upscale(Upscaling.Generate) },
            { "scq=1", TransformOption.SlowConnectionQuality(1) },
            { "scq=medium-high", TransformOption.SlowConnectionQuality(QualityLevel.MediumHigh) },
            { "onerror=redirect", TransformOption.RedirectOnError },
        };

    public static TheoryData<string, Either<CfErrors, TransformOption>> Wrong { get; } =
        new()
        {
            {
                "width: expected a whole number of at least 1, or auto, found \"0\"",
                TransformOption.Width(0)
            },
            {
                "height: expected a whole number of at least 1, found \"-1\"",
                TransformOption.Height(-1)
            },
            {
                "fit: expected scale-down, contain, cover, crop, pad, squeeze, aspect-crop or scale-up, found \"other\"",
                TransformOption.Fit(Fit.Text.Create("other").Right())
            },
            {
                "gravity: expected auto, face, left, right, top, bottom, or coordinates of 0.0 to 1.0 such as 0.5x0.33, found \"0x1.1\"",
                TransformOption.Gravity(0, 1.1m)
            },
            {
                "gravity: expected auto, face, left, right, top, bottom, or coordinates of 0.0 to 1.0 such as 0.5x0.33, found \"-0.1x0\"",
                TransformOption.Gravity(-0.1m, 0)
            },
            {
                "gravity: expected auto, face, left, right, top, bottom, or coordinates of 0.0 to 1.0 such as 0.5x0.33, found \"6\"",
                TransformOption.Gravity((Focus)6)
            },
            { "zoom: expected a number of 0 to 1, found \"1.01\"", TransformOption.Zoom(1.01m) },
            { "zoom: expected a number of 0 to 1, found \"-0.01\"", TransformOption.Zoom(-0.01m) },
            { "dpr: expected a number above 0 and at most 2, found \"0\"", TransformOption.Dpr(0) },
            {
                "dpr: expected a number above 0 and at most 2, found \"2.1\"",
                TransformOption.Dpr(2.1m)
            },
            {
                "quality: expected a whole number of 1 to 100, or high, medium-high, medium-low or low, found \"0\"",
                TransformOption.Quality(0)
            },
            {
                "quality: expected a whole number of 1 to 100, or high, medium-high, medium-low or low, found \"101\"",
                TransformOption.Quality(101)
            },
            {
                "gravity: expected auto, face, left, right, top, bottom, or coordinates of 0.0 to 1.0 such as 0.5x0.33, found \"-1\"",
                TransformOption.Gravity((Focus)(-1))
            },
            {
                "quality: expected a whole number of 1 to 100, or high, medium-high, medium-low or low, found \"4\"",
                TransformOption.Quality((QualityLevel)4)
            },
            {
                "format: expected auto, avif, webp, jpeg, baseline-jpeg or json, found \"6\"",
                TransformOption.Format((ServedFormat)6)
            },
            {
                "metadata: expected copyright, keep or none, found \"all\"",
                TransformOption.Metadata(KeptMetadata.Text.Create("all").Right())
            },
            {
                "background: expected a CSS colour, such as red, #ff8000 or rgb(240,40,145), found \"\"",
                TransformOption.Background(null)
            },
            { "blur: expected a whole number of 1 to 250, found \"0\"", TransformOption.Blur(0) },
            {
                "blur: expected a whole number of 1 to 250, found \"251\"",
                TransformOption.Blur(251)
            },
            {
                "sharpen: expected a number of 0 to 10, found \"10.1\"",
                TransformOption.Sharpen(10.1m)
            },
            {
                "sharpen: expected a number of 0 to 10, found \"-0.1\"",
                TransformOption.Sharpen(-0.1m)
            },
            {
                "brightness: expected a number of at least 0, found \"-0.1\"",
                TransformOption.Brightness(-0.1m)
            },
            {
                "contrast: expected a number of at least 0, found \"-1\"",
                TransformOption.Contrast(-1)
            },
            { "gamma: expected a number of at least 0, found \"-1\"", TransformOption.Gamma(-1) },
            {
                "saturation: expected a number of at least 0, found \"-1\"",
                TransformOption.Saturation(-1)
            },
            { "rotate: expected 90, 180 or 270, found \"0\"", TransformOption.Rotate(0) },
            { "rotate: expected 90, 180 or 270, found \"360\"", TransformOption.Rotate(360) },
            { "flip: expected h, v or hv, found \"3\"", TransformOption.Flip((Mirroring)3) },
            {
                "trim: expected four whole numbers of pixels: top;right;bottom;left, or color, found \"0;0;0;-1\"",
                TransformOption.Trim(0, 0, 0, -1)
            },
            {
                "trim.width: expected a whole number of at least 1, found \"0\"",
                TransformOption.TrimWidth(0)
            },
            {
                "trim.height: expected a whole number of at least 1, found \"0\"",
                TransformOption.TrimHeight(0)
            },
            {
                "trim.left: expected a whole number of at least 0, found \"-1\"",
                TransformOption.TrimLeft(-1)
            },
            {
                "trim.top: expected a whole number of at least 0, found \"-1\"",
                TransformOption.TrimTop(-1)
            },
            {
                "upscale: expected interpolate or generate, found \"2\"",
                TransformOption.Upscale((Upscaling)2)
            },
            {
                "slow-connection-quality: expected a whole number of 1 to 100, or high, medium-high, medium-low or low, found \"101\"",
                TransformOption.SlowConnectionQuality(101)
            },
        };

    [Theory]
    [MemberData(nameof(Right), DisableDiscoveryEnumeration = true)]
    public void A_value_within_its_limits_is_written(
        string text,
        Either<CfErrors, TransformOption> option
    )
    {
        Assert.Equal(text, $"{option.Right()}");
        Assert.True(option.Right().IsDocumented);
        Assert.Equal(Transformation.Of(option).Right(), Transformation.Create(text).Right());
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_value_beyond_its_limits_is_a_left(
        string message,
        Either<CfErrors, TransformOption> option
    ) => Assert.Equal(message, option.Left().Message);

    [Theory]
    [InlineData("rgb(1")]
    [InlineData("(1)")]
    [InlineData("rgb(1)1")]
    public void A_colour_is_whole(string colour) =>
        Assert.True(TransformOption.Background(colour).IsLeft);

    [Fact]
    public void All_errors_come_at_once() =>
        Assert.Equal(
            2,
            Transformation
                .Of(TransformOption.Width(0), TransformOption.Height(3), TransformOption.Blur(0))
                .Left()
                .Items.Count
        );

    [Theory]
    [InlineData("trim=1;2;3")]
    [InlineData("trim=1;2;3;x")]
    [InlineData("gravity=1")]
    [InlineData("gravity=1x2x3")]
    [InlineData("gravity=xx0")]
    [InlineData("zoom=1e0")]
    [InlineData("width=1.5")]
    [InlineData("width=+1")]
    [InlineData("compression=slow")]
    [InlineData("segment=background")]
    [InlineData("onerror=ignore")]
    [InlineData("anim=maybe")]
    [InlineData("background=%23ff800")]
    [InlineData("background=%23ggg")]
    [InlineData("background=rgb%28%29")]
    [InlineData("background=rgb%28<%29")]
    [InlineData("background=1rgb%281%29")]
    [InlineData("background=%28%29")]
    [InlineData("background=f80f80")]
    public void A_text_that_no_document_lists_is_a_left_and_is_read(string text)
    {
        Assert.False(Transformation.Read(text).Right().Options[0].IsDocumented);
        Assert.Single(Transformation.Create(text).Left().Items);
    }
}
