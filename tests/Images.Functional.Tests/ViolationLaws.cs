using System;
using System.Linq;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>Every violation is reported, each with its pointer, so that you see them all before you fix the first.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) })]
public class ViolationLaws
{
    private static readonly string[] RawFields =
    [
        "/id",
        "/creator",
        "/filename",
        "/meta",
        "/uploaded",
    ];

    private static readonly string[] Breakable =
    [
        "/result/id",
        "/result/creator",
        "/result/filename",
        "/result/meta",
        "/result/requireSignedURLs",
        "/result/uploaded",
        "/result/variants",
        "/result/variants/0",
        "/result/variants/3",
        "/result",
        "/success",
        "/errors",
        "/messages",
    ];

    [Property(MaxTest = 500 / Law.Share)]
    public void An_envelope_with_n_breaks_gives_n_errors_at_their_pointers(BrokenEnvelope broken) =>
        Assert.Equal(
            Sorted(broken.Breaks),
            Sorted(ImagesV1.ParseImage(broken.Text).Left().Items.Map(BreakOf))
        );

    [Property(MaxTest = 200 / Law.Share)]
    public void A_malformed_value_is_at_its_offset(BrokenEnvelope broken)
    {
        var bytes = broken.ToUtf8();
        Assert.All(
            ImagesV1.ParseImage(bytes).Left().Items.OfType<CfError.Malformed>(),
            error =>
            {
                // A missing member is missed at the end of its object.
                var at = (char)bytes[(int)error.Offset];
                Assert.True(
                    error.Found switch
                    {
                        "nothing" => at == '}',
                        "an object" => at == '{',
                        "an array" => at == '[',
                        "a string" => at == '"',
                        "a number" => char.IsAsciiDigit(at) || at == '-',
                        "null" => at == 'n',
                        "true" => at == 't',
                        "false" => at == 'f',
                        "a second one" => at == '"',
                        _ => false,
                    },
                    $"{error} is at {at}"
                );
            }
        );
    }

    [Property(MaxTest = 200 / Law.Share)]
    public Property Values_that_are_wrong_are_each_reported_in_the_order_of_the_fields() =>
        Law.ForAll(
            from bad in Gen.Elements(true, false).ArrayOf(5)
            from badVariants in Gen.Elements(true, false).ArrayOf(4)
            from creator in Generate.OneOver(Creator.Text)
            from filename in Generate.OneOver(Filename.Text)
            from meta in Generate.MetadataTextsOneOver
            from id in Generate.OneOver(ImageId.Text)
            select (bad, badVariants, id, creator, filename, meta),
            static raw =>
            {
                var variants = raw.badVariants.Select(static bad =>
                    Quoted(bad ? "ftp://a" : "https://a/b")
                );
                var image = Image.Codec.Parse(
                    $$"""
                    {
                      "id": {{Quoted(raw.bad[0] ? raw.id : "id")}},
                      "creator": {{Quoted(raw.bad[1] ? raw.creator : "creator")}},
                      "filename": {{Quoted(raw.bad[2] ? raw.filename : "filename")}},
                      "meta": {{(raw.bad[3] ? raw.meta : "{}")}},
                      "uploaded": {{Quoted(raw.bad[4] ? "yesterday" : "2014-01-02T02:20:00Z")}},
                      "variants": [{{string.Join(',', variants)}}]
                    }
                    """
                );
                var expected = RawFields
                    .Where((_, i) => raw.bad[i])
                    .Concat(
                        Enumerable
                            .Range(0, 4)
                            .Where(i => raw.badVariants[i])
                            .Select(static i => $"/variants/{i}")
                    )
                    .ToArray();
                Assert.Equal(
                    expected,
                    image.Match(
                        Right: static _ => [],
                        Left: static errors =>
                            errors.Items.Map(static e => BreakOf(e).Pointer).ToArray()
                    )
                );
            }
        );

