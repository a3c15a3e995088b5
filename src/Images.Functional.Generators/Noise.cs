using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>What a text may have that its meaning has not.</summary>
/// <param name="Seed">The seed of the choices.</param>
/// <param name="Shuffled">Whether members stand in any order.</param>
/// <param name="Unknown">Whether there are members, and entries of <c>errors</c> and <c>messages</c>, to pass over.</param>
/// <param name="Nulls">Whether missing documented members may be <c>null</c>.</param>
/// <param name="Spelling">How the values are written.</param>
internal sealed record Noise(int Seed, bool Shuffled, bool Unknown, bool Nulls, Spelling Spelling)
{
    public static Noise None { get; } = new(0, false, false, false, Spelling.Plain);

    public static Gen<Noise> Any =>
        from seed in Dice.Seeds
        from shuffled in Gen.Elements(true, true, false)
        from unknown in Gen.Elements(true, true, false)
        from nulls in Gen.Elements(true, false)
        from spelling in Spelling.Any
        select new Noise(seed, shuffled, unknown, nulls, spelling);

    /// <summary>The same, which shrinks to none.</summary>
    public static Arbitrary<Noise> Arbitrary => Arb.From(Any, static noise => noise.Quieter());

    /// <summary>The choices of one part of a text.</summary>
    public Dice DiceOf(int part) => new(unchecked(Seed + part));

    /// <summary>Where a member stands among those of its object: it follows from its name, and stays while others go.</summary>
    public int PlaceOf(string name) =>
        new Dice(
            name.Aggregate(Seed, static (hash, unit) => unchecked((hash ^ unit) * 16_777_619))
        ).Below(int.MaxValue);

    /// <summary>Without any; then without one kind of it.</summary>
    public IEnumerable<Noise> Quieter() =>
        this == None
            ? []
            : Spelling
                .Plainer()
                .Select(spelling => this with { Spelling = spelling })
                .Concat(Shuffled ? [this with { Shuffled = false }] : [])
                .Concat(Unknown ? [this with { Unknown = false }] : [])
                .Concat(Nulls ? [this with { Nulls = false }] : [])
                .Prepend(None);
}
