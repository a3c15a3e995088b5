using System;
using System.Linq;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws for users fail where something is wrong.</summary>
public sealed class LawTests
{
    private static Arbitrary<string> Letters { get; } = Gen.Elements("a", "B", "c").ToArbitrary();

    private static Arbitrary<(string, string)> Pairs { get; } =
        Gen.Constant(("a", "b")).ToArbitrary();

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
        Pair(static name => $"/{name}", isHasty: true);

    // Does not say where the fault is.
    private static Codec<(string, string)> Vague { get; } = Pair(static _ => "", isHasty: false);

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
    public void What_is_lost_is_told_as_JSON_and_what_JSON_does_not_tell_as_values()
    {
        static string Told<A>(Codec<A> codec, A value) =>
            Assert
                .ThrowsAny<Exception>(() =>
                    Check.QuickThrowOnFailure(
                        Laws.RoundTrip(codec, Gen.Constant(value).ToArbitrary())
                    )
                )
                .ToString();

        var trimmed = Functional.Json.String.Checked<string>(
            static text => text.Trim(),
            static text => text
        );
        Assert.Contains("\" \\r\" is read as \"\"", Told(trimmed, " \r"), StringComparison.Ordinal);
        // Equal only to itself.
        var named = Functional.Json.Integer.Checked<Version>(
            static number => new Version(1, (int)number),
            static _ => 2
        );
        Assert.Contains(
            "2 is read as another value: 1.2, not 1.3",
            Told(named, new Version(1, 3)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_constructor_that_throws_for_large_numbers_or_long_texts_is_found()
    {
        var number = Functional.Json.Object(
            Functional.Json.Required(
                "a",
                Functional.Json.String,
                static ((string, int) n) => n.Item1
            ),
            Functional.Json.Required(
                "b",
                Functional.Json.Integer,
                static ((string, int) n) => n.Item2
            ),
            static (a, b) => (a, checked((int)b))
        );
        Fails(Laws.Totality(number, Gen.Constant(("a", 7)).ToArbitrary()), 5000);
        var text = Functional.Json.String.Checked<string>(
            static text => text.Length < 1000 ? text : throw new InvalidOperationException("long"),
            static text => text
        );
        Fails(Laws.Totality(text, Letters), 5000);
    }

    [Fact]
    public void A_codec_that_throws_is_not_total() =>
        Fails(Laws.Totality(Throwing, Gen.Constant("").ToArbitrary()));

    [Fact]
    public void A_codec_that_stops_at_the_first_violation_does_not_tell_all() =>
        Fails(Laws.AllViolations(Hasty, Pairs));

    [Fact]
    public void A_codec_that_does_not_say_where_tells_no_violation() =>
        Fails(Laws.AllViolations(Vague, Pairs));

    [Fact]
    public void Nor_does_one_further_down()
    {
        Fails(Laws.AllViolations(Functional.Json.In("pair", Vague), Pairs));
        Fails(
            Laws.AllViolations(
                Functional.Json.List(Hasty),
                Pairs.Generator.ArrayOf(2).Select(Prelude.toArray).ToArbitrary()
            )
        );
    }

    [Fact]
    public void A_long_value_breaks_no_law() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3),
            Laws.AllViolations(
                Functional.Json.List(ImagesStats.Codec),
                Gen.Constant(new Arr<ImagesStats>(Enumerable.Repeat(new ImagesStats(1, 2), 2000)))
                    .ToArbitrary()
            )
        );

    [Fact]
    public void A_codec_that_throws_for_a_value_of_another_kind_is_not_total()
    {
        var codec = Functional.Json.Any.Checked<string>(
            static json =>
            {
                using var document = JsonDocument.Parse(json.Value);
                return document.RootElement.GetProperty("id").GetString() ?? "";
            },
            static id => JsonText.Parse($$"""{"id":"{{id}}"}""").IfLeft(default(JsonText))
        );
        Fails(Laws.Totality(codec, Letters));
        Fails(
            Laws.Totality(
                Functional.Json.In("a", Functional.Json.List(codec)),
                Letters.Generator.ArrayOf(3).Select(Prelude.toArray).ToArbitrary()
            )
        );
    }

    [Fact]
    public void A_text_that_no_path_may_have_is_no_fault_of_an_endpoint() =>
        Check.QuickThrowOnFailure(
            Laws.WrittenIsRead(
                Endpoint
                    .Get(
                        "/things/{name}",
                        Text.Of("name", 1, 10, static text => text, static text => text)
                    )
                    .Gives(Functional.Json.Nothing),
                Gen.Frequency((1, Gen.Elements(".", "..")), (1, Gen.Elements("a", "b/c")))
                    .ToArbitrary()
            )
        );

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
    public void The_librarys_own_hold() =>
        Check.QuickThrowOnFailure(Laws.RoundTrip(ImagesStats.Codec, Derived.Of(ImagesStats.Codec)));

    // A codec that looks for two texts by itself.
    private static Codec<(string, string)> Pair(Func<string, string> pointer, bool isHasty) =>
        Functional.Json.AnyObject.Checked<(string, string)>(
            json =>
            {
                var wrong = new[] { "a", "b" }
                    .Where(name => !json.Value.Contains($"\"{name}\":\"", StringComparison.Ordinal))
                    .Select(name =>
                        CfErrors.Of(
                            new CfError.Constraint(name, pointer(name), "a text", "another")
                        )
                    )
                    .ToArray();
                return wrong.Length == 0 ? ("a", "b")
                    : isHasty ? wrong[0]
                    : wrong.Aggregate(static (all, one) => all + one);
            },
            static _ => JsonText.Parse("""{"a":"a","b":"b"}""").IfLeft(default(JsonText))
        );

    private static void Fails(Property law, int tests = 100) =>
        Assert.ThrowsAny<Exception>(() =>
            Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), law)
        );
}
