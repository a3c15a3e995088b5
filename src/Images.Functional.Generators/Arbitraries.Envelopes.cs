namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>Successful envelopes of any result, with errors and messages. They shrink to the smallest result alone.</summary>
    /// <remarks>Of a hundred, at least: 40 with errors, 40 with messages, 10 with neither, 15 with a result_info.</remarks>
    public static Arbitrary<Envelope<A>> Envelope<A>(Arbitrary<A> result) =>
        Composed.Of(
            Fields.List(ApiMessage(), Gen.Elements(0, 0, 1, 3)),
            Fields.List(ApiMessage(), Gen.Elements(0, 0, 1, 3)),
            Fields.Seldom(4, JsonText().Generator.Where(static json => !json.IsNull)),
            result,
            static (errors, messages, info, value) =>
                new Envelope<A>(value, errors, messages) { ResultInfo = info },
            static envelope =>
                (envelope.Errors, envelope.Messages, envelope.ResultInfo, envelope.Result)
        );

    /// <summary>
    /// Valid envelopes as text, with what they mean: members in any order, white space, escapes, pretty printing, undocumented members,
    /// <c>null</c> for missing ones. They shrink to the plain text of <see cref="Functional.Image.Empty"/>.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 50 in another order, 55 with white space, 15 pretty printed, 55 with unnecessary escapes, 45 with escaped
    /// names, 40 with unknown members, 15 with null for a field, 4 without errors or messages at all.
    /// </remarks>
    public static Arbitrary<EnvelopeText> EnvelopeText() =>
        Composed.Of(
            Noise.Arbitrary,
            Envelope(Image()),
            static (noise, envelope) => new EnvelopeText(envelope, noise),
            static text => (text.Noise, text.Envelope)
        );

    /// <summary>
    /// Envelopes as text that are valid JSON, but break what the API documents in one or more places, all of them known. They shrink to a
    /// single break, in the plainest value that has it.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 30 one break, 20 four or more, 20 of both kinds, 8 at /result/id, 8 at /result/creator, 8 at
    /// /result/filename, 8 at /result/meta, 8 at /result/requireSignedURLs, 8 at /result/uploaded, 8 at /result/variants, 4
    /// at /result/variants/0, 10 at /result, 3 at /success, 4 at /errors, 4 at /messages.
    /// </remarks>
    public static Arbitrary<BrokenEnvelope> BrokenEnvelope() => Faults.Envelopes();
}
