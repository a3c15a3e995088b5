using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;

namespace Images.Functional.Generators;

/// <summary>A member's value, put into the draft of an object.</summary>
internal sealed record MemberArbitrary<A, D>(
    Func<D, Gen<D>> Generate,
    Func<A, D, IEnumerable<D>> Shrink
);

/// <summary>Arbitraries of an object's members; those of other names avoid the known ones.</summary>
internal sealed class SlotArbitrary<A, D>(IReadOnlySet<string?> known)
    : ISlotVisitor<A, D, MemberArbitrary<A, D>>
    where D : struct
{
    public MemberArbitrary<A, D> Required<F>(Codec<F> codec, Func<A, F> get, Place<D, F> place) =>
        In(Derived.Of(codec), get, place);

    // A value that is written as null would be read as None.
    public MemberArbitrary<A, D> Optional<F>(
        Codec<F> codec,
        Func<A, Option<F>> get,
        Place<D, Option<F>> place
    ) =>
        In(
            Arbitraries.Option(
                Arb.Filter(Derived.Of(codec), value => codec.ToJson(value) != "null")
            ),
            get,
            place
        );

    public MemberArbitrary<A, D> Rest(
        Func<A, HashMap<string, JsonText>> get,
        Place<D, HashMap<string, JsonText>> place
    )
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
        return In(
            Arb.From(
                Gen.Sized(size => others.Generator.Resize(Math.Min(size, 8))),
                others.Shrinker
            ),
            get,
            place
        );
    }

    private static MemberArbitrary<A, D> In<F>(
        Arbitrary<F> field,
        Func<A, F> get,
        Place<D, F> place
    ) =>
        new(
            draft => field.Generator.Select(value => With(draft, value, place)),
            (value, draft) =>
                field.Shrinker(get(value)).Select(smaller => With(draft, smaller, place))
        );

    private static D With<F>(D draft, F value, Place<D, F> place)
    {
        place(ref draft) = value;
        return draft;
    }
}