    [Fact]
    public void A_bad_account_and_a_bad_image_are_both_reported_in_order()
    {
        var errors = ImagesV1.Get(AccountId.Create(""), ImageId.Create("..")).Request.Left();
        Assert.Equal(
            ["account_id", "image_id"],
            errors.Items.Map(static e => Assert.IsType<CfError.Constraint>(e).Field).ToArray()
        );
    }

    [Fact]
    public void A_single_wrong_id_is_a_single_error()
    {
        Assert.Equal(
            "account_id",
            ImagesV1
                .Get(AccountId.Create(""), ImageId.Create("a"))
                .Request.Left()
                .Only<CfError.Constraint>()
                .Field
        );
        Assert.Equal(
            "image_id",
            ImagesV1
                .Get(AccountId.Create("a"), ImageId.Create(""))
                .Request.Left()
                .Only<CfError.Constraint>()
                .Field
        );
        Assert.True(ImagesV1.Get(AccountId.Create("a"), ImageId.Create("b")).Request.IsRight);
    }

    [Property(MaxTest = 200 / Law.Share)]
    public void Several_results_are_applied_or_every_error_is_kept(
        bool first,
        bool second,
        bool third,
        bool fourth,
        bool fifth
    )
    {
        bool[] right = [first, second, third, fourth, fifth];
        var (a, b, c, d, e) = (One(0), One(1), One(2), One(3), One(4));
        Holds(2, (a, b).Apply(static (x, y) => x + y));
        Holds(3, (a, b, c).Apply(static (x, y, z) => x + y + z));
        Holds(4, (a, b, c, d).Apply(static (x, y, z, u) => x + y + z + u));
        Holds(5, (a, b, c, d, e).Apply(static (x, y, z, u, v) => x + y + z + u + v));

        Either<CfErrors, string> One(int at) => right[at] ? $"{at}" : Error($"{at}");

        void Holds(int count, Either<CfErrors, string> applied)
        {
            var wrong = Enumerable.Range(0, count).Where(at => !right[at]).ToArray();
            Assert.Equal(
                string.Concat(wrong.Length > 0 ? wrong : Enumerable.Range(0, count)),
                applied.Match(
                    Right: static text => text,
                    Left: static errors =>
                        string.Concat(
                            errors.Items.Map(static one =>
                                Assert.IsType<CfError.Transport>(one).Reason
                            )
                        )
                )
            );
            Assert.Equal(wrong.Length == 0, applied.IsRight);
        }
    }

    [Fact]
    public void The_broken_envelopes_break_everything_that_can_be_broken() =>
        Arbitraries
            .BrokenEnvelope()
            .Generator.HasClasses(
                500,
                [
                    ("one break", 20, static b => b.Breaks.Count == 1),
                    ("many breaks", 20, static b => b.Breaks.Count >= 4),
                    (
                        "both kinds",
                        20,
                        static b => b.Breaks.Map(static x => x.Kind).Distinct().Count == 2
                    ),
                    .. Breakable.Select(static pointer =>
                        (
                            pointer,
                            2.0,
                            (Func<BrokenEnvelope, bool>)(
                                b => b.Breaks.Exists(x => x.Pointer == pointer)
                            )
                        )
                    ),
                ]
            );

    private static CfErrors Error(string reason) => CfErrors.Of(new CfError.Transport(reason));

    private static string[] Sorted(Seq<Break> breaks) =>
        [
            .. breaks
                .Map(static b => $"{b.Pointer} {b.Kind}")
                .OrderBy(static b => b, StringComparer.Ordinal),
        ];

    private static Break BreakOf(CfError error) =>
        error switch
        {
            CfError.Constraint constraint => new Break(constraint.Pointer, BreakKind.Constraint),
            CfError.Malformed malformed => new Break(malformed.Pointer, BreakKind.Malformed),
            _ => throw new Xunit.Sdk.XunitException($"neither broken nor malformed: {error}"),
        };

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
