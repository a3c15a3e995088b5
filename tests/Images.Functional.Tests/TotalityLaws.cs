using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>Any bytes at all give a Right or a Left, never an exception.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) })]
public class TotalityLaws
{
    [Property(MaxTest = 500 / Law.Share)]
    public Property Random_bytes_never_throw() =>
        Law.ForAll(
            Gen.Choose(0, 255).Select(static b => (byte)b).ArrayOf(),
            static bytes => IsTotal(bytes)
        );

    [Property(MaxTest = 500 / Law.Share)]
    public Property Random_tokens_never_throw() =>
        Law.ForAll(
            Gen.Elements<byte[]>([
                    .. JsonPieces.Utf8("\"result\":", "\"success\":true", "\"id\"", "\"a\":"),
                    .. JsonPieces.Values,
                    .. JsonPieces.Tokens,
                ])
                .ArrayOf()
                .Select(static tokens => tokens.SelectMany(static token => token).ToArray()),
            static bytes => IsTotal(bytes)
        );

    [Property(MaxTest = 800 / Law.Share)]
    public Property Mutated_envelopes_never_throw() =>
        Law.ForAll(Mutated, static bytes => IsTotal(bytes));

    [Property(MaxTest = 300 / Law.Share)]
    public void Any_text_is_read_or_refused_by_every_constructor(string? text)
    {
        var raw = text ?? "";
        _ = AccountId.Create(raw);
        _ = ImageId.Any(raw);
        _ = Metadata.Create(raw);
        _ = Timestamp.Create(raw);
        _ = JsonText.Parse(raw);
        _ = ImagesV1.ParseImage(raw);
        _ = VariantUrl.Create(raw).Map(static url => (url.ToDeliveryUrl(), url.ToUri()));
        Assert.False(Image.Codec.Parse(raw).IsBottom);
    }

    [Property(MaxTest = 300 / Law.Share)]
    public Property A_variant_url_has_a_name_if_it_is_a_delivery_url() =>
        Law.ForAll(
            Arbitraries.VariantUrl().Generator,
            static url => Assert.Equal(url.ToDeliveryUrl().IsSome, url.VariantName().IsSome)
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property An_envelope_cut_anywhere_is_malformed() =>
        Law.ForAll(
            from text in Arbitraries.EnvelopeText().Generator
            let bytes = text.ToUtf8()
            from end in Gen.Choose(0, LastByte(bytes))
            select bytes[..end],
            static cut => AssertCut(cut)
        );

    [Fact]
    public void The_documented_response_cut_anywhere_is_malformed() =>
        Assert.All(
            Enumerable
                .Range(0, LastByte(DocumentedResponse.Bytes))
                .Select(static end => DocumentedResponse.Bytes[..end]),
            static cut => AssertCut(cut)
        );

    [Property(MaxTest = 200 / Law.Share)]
    public Property White_space_at_the_end_is_all_that_may_be_cut() =>
        Law.ForAll(
            from text in Arbitraries.EnvelopeText().Generator
            let bytes = text.ToUtf8()
            select (Text: text, Bytes: bytes[..(LastByte(bytes) + 1)]),
            static pair => Assert.Equal(pair.Text.Image, ImagesV1.ParseImage(pair.Bytes).Right())
        );

    [Fact]
    public void Mutations_give_both_rights_and_lefts_of_many_kinds() =>
        Mutated.HasClasses(
            1_000,
            ("right", 2, static b => ImagesV1.ParseImage(b).IsRight),
            ("left", 30, static b => ImagesV1.ParseImage(b).IsLeft),
            (
                "whole json all the same",
                0.5,
                static b => ImagesV1.ParseImage(b).IsLeft && JsonText.Parse(b).IsRight
            ),
            ("no utf-8", 10, static b => !System.Text.Unicode.Utf8.IsValid(b)),
            ("lone surrogate", 0.3, static b => Says(b, "surrogate"))
        );

    /// <summary>Bytes of envelopes after one to six bit flips, deletions, insertions, duplications and splices.</summary>
    private static Gen<byte[]> Mutated =>
        from text in Arbitraries.EnvelopeText().Generator
        from count in Gen.Choose(1, 6)
        from edits in (
            from kind in Gen.Choose(0, 6)
            from at in Gen.Choose(0, int.MaxValue)
            from length in Gen.Choose(1, 12)
            from value in Gen.Choose(0, 255)
            select (kind, at, length, value)
        ).ArrayOf(count)
        let bytes = edits.Aggregate(
            text.ToUtf8(),
            (before, edit) => Edit(before, edit.kind, edit.at, edit.length, edit.value)
        )
        select bytes;

    private static byte[] Edit(byte[] bytes, int kind, int position, int size, int value)
    {
        if (bytes.Length == 0)
            return [(byte)value];
        var at = position % bytes.Length;
        var end = Math.Min(bytes.Length, at + size);
        return kind switch
        {
            0 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << (value % 8))), .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => [.. bytes[..at], (byte)value, .. bytes[at..]],
            3 => [.. bytes[..end], .. bytes[at..end], .. bytes[end..]],
            4 => [.. bytes[..at], .. bytes[(position / 7 % bytes.Length)..]],
            5 => [.. bytes[..at], .. "\\ud83d"u8, .. bytes[at..]],
            _ => [.. bytes[..at], (byte)"{}[]\",:\\ 0n\n"[value % 12], .. bytes[(at + 1)..]],
        };
    }

    private static void IsTotal(byte[] bytes)
    {
        var read = ImagesV1.ParseImage(bytes);
        read.IfRight(image =>
            Assert.Equal(image, ImagesV1.ParseImage(Envelope.Of(image).ToJson()).Right())
        );
        read.IfLeft(errors =>
        {
            Assert.NotEmpty(errors.Items);
            Assert.NotEmpty(errors.Message);
            Assert.All(
                errors.Items,
                error => Assert.InRange((error as CfError.Malformed)?.Offset ?? 0, 0, bytes.Length)
            );
        });
        Assert.Equal(read.IsRight, ImagesV1.Endpoints.Get.Parse(bytes).IsRight);
        Assert.True(ImagesV1.Endpoints.Get.Parse(bytes, new ResponseInfo(500)).IsLeft);
        Assert.False(JsonText.Parse(bytes).IsBottom);
    }

    private static void AssertCut(byte[] cut)
    {
        var error = ImagesV1.ParseImage(cut).Left().Only<CfError.Malformed>();
        Assert.InRange(error.Offset, 0, cut.Length);
    }

    private static bool Says(byte[] bytes, string word) =>
        ImagesV1
            .ParseImage(bytes)
            .Match(
                Right: static _ => false,
                Left: errors => errors.Message.Contains(word, StringComparison.Ordinal)
            );

    // The index of the last byte that is not white space.
    private static int LastByte(byte[] bytes) => bytes.AsSpan().LastIndexOfAnyExcept(" \t\r\n"u8);
}
