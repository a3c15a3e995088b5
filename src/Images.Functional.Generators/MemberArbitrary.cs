namespace Images.Functional.Generators;

/// <summary>Builds the arbitraries of an object's members. Unknown members avoid the known names.</summary>
internal sealed class MemberArbitrary<A>(IReadOnlySet<string?> known)
    : IMemberVisitor<A, Arbitrary<object?>>
{
    public Arbitrary<object?> Required<F>(Codec<F> codec, Func<A, F> get) =>
        Composed.Boxed(Derived.Of(codec));

    // A value that is written as null would read as None.
    public Arbitrary<object?> Optional<F>(Codec<F> codec, Func<A, Option<F>> get) =>
        Composed.Boxed(
            Arbitraries.Option(
                Derived
                    .Of(codec)
                    .Only(
                        value => codec.ToJson(value) != "null",
                        Last<F>.Refused(TypeName.Of(typeof(F)))
                    )
            )
        );

    public Arbitrary<object?> Rest(Func<A, HashMap<string, JsonText>> get)
    {
        var others = Arbitraries.HashMap(
            Arb.From(
                Dice.Roll(Name).Where(name => !known.Contains(name)),
                name => Shrinks.Text(name).Where(shorter => !known.Contains(shorter))
            ),
            Arbitraries.JsonText()
        );
        return Composed.Boxed(
            Arb.From(
                Gen.Frequency(
                    (2, Gen.Constant(LanguageExt.HashMap<string, JsonText>.Empty)),
                    (3, Gen.Sized(size => others.Generator.Resize(Math.Min(size, 8))))
                ),
                others.Shrinker
            )
        );
    }

    // Some are almost known.
    private string Name(Dice dice) =>
        dice.Below(3) switch
        {
            0 when dice.Pick([null, .. known]) is { } name => dice.Pick(
                name.ToUpperInvariant(),
                name.ToLowerInvariant(),
                name + " "
            ),
            1 => Texts.Any(dice, dice.Below(12)),
            _ => JsonTrees.Name(dice),
        };
}
