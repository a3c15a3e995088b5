using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>
    /// Valid envelopes as text: members in any order, white space, escapes, pretty printed, members that nobody documented,
    /// <c>null</c> for missing ones.
    /// </summary>
    public static Gen<EnvelopeText> EnvelopeTexts =>
        from envelope in Envelopes
        from noise in Noise.Any
        select new EnvelopeText(envelope, noise);

    /// <summary>Envelopes as text that break what the API documents, in one place or in many.</summary>
    public static Gen<BrokenEnvelope> BrokenEnvelopes =>
        from image in WholeImages
        from faults in Dice.Roll(static dice => Fault.Some(dice).ToImmutableArray())
        from noise in Noise.Any
        select new BrokenEnvelope(image, faults, noise);
}
