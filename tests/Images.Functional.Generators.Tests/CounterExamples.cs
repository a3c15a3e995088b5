using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>What FsCheck prints of the counter-examples to laws that don't hold: small, and to be read.</summary>
public class CounterExamples
{
    [Fact]
    public void No_filename_is_longer_than_three_characters() =>
        Prints<Image>(
            static image => image.Filename.ForAll(static name => name.Value.Characters() <= 3),
            """{"filename":"aaaa"}"""
        );

    [Fact]
    public void No_image_has_two_variants() =>
        Prints<Image>(
            static image => image.Variants.ForAll(static variants => variants.Count < 2),
            """{"variants":["http://a","http://a"]}"""
        );

    [Fact]
    public void No_image_is_a_draft() =>
        Prints<Image>(static image => !image.IsDraft, """{"draft":true}""");

    [Fact]
    public void No_metadata_is_deeper_than_twenty_levels() =>
        Prints<Metadata>(
            static meta => meta.Value.TakeWhile(static c => c == '[').Count() <= 20,
            "[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]"
        );

    [Fact]
    public void No_date_has_a_fraction_of_a_second() =>
        Prints<Timestamp>(
            static uploaded => !uploaded.Value.Has("."),
            // A digit stays what it is.
            static text =>
                text.Length == 22
                && text.StartsWith("2000-01-01T00:00:00.", StringComparison.Ordinal)
        );

    [Fact]
    public void An_option_is_an_F_sharp_sequence() =>
        Prints<Option<Filename>>(
            static option => option.ForAll(static name => name.Value.Characters() <= 3),
            "seq [aaaa]"
        );

    [Fact]
    public void So_is_a_sequence() =>
        Prints<Seq<ImageId>>(static ids => ids.Count < 2, "seq [a; a]");

    [Fact]
    public void Of_which_four_items_are_printed() =>
        Prints<Seq<int>>(static numbers => numbers.Count < 6, "seq [0; 0; 0; 0; ...]");

    [Fact]
    public void So_is_a_map() =>
        Prints<HashMap<AccountId, Filename>>(
            static map => map.Values.ForAll(static name => name.Value.Characters() < 2),
            "seq [struct (a, aa)]"
        );

    [Fact]
    public void And_an_either() =>
        Prints<Either<CfErrors, Image>>(static either => either.IsLeft, "seq [Right({})]");

    [Fact]
    public void What_is_shown_is_printed_as_LanguageExt_prints_it()
    {
        Prints<Shown<Option<Filename>>>(static shown => shown.Value.IsNone, "Some()");
        Prints<Shown<Option<Filename>>>(static shown => shown.Value.IsSome, "None");
        Prints<Shown<Seq<int>>>(static shown => shown.Value.Count < 6, "[0, 0, 0, 0, 0, 0]");
        Prints<Shown<HashMap<AccountId, Filename>>>(
            static shown => shown.Value.Count < 1,
            "[(a: )]"
        );
        Prints<Shown<Either<CfErrors, Image>>>(static shown => shown.Value.IsLeft, "Right({})");
    }

    [Fact]
    public void What_is_shown_hides_no_character() =>
        Prints(
            Arbitraries.Shown(
                Arb.From(Gen.Constant("a\u202Eb\u2028\r\n\uD83D😀é\u00A0\U000E0041\uDC00"))
            ),
            static _ => false,
            "a\\u{202E}b\\u{2028}\\u{D}\\u{A}\\u{D83D}😀é\u00A0\\u{E0041}\\u{DC00}"
        );

    [Fact]
    public void What_is_shown_of_errors_has_what_the_response_said() =>
        Prints(
            Arbitraries.Shown(
                Arb.From(
                    Gen.Constant(
                        CfErrors
                            .Of(new CfError.Api(new ApiMessage(971, "slow down")))
                            .With(new ResponseInfo(429))
                    ),
                    Arbitraries.CfErrors().Shrinker
                )
            ),
            static shown => !shown.Value.IsRateLimited,
            "Cloudflare says: no message (code 1000) (status 429)"
        );

    [Fact]
    public void No_id_is_out_of_range() =>
        Prints<BrokenEnvelope>(
            static broken => !broken.Breaks.Contains(new Break("/result/id", BreakKind.Constraint)),
            """{"errors":[],"messages":[],"result":{"id":""},"success":true} (Constraint at /result/id)"""
        );

    [Fact]
    public void No_envelope_has_its_errors_after_its_result() =>
        Prints<EnvelopeText>(
            static text => !AreErrorsAfterTheResult(text.Text),
            static printed =>
                AreErrorsAfterTheResult(printed)
                && printed.Length
                    == """{"errors":[],"messages":[],"result":{},"success":true}""".Length
        );

    [Fact]
    public void No_envelope_has_errors_beside_its_result() =>
        Prints<Envelope<int>>(
            static envelope => envelope.Errors.IsEmpty,
            "Envelope { Result = 0, Errors = [no message (code 1000)], Messages = [], ResultInfo = None }"
        );

    [Fact]
    public void No_server_says_when_to_come_again() =>
        Prints<ResponseInfo>(
            static response => response.RetryAfter.IsNone,
            "status 200, Retry-After 0"
        );

    [Fact]
    public void No_policy_has_two_retries() =>
        Prints<RetryPolicy>(
            static policy => policy.Retries < 2,
            "2 retries after 0, 0 s, less up to 25 %; waits 60 s at most"
        );

    [Fact]
    public void Credentials_say_their_kind_alone() =>
        Prints<Credentials>(
            static credentials => !$"{credentials}".Has("email"),
            "email and API key (redacted)"
        );

    [Fact]
    public void Known_credentials_say_how_long_their_secrets_are() =>
        Prints<KnownCredentials>(
            static known => known.Secrets.Count < 2,
            "email and API key (redacted) of 9 and 8 characters"
        );

    [Fact]
    public void No_secret_is_printed()
    {
        var secrets = new List<string>();
        var report = Checked
            .CounterExample<KnownCredentials>(known =>
            {
                secrets.AddRange(known.Secrets);
                return known.Secrets.Count < 2;
            })
            .Report;
        Assert.NotEmpty(secrets);
        Assert.All(
            secrets,
            secret => Assert.DoesNotContain(secret, report, StringComparison.Ordinal)
        );
    }

    private static void Prints<A>(Func<A, bool> law, string printed) =>
        Prints<A>(law, text => text == printed);

    // Whatever the seed, the end is the same.
    private static void Prints<A>(Func<A, bool> law, Func<string, bool> isPrinted) =>
        Prints(Checked.Arbitrary<A>(), law, isPrinted);

    private static void Prints<A>(Arbitrary<A> arbitrary, Func<A, bool> law, string printed) =>
        Prints(arbitrary, law, text => text == printed);

    private static void Prints<A>(
        Arbitrary<A> arbitrary,
        Func<A, bool> law,
        Func<string, bool> isPrinted
    ) =>
        Assert.All(
            Enumerable.Range(1, 3),
            seed =>
            {
                var printed = Checked.CounterExample(arbitrary, law, (ulong)seed).Printed;
                Assert.True(isPrinted(printed), printed);
            }
        );

    private static bool AreErrorsAfterTheResult(string text) =>
        text.IndexOf("\"result\":{", StringComparison.Ordinal) is >= 0 and var result
        && text.IndexOf("\"errors\":[", StringComparison.Ordinal) > result;
}
