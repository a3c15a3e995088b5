using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The headers <c>Ratelimit</c> and <c>Ratelimit-Policy</c>: lists of structured fields (RFC 9651).</summary>
public class RateLimitLaws
{
    // What no list of strings and tokens may hold between its commas, and what a limit needs and these lack.
    private static readonly string[] Junk =
    [
        "",
        " ",
        "\t",
        "50",
        "\"unfinished\\\"",
        "\"default\"",
        "\"default\";r",
        "\"default\";r=",
        "\"default\";r=x",
        "\"default\";r=?1",
        "\"default\";r=-1",
        "\"default\";r=1.5",
        "\"default\";r=\"1\"",
        "\"default\";r=1;r=x",
        "\"default\";r=1;R=1",
        "\"default\";r=1;=2",
        "\"default\";r=1;",
        "\"default\" ;r=1",
        "\"default\";r=1 junk",
        "\"default\";r=1;x=\"y\"\u00a0",
        "50;r=1",
        "\"default\";r=1\0",
        "\"default\";r=1;x=\"a",
        "\"default\";r=1;x=a b",
        "\"default\";r=1;x=",
        "\"default\";r=1234567890123456",
        "\"d\u00e9fault\";r=1",
        "\"de\\fault\";r=1",
        "(\"default\" \"burst\");r",
        "d\u00e9fault;r=1",
        "=;r=1",
    ];

    private static Gen<string> Names =>
        Gen.Choose(' ', '~')
            .Select(static unit => (char)unit)
            .ArrayOf()
            .Select(static units => new string(units));

    private static Gen<Option<TimeSpan>> Times =>
        Gen.Choose(-1, 1_000_000).Select(static s => s < 0 ? None : Some(TimeSpan.FromSeconds(s)));

    private static Gen<RateLimit> Limits =>
        from name in Names
        from left in Gen.Choose(0, int.MaxValue)
        from reset in Times
        select new RateLimit(name, left, reset);

    private static Gen<RateLimitPolicy> Policies =>
        from name in Names
        from quota in Gen.Choose(0, int.MaxValue)
        from window in Times
        select new RateLimitPolicy(name, quota, window);

    private static Gen<string> Commas => Gen.Elements(",", ", ", " ,", "\t,\t", ",,");

    [Property(MaxTest = 200 / Law.Share)]
    public Property Limits_are_read_as_they_are_written() =>
        Law.ForAll(
            from limits in Limits.ArrayOf()
            from comma in Commas
            select (limits, comma),
            static sent => Assert.Equal(sent.limits, RateLimit.Parse(Join(sent.comma, sent.limits)))
        );

    [Property(MaxTest = 200 / Law.Share)]
    public Property Policies_are_read_as_they_are_written() =>
        Law.ForAll(
            from policies in Policies.ArrayOf()
            from comma in Commas
            select (policies, comma),
            static sent =>
                Assert.Equal(sent.policies, RateLimitPolicy.Parse(Join(sent.comma, sent.policies)))
        );

    [Property(MaxTest = 400 / Law.Share)]
    public Property A_malformed_limit_is_ignored_and_affects_no_other() =>
        Law.ForAll(
            (
                from limit in Limits
                from junk in Gen.Elements(
                    Junk.Where(static one =>
                            !one.EndsWith("\\\"") && one != "\"default\";r=1;x=\"a"
                        )
                        .ToArray()
                )
                from isJunk in Gen.Elements(true, false)
                select (limit, junk, isJunk)
            ).ArrayOf(),
            static items =>
                Assert.Equal(
                    items.Where(static item => !item.isJunk).Select(static item => item.limit),
                    RateLimit.Parse(
                        string.Join(
                            ", ",
                            items.Select(static item => item.isJunk ? item.junk : $"{item.limit}")
                        )
                    )
                )
        );

    [Theory]
    [InlineData("\"a")]
    [InlineData("\"a\\")]
    [InlineData("\"a\\\"")]
    [InlineData("\"a\\b\";r=1")]
    [InlineData("\"a\u007f\";r=1")]
    [InlineData("\"a\";r=\"b")]
    [InlineData("\"a\";r=\"b\\")]
    public void A_string_that_is_none_ends_the_list(string header) =>
        Assert.Empty(RateLimit.Parse(header));

