using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators.Tests;

/// <summary>Shrinking keeps values valid, always ends, and ends at something that a person can read.</summary>
public class Shrinking
{
    [Fact]
    public void Account_ids_stay_valid_and_end_at_one_letter() =>
        Shrinks(
            Arbitraries.AccountId(),
            static id => AccountId.Create(id.Value).IsRight,
            static id => id.Value == "a"
        );

    [Fact]
    public void Image_ids_stay_valid_and_end_at_one_letter() =>
        Shrinks(
            Arbitraries.ImageId(),
            static id => ImageId.Any(id.Value).IsRight,
            static id => id.Value == "a"
        );

    [Fact]
    public void Creators_stay_valid_and_end_empty() =>
        Shrinks(
            Arbitraries.Creator(),
            static c => Creator.Create(c.Value).IsRight,
            static c => c.Value.Length == 0
        );

    [Fact]
    public void Filenames_stay_valid_and_end_empty() =>
        Shrinks(
            Arbitraries.Filename(),
            static f => Filename.Create(f.Value).IsRight,
            static f => f.Value.Length == 0
        );

    [Fact]
    public void Json_stays_valid_and_ends_small() =>
        Shrinks(
            Arbitraries.JsonText(),
            static j => JsonText.Parse(j.Value).IsRight,
            static j => j.Value.Length <= 5
        );

    [Fact]
    public void Metadata_stays_valid_and_ends_small() =>
        Shrinks(
            Arbitraries.Metadata(),
            static m => Metadata.Create(m.Value).IsRight,
            static m => m.Value.Length <= 8
        );

    [Fact]
    public void Uploads_stay_valid_and_end_plain() =>
        Shrinks(
            Arbitraries.UploadedAt(),
            static at => UploadedAt.Create(at.Value).IsRight,
            static at => at.Value == "2000-01-01T00:00:00Z"
        );

    [Fact]
    public void Variant_urls_stay_valid_and_end_short() =>
        Shrinks(
            Arbitraries.VariantUrl(),
            static url => VariantUrl.Create(url.Value).IsRight,
            static url => url.Value.Length <= 9
        );

    [Fact]
    public void Images_stay_valid_and_end_empty() =>
        Shrinks(
            Arbitraries.Image(),
            static image =>
                ImagesV1.ParseImage(Envelope.Of(image).ToJson()) == Right<CfErrors, Image>(image),
            static image => image == Image.Empty
        );

    [Fact]
    public void Messages_end_at_code_1000_without_words() =>
        Shrinks(
            Arbitraries.ApiMessage(),
            static _ => true,
            static m => m == new ApiMessage(1000, "")
        );

    [Fact]
    public void Errors_keep_at_least_one_and_end_at_one()
    {
        Shrinks(
            Arbitraries.CfError(),
            static e => e.Message is not null,
            static e => e is CfError.Other or { Message.Length: < 160 }
        );
        Shrinks(
            Arbitraries.CfErrors(),
            static e => e.Count > 0,
            static e => e.Count == 1 && e.Response.IsNone
        );
    }

    [Fact]
    public void Responses_end_without_headers()
    {
        Shrinks(
            Arbitraries.ResponseInfo(),
            static _ => true,
            static r => r == new ResponseInfo(r.Status)
        );
        Shrinks(Arbitraries.RetryAfter(), static _ => true, static _ => true);
    }

    [Fact]
    public void Envelopes_end_around_the_empty_image()
    {
        Shrinks(
            Arbitraries.Envelope(),
            static e => ImagesV1.ParseImage(e.ToJson()).IsRight,
            static e => e == Envelope.Of(Image.Empty)
        );
        Shrinks(
            Arbitraries.EnvelopeText(),
            static t => ImagesV1.ParseImage(t.Text) == Right<CfErrors, Image>(t.Image),
            static t => t.Text == """{"errors":[],"messages":[],"result":{},"success":true}"""
        );
    }

    [Fact]
    public void Broken_envelopes_stay_broken_and_end_with_one_break() =>
        Shrinks(
            Arbitraries.BrokenEnvelope(),
            static b =>
                ImagesV1.ParseImage(b.Text).Match(Right: static _ => 0, Left: static e => e.Count)
                == b.Breaks.Count,
            static b => b.Breaks.Count == 1
        );

    [Fact]
    public void Options_and_sequences_end_empty()
    {
        Shrinks(Arbitraries.Option(Arbitraries.Creator()), static _ => true, static o => o.IsNone);
        Shrinks(Arbitraries.Seq(Arbitraries.Creator()), static _ => true, static s => s.IsEmpty);
        Shrinks(Arbitraries.Arr(Arbitraries.Creator()), static _ => true, static a => a.IsEmpty);
    }

    [Fact]
    public void A_counter_example_shrinks_to_what_makes_it_one()
    {
        var arbitrary = Arbitraries.Image();
        Assert.All(
            arbitrary.Generator.Values(100).Where(static image => image.Filename.IsSome),
            image =>
                Assert.Equal(
                    "{\"filename\":\"\"}",
                    Smallest(arbitrary, image, static smaller => smaller.Filename.IsSome).ToJson()
                )
        );
        var broken = Arbitraries.BrokenEnvelope();
        Assert.All(
            broken
                .Generator.Values(100)
                .Where(static b => b.Breaks.Exists(static x => x.Pointer == "/result/id")),
            b =>
                Assert.Equal(
                    ["/result/id"],
                    Smallest(
                        broken,
                        b,
                        static x => x.Breaks.Exists(static y => y.Pointer == "/result/id")
                    )
                        .Breaks.Map(static x => x.Pointer)
                        .ToArray()
                )
        );
    }

    // The way that FsCheck goes: the first smaller value that still fails, until there is none.
    private static A Smallest<A>(Arbitrary<A> arbitrary, A value, Func<A, bool> fails)
    {
        for (var steps = 0; steps < 5_000; steps++)
        {
            var smaller = arbitrary.Shrinker(value).Where(fails).Take(1).ToArray();
            if (smaller is [])
                return value;
            value = smaller[0];
        }

        throw new Xunit.Sdk.XunitException("shrinking does not end");
    }

    private static void Shrinks<A>(
        Arbitrary<A> arbitrary,
        Func<A, bool> isValid,
        Func<A, bool> isEnd
    )
    {
        IReadOnlyList<A> values = arbitrary.Generator.Values(20);
        Assert.All(values, value => Assert.True(isValid(value)));
        Assert.All(
            values,
            value =>
                Assert.All(
                    arbitrary.Shrinker(value).Take(25),
                    smaller => Assert.True(isValid(smaller), $"{smaller}")
                )
        );
        Assert.All(
            values,
            value => Assert.True(isEnd(Smallest(arbitrary, value, static _ => true)))
        );

        // Also along the ways that refuse the first steps.
        Assert.All(
            values.Take(12),
            value => Smallest(arbitrary, value, smaller => smaller!.ToString()!.Length % 3 != 0)
        );
    }
}
