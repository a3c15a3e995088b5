using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>Generates envelopes with breaks.</summary>
internal static class Breaks
{
    /// <summary>They shrink to plainer texts, then to fewer breaks (at least one), then to the plainest values with those breaks.</summary>
    public static Arbitrary<BrokenEnvelope> Of(Func<Dice, IEnumerable<Fault>> faults)
    {
        var any = Composed.Of(
            Noise.Arbitrary,
            Arb.From(
                Dice.Roll(dice => faults(dice).ToImmutableArray()),
                static some =>
                    Shrinks
                        .Items(some, static fault => fault.Plainer())
                        .Select(static fewer => fewer.ToImmutableArray())
                        .Where(static fewer => fewer.Length > 0)
            ),
            Arb.From(Generate.WholeImages, Arbitraries.Image().Shrinker),
            static (noise, some, image) => new BrokenEnvelope(image, some, noise),
            static broken => (broken.Noise, broken.Faults, broken.Image)
        );
        return Arb.From(
            any.Generator,
            broken =>
                any.Shrinker(broken)
                    .Where(static one => one.Faults.All(fault => fault.FitsIn(one.Image)))
        );
    }
}
