using System;
using System.Collections.Generic;
using FsCheck;

namespace Images.Functional.Fuzz;

/// <summary>Makes an input out of another; the others give parts to it.</summary>
internal delegate byte[] Mutation(byte[] input, IReadOnlyList<byte[]> others);

/// <summary>What is fuzzed: the inputs to begin with, how they change, and what must be true of each.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Begin">Makes the corpus to begin with.</param>
/// <param name="MutationOf">Makes the mutation that follows from a seed.</param>
/// <param name="Find">
/// Says what is wrong with what the code does with an input; null if nothing is. The flag asks for everything, which takes longer.
/// </param>
internal sealed record Target(
    string Name,
    Func<Rnd, IEnumerable<byte[]>> Begin,
    Func<int, Mutation> MutationOf,
    Func<byte[], bool, string?> Find
)
{
    public static Target[] All { get; } =
    [
        Envelopes.Target,
        Replies.Target,
        Requests.Target,
        Forms.Target,
        Urls.Target,
        Transformations.Target,
        Headers.Target,
    ];

    /// <summary>The corpus to begin with.</summary>
    public IEnumerable<byte[]> Seeds(int seed) => Begin(new Rnd((ulong)(uint)seed, 7UL));

    /// <summary>What is wrong with an input; null if nothing is.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isWhole">Whether to check everything, which takes longer.</param>
    public string? Check(byte[] input, bool isWhole)
    {
        try
        {
            return Find(input, isWhole);
        }
        catch (Exception e)
        {
            // Nothing throws, so whatever does is a finding.
            return e.ToString();
        }
    }

    public override string ToString() => Name;
}
