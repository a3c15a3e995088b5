using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>Successful envelopes of any result. They shrink to the smallest result with nothing beside it.</summary>
    public static Arbitrary<Envelope<A>> Envelope<A>(Arbitrary<A> result) =>
        Composed.Of(
            Fields.List(ApiMessage(), Gen.Elements(0, 0, 1, 3)),
            Fields.List(ApiMessage(), Gen.Elements(0, 0, 1, 3)),
            result,
            static (errors, messages, value) => new Envelope<A>(value, errors, messages),
            static envelope => (envelope.Errors, envelope.Messages, envelope.Result)
        );

    /// <summary>Valid envelopes as text. They shrink to the plain text of <see cref="Functional.Image.Empty"/>.</summary>
    public static Arbitrary<EnvelopeText> EnvelopeText() =>
        Composed.Of(
            Noise.Arbitrary,
            Envelope(Image()),
            static (noise, envelope) => new EnvelopeText(envelope, noise),
            static text => (text.Noise, text.Envelope)
        );

    /// <summary>
    /// Broken envelopes as text. They shrink to one break, in the plainest value that has it, and nothing else.
    /// </summary>
    public static Arbitrary<BrokenEnvelope> BrokenEnvelope() => Breaks.Of(Fault.Some);
}
