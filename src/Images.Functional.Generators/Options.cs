namespace Images.Functional.Generators;

/// <summary>Options of transformations.</summary>
internal static class Options
{
    // Names, and the values that each may have; * is a number of 1 to 100.
    private static readonly string[] Documented = """
        w h trim.width trim.height=*|*0|*00|1|2147483647
        w=auto
        trim.left trim.top=*|0
        fit=scale-down|contain|cover|crop|pad|squeeze|aspect-crop|scale-up
        g=auto|face|left|right|top|bottom|0.*x0.*|0x1
        zoom=0.*|0|1
        dpr=0.5|1|1.25|2
        q scq=*|high|medium-high|medium-low|low
        f=auto|avif|webp|jpeg|baseline-jpeg|json
        anim=true|false
        metadata=copyright|keep|none
        compression=fast
        background=red|#f80|#FF8000|#ff800080|rgb(240,40,145)|hsl(0 50% 50% / 0.5)
        blur=*|250
        sharpen=0.*|9.*|0|10
        brightness contrast gamma saturation=0.*|*|3.*|0
        rotate=90|180|270
        flip=h|v|hv
        trim=*;*;*;*|0;*;0;*|color
        segment=foreground
        upscale=interpolate|generate
        """.Split('\n');

    /// <summary>Any option; four fifths are documented.</summary>
    public static TransformOption One(Dice dice) =>
        (dice.OneIn(5) ? Other(dice) : Known(dice)).Value();

    /// <summary>Up to eight options.</summary>
    public static Transformation Several(Dice dice) =>
        Made(dice.Many(dice.OneIn(10) ? 0 : dice.Between(1, 8), One));

    public static Transformation Made(IEnumerable<TransformOption> options) =>
        Transformation
            .Of([.. options.Select(static option => (Either<CfErrors, TransformOption>)option)])
            .Value();

    private static Either<CfErrors, TransformOption> Known(Dice dice)
    {
        var parts = dice.Pick<string>(Documented).Split('=');
        var value = dice.Pick<string>(parts[1].Split('|'));
        return TransformOption.Raw(
            dice.Word(parts[0]),
            string.Concat(value.Select(c => c == '*' ? $"{dice.Between(1, 100)}" : $"{c}"))
        );
    }

    private static Either<CfErrors, TransformOption> Other(Dice dice) =>
        TransformOption.Raw(
            dice.Word("border draw trim.border f w x-y face-zoom"),
            dice.OneIn(2)
                ? dice.Word("png auto (a,b) a=b {} 50%")
                : Balanced(Texts.Any(dice, dice.Below(12)))
        );

    private static string Balanced(string text) =>
        string.Concat(text.Where(static c => !"()[]{}\"'".Contains(c, StringComparison.Ordinal)));
}
