namespace Images.Functional.Generators;

/// <summary>Derives the generator and the shrinker of a type from its codec or text; for an object, from its members.</summary>
/// <remarks>
/// The codec can read every value again from its JSON. If a type's smart constructor refuses almost every text, name some valid values with
/// <see cref="Text{A}.WithNamed"/>: then these are generated. Without them, the generator throws; so it does for a range of numbers that is
/// narrow and far from zero.
/// </remarks>
public static class Derived
{
    // Generated texts are at most this much longer than the minimum.
    private const int LongestFree = 2048;

    /// <summary>Values of a codec. They shrink to short texts, zero, few elements, and no optional members.</summary>
    /// <example>
    /// <code>
    /// var property = Prop.ForAll(Derived.Of(ImagesStats.Codec), stats =&gt; ImagesStats.Codec.Parse(ImagesStats.Codec.ToJson(stats)) == stats);
    /// </code>
    /// </example>
    public static Arbitrary<A> Of<A>(Codec<A> codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return codec.Accept(new CodecArbitrary<A>());
    }

    /// <summary>
    /// Values of a text, of every length that it allows, up to 2,048 characters more than the shortest: often the shortest and the longest, and
    /// with characters beyond the BMP. If the text has named values, half of the values are among them. They shrink to short texts of <c>a</c>.
    /// </summary>
    public static Arbitrary<A> Of<A>(Text<A> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var last = Last<A>.Of(text);
        var any = Made.Of(
            Arb.From(
                Texts.Between(text.Minimum, Math.Min(text.Maximum, text.Minimum + LongestFree)),
                Shrinks.Text
            ),
            text.Create,
            text.Show,
            static shown => shown,
            last
        );
        var allowed = any.Only(value => text.Refuse?.Invoke(text.Show(value)) is null, last);
        return text.Named.IsEmpty
            ? allowed
            : Arb.From(Gen.OneOf(last.Values, allowed.Generator), allowed.Shrinker);
    }

    /// <summary>Values whose texts are among these. They shrink through plainer texts: through shorter ones if nothing else is given.</summary>
    internal static Arbitrary<A> Of<A>(
        Text<A> text,
        Gen<string> texts,
        Func<string, IEnumerable<string>>? plainer = null
    ) =>
        Made.From(
            Arb.From(texts, plainer ?? Shrinks.Text),
            text.Create,
            text.Show,
            static shown => shown,
            Last<A>.Of(text)
        );
}
