using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws for users fail where something is wrong.</summary>
public sealed class LawTests
{
    private static Arbitrary<string> Letters { get; } = Gen.Elements("a", "B", "c").ToArbitrary();

    // Reads only what it has not written.
    private static Codec<string> Lossy { get; } =
        Functional.Json.String.Checked<string>(
            static text => text.ToUpperInvariant(),
            static text => text
        );

    private static Codec<string> Throwing { get; } =
        Functional.Json.String.Checked<string>(
            static text => text.Length > 0 ? text : throw new InvalidOperationException("empty"),
            static text => text
        );

    // Looks at the second member only if the first is right.
    private static Codec<(string, string)> Hasty { get; } =
        Functional.Json.AnyObject.Checked<(string, string)>(
            static json =>
                json.Value.Contains("\"a\":[[[]]]", StringComparison.Ordinal)
                    ? CfErrors.Of(new CfError.Constraint("a", "/a", "a text", "an array"))
                : json.Value.Contains("\"b\":[[[]]]", StringComparison.Ordinal)
                    ? CfErrors.Of(new CfError.Constraint("b", "/b", "a text", "an array"))
                : ("a", "b"),
            static _ => JsonText.Parse("""{"a":"a","b":"b"}""").IfLeft(default(JsonText))
        );

    [Fact]
    public void A_constructor_that_changes_values_makes_none_smaller_than_itself()
    {
        var clamped = Functional.Json.Integer.Checked<long>(
            static number => Math.Clamp(number, 10, 100),
            static number => number
        );
        Assert.DoesNotContain(10, Derived.Of(clamped).Shrinker(10));
        Assert.DoesNotContain(20, Derived.Of(clamped).Shrinker(20));

        var padded = Text.Checked<string>(
            "code",
            1,
            8,
            static text => (text ?? "").PadLeft(8, '0'),
            static code => code
        );
        Assert.DoesNotContain("00000000", Derived.Of(padded).Shrinker("00000000"));
    }

    [Fact]
    public void A_constructor_may_change_values_of_a_known_type()
    {
        var cents = Functional.Json.Number.Checked<decimal>(
            static number => Math.Round(number, 2),
            static number => number
        );
        Check.QuickThrowOnFailure(Laws.RoundTrip(cents, Derived.Of(cents)));
        Assert.DoesNotContain(1.5m, Derived.Of(cents).Shrinker(1.5m));
    }

    [Fact]
    public void An_optional_member_that_is_always_written_as_null_has_no_values()
    {
        var nothing = Functional.Json.Any.Checked<string>(
            static _ => "",
            static _ => default(JsonText)
        );
        var codec = Functional.Json.Object(
            Functional.Json.Optional("a", nothing, static (LanguageExt.Option<string> all) => all),
            static a => a
        );
        Assert.Contains(
            "refuses almost all generated values",
            Assert.ThrowsAny<Exception>(() => Derived.Of(codec).Generator.Sample(50)).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_text_without_characters_is_empty() =>
        Assert.All(
            Derived
                .Of(Text.Of("none", 0, 0, static text => text, static text => text))
                .Generator.Sample(50),
            Assert.Empty
        );

    [Fact]
    public void Bytes_that_break_a_codec_become_few()
    {
        var broken = Functional.Json.Any.Checked<JsonText>(
            static json =>
                json.Value.Contains('7', StringComparison.Ordinal)
                    ? throw new InvalidOperationException("seven")
                    : json,
            static json => json
        );
        var message = Assert
            .ThrowsAny<Exception>(() =>
                Check.One(
                    Config.QuickThrowOnFailure.WithMaxTest(10_000),
                    Laws.Totality(
                        broken,
                        Arb.From(Gen.Constant(JsonText.Parse("[1,17]").IfLeft(default(JsonText))))
                    )
                )
            )
            .ToString();
        Assert.Contains("Shrunk", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_codec_that_loses_something_has_no_round_trip() =>
        Fails(Laws.RoundTrip(Lossy, Letters));

    [Fact]
    public void A_codec_that_throws_is_not_total() =>
        Fails(Laws.Totality(Throwing, Gen.Constant("").ToArbitrary()));

    [Fact]
    public void A_codec_that_stops_at_the_first_violation_does_not_tell_all() =>
        Fails(Laws.AllViolations(Hasty, Gen.Constant(("a", "b")).ToArbitrary()));

    [Fact]
    public void An_endpoint_whose_text_reads_otherwise_is_found()
    {
        var lower = Text.Of(
            "name",
            1,
            10,
            static text => text.ToUpperInvariant(),
            static text => text
        );
        Fails(
            Laws.WrittenIsRead(
                Endpoint.Get("/things/{name}", lower).Gives(Functional.Json.Nothing),
                Letters
            )
        );
    }

    [Fact]
    public void A_constructor_that_refuses_almost_every_text_is_told_of()
    {
        var rare = Rare();
        Assert.All(
            new Func<object?>[]
            {
                () => Derived.Of(rare).Generator.Sample(1),
                () => Derived.Of(Functional.Json.Of(rare)).Generator.Sample(1),
                () => Generate.AtTheLimit(rare).Sample(1),
                () => Generate.BeyondBmp(rare).Sample(1),
                static () =>
                    Derived
                        .Of(
                            Functional.Json.Integer.Checked<long>(
                                static number =>
                                    number == 123_456_789
                                        ? number
                                        : CfErrors.Of(new CfError.Constraint("sku", "", "", "")),
                                static number => number
                            )
                        )
                        .Generator.Sample(1),
            },
            static sample =>
                Assert.Contains(
                    "the smart constructor refuses almost all generated values",
                    Assert.Throws<InvalidOperationException>(sample).Message,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Its_named_values_are_generated() =>
        Assert.Equal(
            ["AB-123"],
            Derived.Of(Rare().WithNamed("AB-123")).Generator.Sample(50).Distinct()
        );

    [Fact]
    public void The_librarys_own_hold() =>
        Check.QuickThrowOnFailure(Laws.RoundTrip(ImagesStats.Codec, Derived.Of(ImagesStats.Codec)));

    private static Text<string> Rare() =>
        Text.Checked<string>(
            "sku",
            6,
            6,
            static text =>
                text is ['A', 'B', '-', '1', '2', '3']
                    ? text
                    : CfErrors.Of(new CfError.Constraint("sku", "", "AB-123", "another")),
            static text => text
        );

    private static void Fails(Property law) =>
        Assert.ThrowsAny<Exception>(() => Check.QuickThrowOnFailure(law));
}
