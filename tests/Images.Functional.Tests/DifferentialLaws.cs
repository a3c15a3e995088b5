using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>
/// What the core says of any text is what the framework's document and the documents of the API say of it: whether it is one JSON
/// value, Right or Left, every value, every error and where a broken text breaks. See <see cref="IntendedDifferences"/>.
/// </summary>
public sealed class DifferentialLaws
{
    [Property(MaxTest = 100)]
    public Property A_valid_envelope_is_read_as_the_document_holds_it() =>
        Law.ForAll(
            Arbitraries.EnvelopeText().Generator.Select(static text => text.ToUtf8()),
            static bytes => Agree(bytes)
        );

    [Property(MaxTest = 100)]
    public Property A_broken_envelope_is_refused_for_its_faults() =>
        Law.ForAll(
            Arbitraries.BrokenEnvelope().Generator.Select(static text => text.ToUtf8()),
            static bytes => Agree(bytes)
        );

    [Property(MaxTest = 200)]
    public Property A_mutated_envelope_is_read_or_refused_as_the_document_says() =>
        Law.ForAll(Mutated, static bytes => Agree(bytes));

    [Property(MaxTest = 100)]
    public Property Any_json_value_is_kept_as_the_document_holds_it() =>
        Law.ForAll(
            Arbitraries
                .JsonText()
                .Generator.Select(static text => System.Text.Encoding.UTF8.GetBytes(text.Value)),
            static bytes => Agree(bytes)
        );

    [Fact]
    public void Mutations_reach_every_verdict() =>
        Mutated.HasClasses(
            300,
            ("right", 10, static b => ImagesV1.ParseImage(b).IsRight),
            ("whole json that is no envelope", 20, static b => Whole(b) && IsLeft(b)),
            ("broken json", 15, static b => WholeJson.Parse(b) is null),
            (
                "json but for its strings",
                1,
                static b => WholeJson.Parse(b) is not null && !Whole(b)
            ),
            ("byte order mark", 0.3, static b => WholeJson.Mark(b) > 0),
            ("more than one error", 2, static b => Items(b) > 1)
        );

    /// <summary>Bytes of valid and broken envelopes after edits of bytes and of JSON.</summary>
    internal static Gen<byte[]> Mutated =>
        from texts in Gen.OneOf(
                Arbitraries.EnvelopeText().Generator.Select(static text => text.ToUtf8()),
                Arbitraries.BrokenEnvelope().Generator.Select(static text => text.ToUtf8())
            )
            .ArrayOf(2)
            .Resize(20)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new Mutator(seed).Mutate(texts[0], texts);

    private static void Agree(byte[] bytes) => Assert.Null(Disagreement.Of(bytes));

    private static bool Whole(byte[] bytes) => WholeJson.Read(bytes) is not null;

    private static bool IsLeft(byte[] bytes) => ImagesV1.ParseImage(bytes).IsLeft;

    private static int Items(byte[] bytes) =>
        ImagesV1.ParseImage(bytes).Match(Right: static _ => 0, Left: static e => e.Items.Count);
}
