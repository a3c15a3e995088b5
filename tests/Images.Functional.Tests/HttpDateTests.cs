using System;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>A date of a header is read in each form that RFC 9110, section 5.6.7, has.</summary>
public class HttpDateTests
{
    private static readonly DateTimeOffset Date = new(1994, 11, 6, 8, 49, 37, TimeSpan.Zero);

    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    [InlineData(" \tSun, 06 Nov 1994 08:49:37 GMT\t ")]
    public void Each_form_is_read(string text)
    {
        Assert.Equal(Some(Date), new ResponseInfo(200, DateHeader: text).Date);
        Assert.Equal(Some(RetryAfter.At(Date)), RetryAfter.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("yesterday")]
    [InlineData("Mon, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 CET")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 +0000")]
    [InlineData("Sun, 31 Nov 1994 08:49:37 GMT")]
    [InlineData("1994-11-06T08:49:37Z")]
    [InlineData("784111777")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT\n")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT\u00a0")]
    public void Anything_else_is_not_a_date(string text) =>
        Assert.True(new ResponseInfo(200, DateHeader: text).Date.IsNone);

    [Fact]
    public void A_response_prints_it_as_it_was_sent() =>
        Assert.Equal(
            "status 409, Date today",
            new ResponseInfo(409, DateHeader: "today").ToString()
        );

    [Fact]
    public void Without_the_header_there_is_none() => Assert.True(ResponseInfo.Ok.Date.IsNone);

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void A_response_has_the_date_that_its_header_says(ResponseInfo response) =>
        Assert.Equal(
            response.DateHeader,
            response.Date.Map(static date =>
                date.ToString("r", System.Globalization.CultureInfo.InvariantCulture)
            )
        );
}
