using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>
/// The generators of <see cref="Generate"/> with shrinkers, and those of LanguageExt's types that FsCheck can't make by
/// itself: <c>[Property(Arbitrary = new[] { typeof(Arbitraries) })]</c>. Values are valid, and stay so as they shrink.
/// </summary>
public static class Arbitraries
{
    /// <summary>Account ids.</summary>
    public static Arbitrary<AccountId> AccountId() =>
        Arb.From(
            Generate.AccountIds,
            static id => Shrinks.Through(id.Value, Functional.AccountId.Create)
        );

    /// <summary>Image ids of every kind.</summary>
    public static Arbitrary<ImageId> ImageId() => Arb.From(Generate.ImageIds, ImageShrinks.Id);

    /// <summary>Creators.</summary>
    public static Arbitrary<Creator> Creator() => Arb.From(Generate.Creators, ImageShrinks.Creator);

    /// <summary>Filenames.</summary>
    public static Arbitrary<Filename> Filename() =>
        Arb.From(Generate.Filenames, ImageShrinks.Filename);

    /// <summary>JSON values.</summary>
    public static Arbitrary<JsonText> JsonText() =>
        Arb.From(Generate.JsonTexts, ImageShrinks.JsonText);

    /// <summary>Metadata.</summary>
    public static Arbitrary<Metadata> Metadata() =>
        Arb.From(Generate.Metadatas, ImageShrinks.Metadata);

    /// <summary>Date-times in every accepted form.</summary>
    public static Arbitrary<UploadedAt> UploadedAt() =>
        Arb.From(Generate.UploadedAts, ImageShrinks.Uploaded);

    /// <summary>URLs of variants.</summary>
    public static Arbitrary<VariantUrl> VariantUrl() =>
        Arb.From(Generate.VariantUrls, ImageShrinks.Variant);

    /// <summary>Images.</summary>
    public static Arbitrary<Image> Image() => Arb.From(Generate.Images, ImageShrinks.Of);

    /// <summary>Entries of <c>errors</c> and <c>messages</c>.</summary>
    public static Arbitrary<ApiMessage> ApiMessage() =>
        Arb.From(Generate.ApiMessages, ErrorShrinks.Message);

    /// <summary>Errors of every case.</summary>
    public static Arbitrary<CfError> CfError() =>
        Arb.From(Generate.CfErrorCases, ErrorShrinks.Case);

    /// <summary>One error or more.</summary>
    public static Arbitrary<CfErrors> CfErrors() =>
        Arb.From(Generate.CfErrors, ErrorShrinks.Errors);

    /// <summary>Waits as servers ask for them.</summary>
    public static Arbitrary<RetryAfter> RetryAfter() => Arb.From(Generate.RetryAfters);

    /// <summary>What responses say beside their bodies.</summary>
    public static Arbitrary<ResponseInfo> ResponseInfo() =>
        Arb.From(Generate.ResponseInfos, ErrorShrinks.Response);

    /// <summary>Successful envelopes of an image.</summary>
    public static Arbitrary<Envelope<Image>> Envelope() =>
        Arb.From(Generate.Envelopes, ErrorShrinks.Envelope);

    /// <summary>Valid envelopes as text.</summary>
    public static Arbitrary<EnvelopeText> EnvelopeText() =>
        Arb.From(Generate.EnvelopeTexts, ErrorShrinks.Text);

    /// <summary>Broken envelopes as text.</summary>
    public static Arbitrary<BrokenEnvelope> BrokenEnvelope() =>
        Arb.From(Generate.BrokenEnvelopes, ErrorShrinks.Broken);

    /// <summary>A value or none; none one time in five.</summary>
    public static Arbitrary<Option<A>> Option<A>(Arbitrary<A> item) =>
        Arb.From(
            Gen.Frequency(
                (1, Gen.Constant(default(Option<A>))),
                (4, item.Generator.Select(Optional))
            ),
            option => Shrinks.Option(option, item.Shrinker)
        );

    /// <summary>Sequences; shorter ones, then smaller items, as they shrink.</summary>
    public static Arbitrary<Seq<A>> Seq<A>(Arbitrary<A> item) =>
        Arb.From(
            item.Generator.ArrayOf().Select(static items => items.ToSeq()),
            seq =>
                Shrinks.Items([.. seq], item.Shrinker).Select(static items => toSeq(items).Strict())
        );

    /// <summary>Arrays; shorter ones, then smaller items, as they shrink.</summary>
    public static Arbitrary<Arr<A>> Arr<A>(Arbitrary<A> item) =>
        Arb.From(
            item.Generator.ArrayOf().Select(static items => items.ToArr()),
            array => Shrinks.Items([.. array], item.Shrinker).Select(static items => toArray(items))
        );
}
