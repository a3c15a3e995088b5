using System;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>RFC 3339, against its grammar and <see cref="DateTimeOffset"/>'s arithmetic.</summary>
public class TimestampLaws
{
    [Property(MaxTest = 2000 / Law.Share)]
    public Property A_date_time_is_accepted_and_means_what_rfc_3339_says() =>
        Law.ForAll(
            Generate.TimestampTexts,
            static text =>
                Assert.Equal(
                    Instants.Of(text),
                    Timestamp.Create(text).ToOption().Map(static at => at.Instant).ToNullable()
                )
        );

    [Property(MaxTest = 1000 / Law.Share)]
    public Property The_text_comes_back_unaltered() =>
        Law.ForAll(
            Arbitraries.Timestamp().Generator,
            static at => Assert.Equal(at, Timestamp.Create(at.Value).Right())
        );

    [Property(MaxTest = 500 / Law.Share)]
    public void Every_instant_has_a_text_that_reads_as_it(DateTimeOffset instant)
    {
        var at = Timestamp.From(instant);
        Assert.Equal(instant.UtcTicks, at.Instant.UtcTicks);
        Assert.Equal(at, Timestamp.Create(at.Value).Right());
    }

    [Property(MaxTest = 500 / Law.Share)]
    public Property Order_is_by_instant_first() =>
        Law.ForAll(
            Arbitraries.Timestamp().Generator.Two(),
            static pair =>
            {
                var (a, b) = pair;
                if (a.Instant != b.Instant)
                    Assert.Equal(
                        Math.Sign(a.Instant.CompareTo(b.Instant)),
                        Math.Sign(a.CompareTo(b))
                    );
            }
        );

    [Theory]
    [InlineData("2014-01-02T02:20:00.123Z", "2014-01-02T02:20:00.1230000")]
    [InlineData("2014-01-02t02:20:00z", "2014-01-02T02:20:00.0000000")]
    [InlineData("2014-01-02T02:20:00-00:00", "2014-01-02T02:20:00.0000000")]
    [InlineData("2014-01-02T02:20:00+00:00", "2014-01-02T02:20:00.0000000")]
    [InlineData("2014-01-02T02:20:00+14:00", "2014-01-01T12:20:00.0000000")]
    [InlineData("2014-01-02T02:20:00-14:00", "2014-01-02T16:20:00.0000000")]
    [InlineData("2014-01-02T02:20:00.12345678901234567890Z", "2014-01-02T02:20:00.1234567")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000")]
    [InlineData("2016-12-31T23:59:60.5Z", "2017-01-01T00:00:00.5000000")]
    [InlineData("2017-01-01T05:29:60+05:30", "2017-01-01T00:00:00.0000000")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999")]
    [InlineData("2000-02-29T00:00:00Z", "2000-02-29T00:00:00.0000000")]
    public void A_right_text_is_an_instant_and_comes_back_as_it_was(string text, string utc)
    {
        var at = Timestamp.Create(text).Right();
        Assert.Equal(
            utc,
            at.Instant.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss.fffffff",
                CultureInfo.InvariantCulture
            )
        );
        Assert.Equal(text, at.Value);
    }

    [Theory]
    [InlineData("2014-01-02T02:20:00Z")]
    [InlineData("2014-01-02T02:20:00.1Z")]
    [InlineData("2014-01-02T02:20:00.1234567Z")]
    public void A_canonical_text_denotes_the_same_instant(string text) =>
        Assert.Equal(
            Timestamp.From(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)),
            Timestamp.Create(text).Right()
        );