    [Fact]
    public void None_of_the_junk_is_a_limit() =>
        Assert.All(Junk, static junk => Assert.Empty(RateLimit.Parse(junk)));

    [Property(MaxTest = 1000 / Law.Share)]
    public Property Any_text_is_read() =>
        Law.ForAll(
            Gen.Elements("\"", "\\", ";", "=", ",", "r", "q", "1", " ", "a", "*", "é", "\0")
                .ArrayOf()
                .Select(string.Concat),
            static text =>
            {
                Assert.True(RateLimit.Parse(text).ForAll(static limit => limit.Remaining >= 0));
                Assert.True(RateLimitPolicy.Parse(text).ForAll(static one => one.Quota >= 0));
            }
        );

    [Theory]
    [InlineData("\"default\";r=50;t=30", "default", 50L, 30)]
    [InlineData("  \"default\";t=30;r=50  ", "default", 50L, 30)]
    [InlineData("default;r=50", "default", 50L, -1)]
    [InlineData("*d:/e;r=50", "*d:/e", 50L, -1)]
    [InlineData("\"a\\\"b\\\\c,;\";r=0", "a\"b\\c,;", 0L, -1)]
    [InlineData("\"p\"; r=1;  t=2;pk=:cGFydGl0aW9u:; x;*y=?0;z=tok", "p", 1L, 2)]
    [InlineData("\"p\";r=1;r=2", "p", 2L, -1)]
    [InlineData("\"p\";pk=\"a, b\\\"\";r=3", "p", 3L, -1)]
    [InlineData("\"a, b;r=1\";r=2", "a, b;r=1", 2L, -1)]
    [InlineData("\"p\";r=999999999999999;t=x", "p", 999_999_999_999_999L, -1)]
    public void A_limit_has_a_name_and_numbers(string header, string name, long left, int reset) =>
        Assert.Equal(
            Seq1(new RateLimit(name, left, reset < 0 ? None : Some(TimeSpan.FromSeconds(reset)))),
            RateLimit.Parse(header)
        );

    [Fact]
    public void A_wait_of_more_than_a_hundred_years_is_a_hundred_years() =>
        Assert.Equal(
            TimeSpan.FromDays(36_600),
            RateLimit.Parse("a;r=1;t=999999999999999").Head.Reset
        );

    [Fact]
    public void The_documented_headers_are_read_of_a_response()
    {
        var response = new ResponseInfo(
            200,
            RateLimitHeader: "\"default\";r=50;t=30",
            RateLimitPolicyHeader: "\"burst\";q=100;w=60, \"default\";q=1200;w=300"
        );
        Assert.Equal(
            Seq1(new RateLimit("default", 50, TimeSpan.FromSeconds(30))),
            response.RateLimits
        );
        Assert.Equal(
            Seq(
                new RateLimitPolicy("burst", 100, TimeSpan.FromMinutes(1)),
                new RateLimitPolicy("default", 1200, TimeSpan.FromMinutes(5))
            ),
            response.RateLimitPolicies
        );
        Assert.Empty(ResponseInfo.Ok.RateLimits);
        Assert.Empty(ResponseInfo.Ok.RateLimitPolicies);
    }

    [Theory]
    [InlineData("caf\u00e9", "\"caf?\";r=0")]
    [InlineData("a\"b\\c\n", "\"a\\\"b\\\\c?\";r=0")]
    public void A_name_that_no_header_can_hold_is_written_as_far_as_it_can(
        string name,
        string text
    ) => Assert.Equal(text, new RateLimit(name, 0).ToString());

    private static string Join<A>(string comma, A[] items) =>
        string.Join(comma, items.Select(static item => $"{item}"));

    [Theory]
    [InlineData("\"a\";q=5;x=1", 1)]
    [InlineData("\"a\";q=5;1x=1", 0)]
    [InlineData("\"a\";q=5;*x=1", 1)]
    [InlineData("\"a\";q=5;X=1", 0)]
    public void A_parameters_name_begins_with_a_small_letter_or_an_asterisk(
        string header,
        int count
    ) => Assert.Equal(count, RateLimitPolicy.Parse(header).Count);
}
