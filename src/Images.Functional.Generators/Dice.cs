namespace Images.Functional.Generators;

/// <summary>Makes choices that are too many and too small for a <c>Gen</c> each. All follow from one generated seed.</summary>
internal sealed class Dice(int seed)
{
    private ulong state = unchecked((ulong)seed * 0xD1342543DE82EF95UL);

    /// <summary>Generates values by rolling dice.</summary>
    public static Gen<A> Roll<A>(Func<Dice, A> roll) => Seeds.Select(seed => roll(new Dice(seed)));

    public static Gen<int> Seeds { get; } = Gen.Choose(0, int.MaxValue - 1);

    /// <summary>A number from 0 to less than the count.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>A number between two, inclusive.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True one time in <paramref name="count"/>.</summary>
    public bool OneIn(int count) => Below(count) == 0;

    public A Pick<A>(params ReadOnlySpan<A> items) => items[Below(items.Length)];

    /// <summary>One of several words.</summary>
    public string Word(string words) => Pick<string>(words.Split(' '));

    /// <summary>A text of this many of the characters.</summary>
    public string Characters(int count, string characters) =>
        string.Concat(Many(count, dice => dice.Pick<char>(characters)));

    /// <summary>As many rolls.</summary>
    public A[] Many<A>(int count, Func<Dice, A> roll)
    {
        var rolled = new A[count];
        for (var i = 0; i < count; i++)
            rolled[i] = roll(this);
        return rolled;
    }

    /// <summary>The items in random order.</summary>
    public A[] Shuffle<A>(IEnumerable<A> items) => [.. items.OrderBy(_ => Next())];

    // SplitMix64: small, fast, and the same on every machine.
    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
