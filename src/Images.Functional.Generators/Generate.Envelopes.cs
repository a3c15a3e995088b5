using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

public static partial class Generate
{
    /// <summary>Successful envelopes of an image, with errors and messages beside it.</summary>
    /// <remarks>Of a hundred, at least: 40 with errors, 40 with messages, 10 with neither.</remarks>
    public static Gen<Envelope<Image>> Envelopes => EnvelopesOf(Images);

    /// <summary>Successful envelopes of any result, with errors and messages beside it.</summary>
    public static Gen<Envelope<A>> EnvelopesOf<A>(Gen<A> results) =>
        Arbitraries.Envelope(Arb.From(results)).Generator;

    /// <summary>
    /// Valid envelopes as text, with what they mean: members in any order, white space, escapes, pretty printed, members that
    /// nobody documented, <c>null</c> for missing ones.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 50 in another order, 55 with white space, 15 pretty printed, 55 with escapes that nobody
    /// needs, 45 with escaped names, 40 with unknown members, 15 with null for a field, 6 without errors or messages at all.
    /// </remarks>
    public static Gen<EnvelopeText> EnvelopeTexts => Arbitraries.EnvelopeText().Generator;

    /// <summary>
    /// Envelopes as text that are whole JSON, but break what the API documents, in one place or in many, each of them known.
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 30 one break, 20 four or more, 20 of both kinds, 8 at /result/id, 8 at /result/creator, 8 at
    /// /result/filename, 8 at /result/meta, 8 at /result/requireSignedURLs, 8 at /result/uploaded, 8 at /result/variants, 4
    /// at /result/variants/0, 10 at /result, 3 at /success, 4 at /errors, 4 at /messages.
    /// </remarks>
    public static Gen<BrokenEnvelope> BrokenEnvelopes => Arbitraries.BrokenEnvelope().Generator;

    /// <summary>
    /// Envelopes as text that are no JSON, for one token that is none; where it stands is known. The shrinker of
    /// <see cref="Arbitraries.BrokenEnvelope"/> is theirs, too.
    /// </summary>
    /// <remarks>Of a hundred, at least: 60 in the image, 15 beside it.</remarks>
    public static Gen<BrokenEnvelope> UnparsableEnvelopes => Breaks.Of(Fault.OfSyntax).Generator;

    /// <summary>Envelopes as text that break off before their end, anywhere: no JSON either.</summary>
    public static Gen<string> TruncatedEnvelopeTexts =>
        from text in EnvelopeTexts
        from seed in Dice.Seeds
        // White space after the end would not be missed.
        select text.Text[..new Dice(seed).Below(text.Text.TrimEnd().Length)];
}
