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
}
