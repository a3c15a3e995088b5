namespace Images.Functional.Generators;

/// <summary>Variations of a text that do not change its meaning.</summary>
/// <param name="Seed">The seed of the choices.</param>
/// <param name="Shuffled">Whether members are in random order.</param>
/// <param name="Unknown">Whether there are unknown members, and unreadable entries of <c>errors</c> and <c>messages</c>.</param>
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

    /// <summary>The same, and shrinks to no noise.</summary>
    public static Arbitrary<Noise> Arbitrary => Arb.From(Any, static noise => noise.Quieter());

    /// <summary>The choices of one part of a text.</summary>
    public Dice DiceOf(int part) => new(unchecked(Seed + part));

    /// <summary>A member's position in its object. It depends only on the name, so it does not change when other members are removed.</summary>
    public int PlaceOf(string name) =>
        new Dice(
            name.Aggregate(Seed, static (hash, unit) => unchecked((hash ^ unit) * 16_777_619))
        ).Below(int.MaxValue);

    /// <summary>Without noise; then without one kind of it.</summary>
    public IEnumerable<Noise> Quieter() =>
        Spelling
            .Plainer()
            .Select(spelling => this with { Spelling = spelling })
            .Prepend(None)
            .Append(new Noise(Seed, false, Unknown, Nulls, Spelling))
            .Append(new Noise(Seed, Shuffled, false, Nulls, Spelling))
            .Append(new Noise(Seed, Shuffled, Unknown, false, Spelling))
            .Where(quieter => quieter != this);
}
