using System.Collections.Immutable;
using System.Linq;

namespace Images.Functional.Generators;

/// <summary>Builds envelopes, as trees, with faults.</summary>
internal static class BrokenTrees
{
    public static Json Of(Image image, ImmutableArray<Fault> faults, Noise noise)
    {
        var dice = noise.DiceOf(0);
        var quiet = noise with { Nulls = false };
        var documented = EnvelopeTrees
            .Documented(dice, quiet, image)
            .Select(member => (member.Name, Value: WithElements(member, faults)))
            .ToArray();
        var result = EnvelopeTrees.Object(quiet, WithFaults("", documented, faults), []);
        return EnvelopeTrees.Object(
            quiet,
            WithFaults(
                "/",
                [
                    ("errors", Json.ListOf()),
                    ("messages", Json.ListOf()),
                    ("result", result),
                    ("success", Json.True),
                ],
                faults
            ),
            EnvelopeTrees.Unknown(dice, quiet)
        );
    }

    // A fault replaces the value, or comes after it under the same name.
    private static (string Name, Json Value)[] WithFaults(
        string prefix,
        (string Name, Json Value)[] members,
        ImmutableArray<Fault> faults
    ) =>
        members
            .Where(member =>
                !faults.Any(fault =>
                    fault.Index is null && !fault.IsSecond && fault.Member == prefix + member.Name
                )
            )
            .Concat(
                faults
                    .Where(fault =>
                        fault.Index is null
                        && fault.Value is not null
                        && fault.IsOfEnvelope == (prefix == "/")
                    )
                    .Select(fault => (fault.Member[prefix.Length..], fault.Value!))
            )
            .ToArray();

    private static Json WithElements(
        (string Name, Json Value) member,
        ImmutableArray<Fault> faults
    ) =>
        member.Name == "variants" && faults.Any(static fault => fault.Index is not null)
            ? Json.ListOf(
                Enumerable
                    .Range(0, 5)
                    .Select(i =>
                        faults.FirstOrDefault(fault => fault.Index == i)?.Value
                        ?? new Json.Text($"https://imagedelivery.net/hash/id/{i}")
                    )
                    .ToArray()
            )
            : member.Value;
}
