using System;
using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>Suggests the name that a mistyped word was meant to be.</summary>
internal static class Suggestion
{
    /// <returns>The nearest name as the end of an error's text; empty if none is near.</returns>
    public static string Of(string word, IEnumerable<string> names) =>
        (
            from name in names
            let distance = Distance(Bare(word), Bare(name))
            where distance <= Math.Max(1, Bare(name).Length / 3) && distance < Bare(word).Length
            orderby distance
            select $"; did you mean {name}?"
        ).FirstOrDefault("");

    /// <returns>The shortest option that begins like a short one, such as <c>-y</c> or <c>--out</c>, as the end of an error's text; empty if there is none.</returns>
    public static string OfBeginning(string word, IEnumerable<string> options) =>
        options
            .Where(name =>
                Bare(word).Length > 0
                && name.StartsWith($"--{Bare(word)}", StringComparison.Ordinal)
            )
            .OrderBy(static name => name.Length)
            .Select(static name => $"; did you mean {name}?")
            .FirstOrDefault("");

    // No name is as long as this; a long word costs no time.
    private static string Bare(string word) =>
        word[..Math.Min(word.Length, 64)].TrimStart('-').ToLowerInvariant();

    // Letters that are wrong, missing, too many, or in the other order (optimal string alignment).
    private static int Distance(string left, string right)
    {
        var costs = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        for (var j = 0; j <= right.Length; j++)
        {
            if (i == 0 || j == 0)
            {
                costs[i, j] = i + j;
                continue;
            }

            var isSame = left[i - 1] == right[j - 1];
            var least = Math.Min(
                Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1,
                costs[i - 1, j - 1] + (isSame ? 0 : 1)
            );
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                least = Math.Min(least, costs[i - 2, j - 2] + 1);
            costs[i, j] = least;
        }

        return costs[left.Length, right.Length];
    }
}
