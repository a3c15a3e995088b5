using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;

namespace Images.Functional.Generators;

/// <summary>Builds the arbitraries of an object's members. Unknown members avoid the known names.</summary>
internal sealed class MemberArbitrary<A>(IReadOnlySet<string?> known)
    : IMemberVisitor<A, Arbitrary<object?>>
{
    public Arbitrary<object?> Required<F>(Codec<F> codec, Func<A, F> get) =>
        Boxed(Derived.Of(codec));

    // A value that is written as null would read as None.
    public Arbitrary<object?> Optional<F>(Codec<F> codec, Func<A, Option<F>> get) =>
        Boxed(
            Arbitraries.Option(
                Arb.Filter(Derived.Of(codec), value => codec.ToJson(value) != "null")
            )
        );

    public Arbitrary<object?> Rest(Func<A, HashMap<string, JsonText>> get)
    {
        var others = Arbitraries.HashMap(
            Arb.From(
                Gen.OneOf(
                        Dice.Roll(JsonTrees.Name),
                        Dice.Roll(static dice => Texts.Any(dice, dice.Below(12)))
                    )
                    .Where(name => !known.Contains(name)),
                name => Shrinks.Text(name).Where(shorter => !known.Contains(shorter))
            ),
            Arbitraries.JsonText()
        );
        return Boxed(
            Arb.From(Gen.Sized(size => others.Generator.Resize(Math.Min(size, 8))), others.Shrinker)
        );
    }

    private static Arbitrary<object?> Boxed<F>(Arbitrary<F> values) =>
        Arb.From(
            values.Generator.Select(static value => (object?)value),
            value => values.Shrinker((F)value!).Select(static smaller => (object?)smaller)
        );
}
