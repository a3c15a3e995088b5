using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators.Tests;

/// <summary>What is derived of a user's codec: its own values, that become smaller without end.</summary>
public sealed class DerivedTests
{
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

    [Theory]
    [InlineData(1900, 2100)]
    [InlineData(1024, 65_535)]
    [InlineData(1_600_000_000, 2_000_000_000)]
    [InlineData(-90, -60)]
    [InlineData(8080, 8089)]
    [InlineData(-9_000_000_000_000_000_000, -8_900_000_000_000_000_000)]
    public void A_range_of_numbers_is_found_wherever_it_is(long least, long most)
    {
        void IsFound<A>(Codec<A> numbers, Func<A, decimal> value) =>
            Assert.All(
                Derived
                    .Of(
                        numbers.Checked<A>(
                            number =>
                                value(number) >= least && value(number) <= most
                                    ? number
                                    : CfErrors.Of(new CfError.Constraint("number", "", "", "")),
                            static number => number
                        )
                    )
                    .Generator.Sample(50),
                number => Assert.InRange(value(number), least, most)
            );

        IsFound(Functional.Json.Integer, static number => number);
        IsFound(Functional.Json.Number, static number => number);
    }

    [Fact]
    public void Its_named_values_are_generated() =>
        Assert.Equal(
            ["AB-123"],
            Derived.Of(Rare().WithNamed("AB-123")).Generator.Sample(50).Distinct()
        );

    [Fact]
    public void A_codec_inside_an_object_makes_its_values()
    {
        var positive = Functional.Json.Integer.Checked<long>(
            static number =>
                number > 0
                    ? number
                    : CfErrors.Of(new CfError.Constraint("n", "", "over 0", "less")),
            static number => number
        );
        Assert.All(
            Derived.Of(Functional.Json.In("n", positive)).Generator.Sample(200),
            static number => Assert.True(number > 0)
        );
    }

    [Fact]
    public void A_text_of_a_known_type_makes_its_values()
    {
        var share = Text.Checked<decimal>(
            "share",
            1,
            40,
            static text =>
                decimal.TryParse(text, out var number)
                    ? Math.Round(number, 1)
                    : CfErrors.Of(new CfError.Constraint("share", "", "a number", "another text")),
            static number => $"{number}"
        );
        Assert.All(
            Derived.Of(share).Generator.Sample(200),
            static number => Assert.Equal(Math.Round(number, 1), number)
        );
    }

    [Fact]
    public void A_codec_that_drops_a_part_of_a_known_type_makes_its_values()
    {
        var seconds = Functional.Json.Integer.Checked<Timestamp>(
            static number =>
                number is >= 0 and < 4_000_000_000
                    ? Timestamp.From(DateTimeOffset.FromUnixTimeSeconds(number))
                    : CfErrors.Of(new CfError.Constraint("at", "", "seconds", "other")),
            static at => at.Instant.ToUnixTimeSeconds()
        );
        Check.QuickThrowOnFailure(Laws.RoundTrip(seconds, Derived.Of(seconds)));
    }

    [Fact]
    public void Values_that_a_codec_does_not_make_are_not_shown()
    {
        string[] names = ["low", "high"];
        var word = Text.Of("level", 3, 4, static text => text, static text => text);
        var level = Functional
            .Json.Of(word.WithNamed(names))
            .Checked<long>(
                name =>
                    System.Array.IndexOf(names, name) is >= 0 and var at
                        ? at
                        : CfErrors.Of(new CfError.Constraint("level", "", "low or high", name)),
                number => names[number]
            );
        Assert.Equal([0, 1], Derived.Of(level).Generator.Sample(50).Distinct().Order());
    }

    [Fact]
    public void A_constructor_that_fills_in_what_is_missing_ends_shrinking()
    {
        var limited = Functional.Json.Object(
            Functional.Json.Optional("n", Functional.Json.Integer, static (Limit of) => Some(of.N)),
            static n => new Limit(n.IfNone(100))
        );
        NeverReturns(Derived.Of(limited), new Limit(7));
    }

    [Fact]
    public void A_number_shrinks_to_the_smallest_that_fails()
    {
        Assert.Equal(1000, Smallest(Functional.Json.Integer, static n => n < 1000));
        Assert.Equal(-1000, Smallest(Functional.Json.Integer, static n => n > -1000));
        Assert.Equal(1000, Smallest(Functional.Json.Number, static n => n < 1000));
        Assert.Equal(1.1m, Smallest(Functional.Json.Number, static n => n is < 1.05m or > 1.5m));
    }

    [Fact]
    public void Values_at_the_limit_are_among_those_with_names() =>
        Assert.Equal(
            ["AB-123"],
            Generate.AtTheLimit(Rare().WithNamed("AB-123")).Sample(5).Distinct()
        );

    [Fact]
    public void A_map_shrinks_in_the_same_order_in_every_process()
    {
        var names = Enumerable.Range(0, 20).Select(static i => $"name{i:00}").ToArray();
        var map = toHashMap(names.Select(static name => (name, 0)));
        var without = Arbitraries
            .HashMap(Gen.Elements(names).ToArbitrary(), Gen.Constant(0).ToArbitrary())
            .Shrinker(map)
            .Where(static smaller => smaller.Count == 19)
            .Select(smaller => names.Single(name => !smaller.ContainsKey(name)));
        Assert.Equal([names[^1], .. names[..^1]], without.Distinct());
        var half = Arbitraries
            .HashSet(Gen.Elements(names).ToArbitrary())
            .Shrinker(toHashSet(names))
            .First(static smaller => smaller.Count == 10);
        Assert.Equal(names[..10], half.Order());
    }

    private static A Smallest<A>(Codec<A> codec, Func<A, bool> law) =>
        Checked.CounterExample(Derived.Of(codec), law).Value;

    // No value is smaller than itself, however many steps it takes.
    private static void NeverReturns<A>(Arbitrary<A> values, A value)
    {
        var seen = new System.Collections.Generic.HashSet<A>();
        var open = new Stack<A>(values.Shrinker(value));
        while (open.TryPop(out var smaller))
        {
            Assert.NotEqual(value, smaller);
            if (seen.Add(smaller))
                foreach (var next in values.Shrinker(smaller))
                    open.Push(next);
        }
    }

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

    private sealed record Limit(long N);
}
