namespace Images.Functional.Generators;

/// <summary>
/// Generators of special cases, which have no arbitrary of their own. For everything else, use <see cref="Arbitraries"/>:
/// <c>Arbitraries.Image().Generator</c>.
/// </summary>
/// <remarks>
/// <para>
/// <c>…Texts</c> are raw texts, valid and invalid ones. The generators that take a <see cref="Text{A}"/> also work for your own types.
/// </para>
/// <para>The documentation states how often each class of values occurs, at FsCheck's size 50. Tests check these rates.</para>
/// </remarks>
public static partial class Generate
{
    /// <summary>Values with as many characters as their text allows: <c>Generate.AtTheLimit(Creator.Text)</c>.</summary>
    public static Gen<A> AtTheLimit<A>(Text<A> text) =>
        Texts.Exactly(Limit(text)).Through(text.Create, Last<A>.Of(text));

    /// <summary>Values of characters of two UTF-16 units each; a quarter of them have as many as their text allows.</summary>
    public static Gen<A> BeyondBmp<A>(Text<A> text) =>
        Texts.BeyondBmpUpTo(Limit(text)).Through(text.Create, Last<A>.Of(text));

    /// <summary>Raw texts with one character more than the text allows.</summary>
    public static Gen<string> OneOver<A>(Text<A> text) => Texts.Exactly(Limit(text) + 1);

    /// <summary>Raw texts, valid and invalid: of lengths around both limits, with lone surrogates, with dot segments and slashes.</summary>
    /// <remarks>Of a hundred, at least: 45 right, 20 wrong, 10 one over, 2 empty, 9 not Unicode, 3 with a dot segment.</remarks>
    public static Gen<string> Around<A>(Text<A> text) => Ids.Around(text.Minimum, Limit(text));

    /// <summary>Image ids that replies may contain and requests may not: names of endpoints, also behind encoded slashes.</summary>
    /// <remarks>Of a hundred, at least: 30 the name of an endpoint, 8 below keys or variants, 8 that end with /blob, 5 percent-encoded.</remarks>
    public static Gen<ImageId> ReservedImageIds =>
        Dice.Roll(Ids.Reserved).Through(ImageId.Any, ImageId.Text.Name);

    /// <summary>Image ids that a reply may contain: those of requests, and reserved ones.</summary>
    /// <remarks>Of a hundred, at least: 80 that a request may carry, 5 reserved.</remarks>
    public static Gen<ImageId> RepliedImageIds =>
        Gen.Frequency((9, Arbitraries.ImageId().Generator), (1, ReservedImageIds));

    /// <summary>Image ids that <see cref="ImageId.Custom"/> accepts: up to 1,024 characters, with subpaths.</summary>
    /// <remarks>Of a hundred, at least: 40 with subpaths, 10 of 1,024 characters, 20 beyond the BMP.</remarks>
    public static Gen<ImageId> CustomImageIds =>
        Ids.Custom.Through(ImageId.Custom, ImageId.Text.Name);

    /// <summary>Raw texts, valid and invalid as an image id, of either kind.</summary>
    /// <remarks>Of a hundred, at least: 60 right, 10 wrong, 2 too long, 2 not Unicode, 2 with a dot segment, 10 nearly UUIDs.</remarks>
    public static Gen<string> ImageIdTexts =>
        Gen.Frequency(
            (2, Ids.Around(1, FieldLimits.ImageIdCharacters)),
            (2, Around(ImageId.Text)),
            (1, Ids.Uuids),
            (1, Ids.AlmostUuids)
        );

    private static int Limit<A>(Text<A> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Maximum < int.MaxValue
            ? text.Maximum
            : throw new ArgumentException("must have a limit", nameof(text));
    }
}
