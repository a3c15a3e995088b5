using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>Successful envelopes of any result. They shrink to the smallest result with nothing beside it.</summary>
    public static Arbitrary<Envelope<A>> Envelope<A>(Arbitrary<A> result) =>
        Arb.From(
            Generate.EnvelopesOf(result.Generator),
            envelope => ErrorShrinks.Envelope(envelope, result.Shrinker)
        );

    /// <summary>Valid envelopes as text. They shrink to the plain text of <see cref="Functional.Image.Empty"/>.</summary>
    public static Arbitrary<EnvelopeText> EnvelopeText() =>
        Arb.From(Generate.EnvelopeTexts, EnvelopeShrinks.Text);

    /// <summary>
    /// Broken envelopes as text. They shrink to one break, in the plainest value that has it, and nothing else.
    /// </summary>
    public static Arbitrary<BrokenEnvelope> BrokenEnvelope() =>
        Arb.From(Generate.BrokenEnvelopes, EnvelopeShrinks.Broken);
}