    [Theory]
    [InlineData("")]
    [InlineData("2014-01-02")]
    [InlineData("2014-01-02T02:20Z")]
    [InlineData("2014-01-02T02:20:00")]
    [InlineData("2014-01-02 02:20:00Z")]
    [InlineData("2014-01-02T02:20:00+0100")]
    [InlineData("2014-01-02T02:20:00+01")]
    [InlineData("2014-01-02T02:20:00+14:01")]
    [InlineData("2014-01-02T02:20:00-15:00")]
    [InlineData("2014-01-02T02:20:00+01:60")]
    [InlineData("2014-01-02T02:20:00.Z")]
    [InlineData("2014-01-02T02:20:00,5Z")]
    [InlineData("2014-01-02T24:00:00Z")]
    [InlineData("2014-01-02T02:60:00Z")]
    [InlineData("2014-01-02T02:20:60Z")]
    [InlineData("2014-01-02T23:59:61Z")]
    [InlineData("2014-02-29T02:20:00Z")]
    [InlineData("1900-02-29T02:20:00Z")]
    [InlineData("2014-13-01T02:20:00Z")]
    [InlineData("2014-00-01T02:20:00Z")]
    [InlineData("2014-01-00T02:20:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("9999-12-31T23:59:60Z")]
    [InlineData("2014-1-2T02:20:00Z")]
    [InlineData("02014-01-02T02:20:00Z")]
    [InlineData(" 2014-01-02T02:20:00Z")]
    [InlineData("2014-01-02T02:20:00Z ")]
    [InlineData("2014-01-02T02:20:00Zulu")]
    [InlineData("201\u0664-01-02T02:20:00Z")]
    public void A_wrong_text_is_a_violation(string text) =>
        Assert.Equal("time", Timestamp.Create(text).Left().Only<CfError.Constraint>().Field);

    [Theory]
    [InlineData("2014-01-02T02:20:00.1234567-07:30")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2019-09-19T19:19:19.90+10:59")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("0001-01-01T00:00:00.123456789Z")]
    public void Any_byte_in_any_place_is_right_exactly_where_the_grammar_has_it(string text)
    {
        for (var at = 0; at < text.Length; at++)
        for (var unit = 0; unit <= byte.MaxValue; unit++)
            IsReadAsTheGrammarSays(text[..at] + (char)unit + text[(at + 1)..]);
        for (var length = 0; length < text.Length; length++)
            IsReadAsTheGrammarSays(text[..length]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(14)]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(23)]
    public void Any_number_in_any_place_is_right_exactly_where_it_is_in_range(int at)
    {
        foreach (var text in new[] { "2016-12-31T23:59:60+00:00", "2015-02-03T05:06:07-13:40" })
            for (var number = 0; number < 100; number++)
                IsReadAsTheGrammarSays(
                    text[..at]
                        + number.ToString("00", CultureInfo.InvariantCulture)
                        + text[(at + 2)..]
                );
    }

    private static void IsReadAsTheGrammarSays(string latin1)
    {
        var isRead = Timestamp.TryRead(System.Text.Encoding.Latin1.GetBytes(latin1), out var at);
        Assert.Equal(Instants.Of(latin1), isRead ? at.Instant : null);
        if (isRead)
            Assert.Equal(latin1, at.Value);
    }

    [Fact]
    public void The_texts_reach_every_form()
    {
        Arbitraries
            .Timestamp()
            .Generator.HasClasses(
                ("canonical", 10, static at => at == Timestamp.From(at.Instant)),
                ("offset", 15, static at => at.Value[^6] is '+' or '-'),
                ("-00:00", 0.5, static at => at.Value.EndsWith("-00:00", StringComparison.Ordinal)),
                ("14:00", 0.5, static at => at.Value.EndsWith("14:00", StringComparison.Ordinal)),
                ("t", 5, static at => at.Value[10] == 't'),
                ("z", 1, static at => at.Value[^1] == 'z'),
                (
                    "more than 7 digits",
                    5,
                    static at => at.Value.LastIndexOfAny(['Z', 'z', '+', '-']) > 27
                ),
                (
                    "zeros at the end",
                    5,
                    static at =>
                        at.Value.EndsWith("0Z", StringComparison.Ordinal)
                        && at.Value.Contains('.', StringComparison.Ordinal)
                ),
                ("leap second", 3, static at => at.Value[17..19] == "60")
            );
        Generate.TimestampTexts.HasClasses(
            ("right", 30, static text => Instants.Of(text) is not null),
            ("wrong", 25, static text => Instants.Of(text) is null)
        );
    }

    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public void Operators_compare_instants_alone(Timestamp a, Timestamp b) =>
        Assert.Equal(Compared(a.Instant.CompareTo(b.Instant)), Compared(a, b));

    [Fact]
    public void Operators_do_not_see_the_offset() =>
        Assert.Equal(
            Compared(0),
            Compared(
                Timestamp.Create("2020-01-01T00:00:00Z").Right(),
                Timestamp.Create("2020-01-01T01:00:00+01:00").Right()
            )
        );

    private static bool[] Compared(int order) => [order < 0, order > 0, order <= 0, order >= 0];

    private static bool[] Compared(Timestamp a, Timestamp b) => [a < b, (a > b), a <= b, a >= b];
}
