using System;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>
/// Arbitraries, generator and shrinker, of any type that says how it is written: of an object, its members' arbitraries put together.
/// <c>Prop.ForAll(Derived.Of(ImagesStats.Codec), …)</c>
/// </summary>
/// <remarks>
/// Every value is one that the codec reads again from its own JSON. A type whose smart constructor refuses almost every text or number needs
/// values of its own: name some with <see cref="Text{A}.WithNamed"/>.
/// </remarks>
public static class Derived
{
    // The longest text where no limit is stated.
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
    /// Values of a text, of every length that it allows: often the shortest and the longest, also of characters beyond the BMP. Of a text with
    /// named values, half are among those. They shrink to short texts of <c>a</c>.
    /// </summary>
    public static Arbitrary<A> Of<A>(Text<A> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var any = Known.Find<A>() is { } known
            ? Arb.Filter(known, value => IsRead(text, value))
            : Arb.From(
                Texts
                    .Between(text.Minimum, Math.Min(text.Maximum, text.Minimum + LongestFree))
                    .Through(text.Create),
                value => Shrinks.Through(text.Show(value), text.Create)
            );
        var allowed = Arb.Filter(any, value => text.Refuse?.Invoke(text.Show(value)) is null);
        return text.Named.IsEmpty
            ? allowed
            : Arb.From(
                Gen.OneOf(Gen.Elements(text.Named.ToArray()), allowed.Generator),
                allowed.Shrinker
            );
    }

    private static bool IsRead<A>(Text<A> text, A value) => text.Create(text.Show(value)).IsRight;
}
