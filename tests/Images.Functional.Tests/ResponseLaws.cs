using System;
using System.Collections.Generic;
using FsCheck;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>What a response says beside its body.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 200 / Law.Share)]
public class ResponseLaws
{
    private static readonly DateTimeOffset Now = new(2014, 1, 2, 2, 20, 0, TimeSpan.Zero);

    [Property]
    public void Headers_are_read_by_their_names(ResponseInfo response)
    {
        var headers = new Dictionary<string, Option<string>>
        {
            ["cf-ray"] = response.CfRay,
            ["Retry-After"] = response.RetryAfter.Map(static after => after.ToString()),
            ["Ratelimit"] = response.RateLimitHeader,
            ["Ratelimit-Policy"] = response.RateLimitPolicyHeader,
            ["cf-images"] = response.ErrorCode.Map(static code => $"err={code}"),
            ["Cf-Resized"] = default,
            ["cf-mitigated"] = response.CfMitigated,
            ["Date"] = response.DateHeader,
        };
        var read = ResponseInfo.FromHeaders(
            response.Status,
            name => headers[name].IfNoneUnsafe((string?)null)
        );
        Assert.Equal(
            response with
            {
                RetryAfter = response.RetryAfter.Bind(static a => RetryAfter.Parse($"{a}")),
            },
            read
        );
        Assert.Equal(response.RetryAfter.IsSome, read.RetryAfter.IsSome);
    }

    [Fact]
    public void A_response_without_headers_prints_only_its_status() =>
        Assert.Equal(new ResponseInfo(404), ResponseInfo.FromHeaders(404, static _ => null));

    [Fact]
    public void A_response_prints_what_it_said()
    {
        Assert.Equal("status 404", new ResponseInfo(404).ToString());
        Assert.Equal(
            "status 429, cf-ray 8f-FRA, Retry-After 30, Ratelimit \"default\";r=0;t=30, Ratelimit-Policy \"default\";q=9",
            new ResponseInfo(
                429,
                "8f-FRA",
                RetryAfter.After(TimeSpan.FromSeconds(30)),
                "\"default\";r=0;t=30",
                "\"default\";q=9"
            ).ToString()
        );
        Assert.Equal(
            "status 200, cf-ray a\\u{A}\\u{202E}",
            new ResponseInfo(200, "a\n\u202e").ToString()
        );
    }

    [Property]
    public void A_wait_in_seconds_is_read_as_it_is_written(NonNegativeInt seconds)
    {
        var after = RetryAfter.After(TimeSpan.FromSeconds(seconds.Get));
        Assert.Equal(Some(after), RetryAfter.Parse(after.ToString()));
        Assert.Equal(TimeSpan.FromSeconds(seconds.Get), after.DelayFrom(Now));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(500, "1")]
    [InlineData(1000, "1")]
    [InlineData(1001, "2")]
    public void A_wait_is_written_in_whole_seconds_and_never_shortened(
        int milliseconds,
        string text
    )
    {
        var wait = TimeSpan.FromMilliseconds(milliseconds);
        Assert.Equal(text, RetryAfter.After(wait).ToString());
        Assert.Equal($"\"a\";r=0;t={text}", new RateLimit("a", 0, wait).ToString());
    }

    [Property]
    public void A_date_is_read_as_written_and_delays_until_it_has_passed(int seconds)
    {
        var date = Now.AddSeconds(seconds);
        var after = RetryAfter.At(date);
        Assert.Equal(Some(after), RetryAfter.Parse(after.ToString()));
        Assert.Equal(
            seconds > 0 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero,
            after.DelayFrom(Now)
        );
    }

    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    [InlineData(" Sun, 06 Nov 1994 08:49:37 GMT\t")]
    public void Dates_are_read_in_the_three_forms_of_http(string value) =>
        Assert.Equal(
            Some(RetryAfter.At(new DateTimeOffset(1994, 11, 6, 8, 49, 37, TimeSpan.Zero))),
            RetryAfter.Parse(value)
        );

    [Theory]
    [InlineData("0", "0")]
    [InlineData(" 120\t", "120")]
    [InlineData("007", "7")]
    [InlineData("30, 30", "30")]
    [InlineData("9,120\t, 30", "120")]
    [InlineData("99999999999999999999999999999999999999999", "3162240000")]
    public void Any_number_of_digits_is_a_wait_of_a_hundred_years_at_most(
        string value,
        string seconds
    ) => Assert.Equal(Some(seconds), RetryAfter.Parse(value).Map(static after => $"{after}"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-1")]
    [InlineData(",")]
    [InlineData("30,")]
    [InlineData("30, soon")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("12O")]
    [InlineData("soon")]
    [InlineData("\v120")]
    [InlineData("120\u00a0")]
    [InlineData("2014-01-02T02:20:00Z")]
    [InlineData("Mon, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 CET")]
    public void Anything_else_is_not_a_delay(string value) =>
        Assert.Equal(None, RetryAfter.Parse(value));

    [Fact]
    public void A_negative_wait_is_none() =>
        Assert.Equal(RetryAfter.After(TimeSpan.Zero), RetryAfter.After(TimeSpan.FromTicks(-1)));

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void Success_is_2xx(int status, bool isSuccess) =>
        Assert.Equal(isSuccess, new ResponseInfo(status).IsSuccess);

    [Fact]
    public void The_headers_of_Images_come_before_those_of_resizing() =>
        Assert.Equal(
            Prelude.Some(5401),
            ResponseInfo
                .FromHeaders(
                    400,
                    static name =>
                        name switch
                        {
                            "cf-images" => "err=5401",
                            "Cf-Resized" => "err=9401",
                            _ => null,
                        }
                )
                .ErrorCode
        );
}
