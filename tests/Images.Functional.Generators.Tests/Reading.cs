using System;
using System.Linq;

namespace Images.Functional.Generators.Tests;

/// <summary>What the core's reader finds in broken envelopes.</summary>
internal static class Reading
{
    public static bool FindsTheBreaks(BrokenEnvelope broken) =>
        ImagesV1
            .ParseImage(broken.Text)
            .Match(
                Right: static _ => false,
                Left: errors =>
                    errors.Items.Map(Found).Order().SequenceEqual(broken.Breaks.Map(Stated).Order())
            );

    private static (string Pointer, bool IsConstraint) Found(CfError error) =>
        error switch
        {
            CfError.Constraint constraint => (constraint.Pointer, true),
            CfError.Malformed malformed => (malformed.Pointer, false),
            _ => throw new ArgumentException($"neither broken nor malformed: {error}"),
        };

    private static (string Pointer, bool IsConstraint) Stated(Break one) =>
        (one.Pointer, one.Kind == BreakKind.Constraint);
}
