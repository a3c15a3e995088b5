using System.Collections.Frozen;
using Checked = LanguageExt.Either<Images.Functional.CfErrors, Images.Functional.TransformOption>;

namespace Images.Functional;

/// <summary>
/// A documented option of a transformation, and the values that it accepts: some words, whole numbers from <see cref="Least"/> to
/// <see cref="Most"/>, and values that <see cref="Other"/> can write.
/// </summary>
/// <param name="names">Its names, separated by bars. Errors use the first, URLs the shortest; reading accepts all.</param>
/// <param name="limit">The requirement for its values, as errors name it.</param>
/// <param name="words">Its words. If there is an enumeration for them, in the same order.</param>
internal sealed class OptionRule(string names, string limit, params string[] words)
{
    private static readonly string[] Levels = ["high", "medium-high", "medium-low", "low"];

    public static OptionRule Width { get; } = Whole("width|w", 1, int.MaxValue, "auto");
    public static OptionRule Height { get; } = Whole("height|h", 1);
    public static OptionRule Fit { get; } =
        OneOf(
            "fit",
            ["scale-down", "contain", "cover", "crop", "pad", "squeeze", "aspect-crop", "scale-up"]
        );
    public static OptionRule Gravity { get; } =
        new(
            "gravity|g",
            "auto, face, left, right, top, bottom, or coordinates of 0.0 to 1.0 such as 0.5x0.33",
            ["auto", "face", "left", "right", "top", "bottom"]
        )
        {
            Other = OptionValues.Point,
        };
    public static OptionRule Zoom { get; } = Number("zoom|face-zoom", "a number of 0 to 1", 0, 1);
    public static OptionRule Dpr { get; } =
        Number("dpr", "a number above 0 and at most 2", OptionValues.Smallest, 2);
    public static OptionRule Quality { get; } = Whole("quality|q", 1, 100, Levels);
    public static OptionRule Format { get; } =
        OneOf("format|f", "auto", "avif", "webp", "jpeg", "baseline-jpeg", "json");
    public static OptionRule Anim { get; } = OneOf("anim", "true", "false");
    public static OptionRule Metadata { get; } = OneOf("metadata", "copyright", "keep", "none");
    public static OptionRule Compression { get; } = OneOf("compression", "fast");
    public static OptionRule Background { get; } =
        new("background", "a CSS colour, such as red, #ff8000 or rgb(240,40,145)")
        {
            Other = OptionValues.Colour,
        };
    public static OptionRule Blur { get; } = Whole("blur", 1, 250);
    public static OptionRule Sharpen { get; } = Number("sharpen", "a number of 0 to 10", 0, 10);
    public static OptionRule Brightness { get; } = Factor("brightness");
    public static OptionRule Contrast { get; } = Factor("contrast");
    public static OptionRule Gamma { get; } = Factor("gamma");
    public static OptionRule Saturation { get; } = Factor("saturation");
    public static OptionRule Rotate { get; } = OneOf("rotate", "90", "180", "270");
    public static OptionRule Flip { get; } = OneOf("flip", "h", "v", "hv");
    public static OptionRule Trim { get; } =
        new("trim", "four whole numbers of pixels: top;right;bottom;left, or color", "color")
        {
            Other = OptionValues.Edges,
        };
    public static OptionRule TrimWidth { get; } = Whole("trim.width", 1);
    public static OptionRule TrimHeight { get; } = Whole("trim.height", 1);
    public static OptionRule TrimLeft { get; } = Whole("trim.left", 0);
    public static OptionRule TrimTop { get; } = Whole("trim.top", 0);
    public static OptionRule Segment { get; } = OneOf("segment", "foreground");
    public static OptionRule Upscale { get; } = OneOf("upscale", "interpolate", "generate");
    public static OptionRule SlowQuality { get; } =
        Whole("slow-connection-quality|scq", 1, 100, Levels);
    public static OptionRule OnError { get; } = OneOf("onerror", "redirect");

    /// <summary>The rule of undocumented options. Their texts include the names.</summary>
    public static OptionRule Unknown { get; } = new("", "") { Rank = int.MaxValue - 1 };

    /// <summary>The rule of a text that can't be split into options.</summary>
    public static OptionRule Unsplit { get; } = new("", "") { Rank = int.MaxValue };

    private static readonly FrozenDictionary<string, OptionRule> ByName = InOrder(
        [Width, Height, Fit, Gravity, Zoom, Dpr, Quality, Format, Anim, Metadata, Compression],
        [Background, Blur, Sharpen, Brightness, Contrast, Gamma, Saturation, Rotate, Flip, Trim],
        [TrimWidth, TrimHeight, TrimLeft, TrimTop, Segment, Upscale, SlowQuality, OnError]
    );

    private readonly string[] names = names.Split('|');

    /// <summary>The name in URLs.</summary>
    public string Short => Prefix[..^1];

    /// <summary>The text before its value: <c>w=</c>.</summary>
    public string Prefix { get; } =
        names.Length == 0 ? "" : names.Split('|').MinBy(static name => name.Length) + "=";

    /// <summary>Its position among the options of a transformation.</summary>
    public int Rank { get; private set; }

    private int Least { get; init; }

    private int Most { get; init; } = -1;

    private Func<string, string?> Other { get; init; } = static _ => null;

    /// <summary>Finds an option's rule by any of its names; null for an undocumented option.</summary>
    public static OptionRule? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Reads an option's value, not percent-encoded; null if it is invalid.</summary>
    public TransformOption? Read(string value) =>
        words.Contains(value) ? new TransformOption(this, value)
        : Digits.TryRead(value, out int number) && number >= Least && number <= Most
            ? new TransformOption(this, null, number)
        : Other(value) is { } written
            ? new TransformOption(this, Percent.Encode(written, Percent.InValue))
        : null;

    public Checked Of(string value) => Read(value) is { } option ? option : Wrong(value);

    public Checked Of(int number) =>
        number >= Least && number <= Most
            ? new TransformOption(this, null, number)
            : Of(number.ToString(CultureInfo.InvariantCulture));

    public Checked Of(decimal number) => Of(OptionValues.Number(number));

    /// <summary>Creates the option with the word of an enumeration's member.</summary>
    public Checked OfWord(int index) =>
        index >= 0 && index < words.Length
            ? new TransformOption(this, words[index])
            : Wrong(index.ToString(CultureInfo.InvariantCulture));

    public CfErrors Wrong(string value) => CfErrors.Of(names[0], limit, Printable.Excerpt(value));

    private static OptionRule Whole(
        string names,
        int least,
        int most = int.MaxValue,
        params string[] words
    ) =>
        new(
            names,
            $"a whole number of {(most == int.MaxValue ? $"at least {least}" : $"{least} to {most}")}"
                + (words.Length == 0 ? "" : $", or {Listed(words)}"),
            words
        )
        {
            Least = least,
            Most = most,
        };

    private static OptionRule Number(string names, string limit, decimal least, decimal most) =>
        new(names, limit) { Other = text => OptionValues.Number(text, least, most) };

    private static OptionRule Factor(string name) =>
        Number(name, "a number of at least 0", 0, decimal.MaxValue);

    private static OptionRule OneOf(string names, params string[] words) =>
        new(names, Listed(words), words);

    private static string Listed(string[] words) =>
        words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";

    // Assigns the ranks.
    private static FrozenDictionary<string, OptionRule> InOrder(params OptionRule[][] rules)
    {
        var byName = new Dictionary<string, OptionRule>(StringComparer.Ordinal);
        var rank = 0;
        foreach (var rule in rules.SelectMany(static some => some))
        {
            rule.Rank = rank++;
            foreach (var name in rule.names)
                byName.Add(name, rule);
        }

        return byName.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
