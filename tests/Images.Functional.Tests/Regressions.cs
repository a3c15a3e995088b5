using System;
using System.Globalization;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>What was once wrong, each by its example.</summary>
public sealed class Regressions
{
    [Fact]
    public void A_lone_surrogate_in_a_name_before_invalid_UTF8_is_malformed() =>
        Assert.True(ImagesV1.ParseImage([.. """{"\ud83d":" """u8, 0xFF, .. "\"}"u8]).IsLeft);

    [Fact]
    public void A_text_that_is_broken_in_a_name_is_at_the_object()
    {
        Assert.Equal(
            "/result",
            ImagesV1
                .ParseImage([.. """{"success":true,"result":{"id":"a","x"""u8, 0xFF, .. "\":1}}"u8])
                .Left()
                .Only<CfError.Malformed>()
                .Pointer
        );
        Assert.Equal(
            "/result",
            ImagesV1
                .ParseImage("""{"success":true,"result":{"meta":{"a":1},"\ud83d":1}}""")
                .Left()
                .Only<CfError.Malformed>()
                .Pointer
        );
        Assert.Equal(
            "/result",
            ImagesV1
                .ParseImage("""{"success":true,"result":{"id":"a",x}}""")
                .Left()
                .Only<CfError.Malformed>()
                .Pointer
        );
    }

    [Theory]
    [InlineData("""{"result":{"variants":[x]}}""", "/result/variants/0")]
    [InlineData("""{"result":{"variants":["a","b",x]}}""", "/result/variants/2")]
    public void A_broken_element_is_at_its_own_index(string body, string pointer) =>
        Assert.Equal(pointer, ImagesV1.ParseImage(body).Left().Only<CfError.Malformed>().Pointer);

    [Fact]
    public void An_instant_is_written_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(
                """{"uploaded":"1970-01-01T00:00:00Z"}""",
                (Image.Empty with { Uploaded = Timestamp.From(DateTimeOffset.UnixEpoch) }).ToJson()
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_code_is_written_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("m (code -5)", new ApiMessage(-5, "m").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_thrown_cancellation_keeps_what_the_response_said()
    {
        var errors = CfErrors.Of(new CfError.Cancelled(), new ResponseInfo(200));
        Assert.Same(errors, CfErrors.From(Error.New(errors.ToException())));
    }

    [Fact]
    public void Every_image_that_can_be_built_survives_writing_and_reading()
    {
        var image = Image.Empty.WithUndocumented("x", Nested(1019, "true")).Right();
        Assert.NotEmpty(image.ToJson(indented: true));
        Assert.Equal(
            Right<CfErrors, Image>(image),
            ImagesV1.ParseImage(Envelope.Of(image).ToJson())
        );
        Assert.Equal(
            Right<Unreadable, Image>(image),
            ImagesV2
                .Endpoints.List.Parse(
                    """{"success":true,"result":{"images":[""" + image.ToJson() + "]}}"
                )
                .Right()
                .Result.Images[0]
        );
        Assert.True(Image.Empty.WithUndocumented("x", Nested(1020)).IsLeft);
        Assert.Throws<System.Text.Json.JsonException>(() =>
            System.Text.Json.JsonSerializer.Deserialize<Image>($$"""{"x":{{Nested(1020)}}}""", Deep)
        );
    }

    private static readonly System.Text.Json.JsonSerializerOptions Deep = new() { MaxDepth = 2000 };

    private static JsonText Nested(int levels, string innermost = "") =>
        JsonText.Parse(new string('[', levels) + innermost + new string(']', levels)).Right();

    [Fact]
    public void Words_of_others_are_made_harmless() =>
        Assert.DoesNotContain('\u001b', CfErrors.From(Error.New("\u001b[31m")).Message);

    [Fact]
    public void A_body_is_quoted_from_its_first_readable_character() =>
        Assert.Equal(
            "x",
            ImagesV1
                .Endpoints.Get.Parse(
                    [.. System.Text.Encoding.UTF8.GetBytes(new string(' ', 2000)), (byte)'x'],
                    new ResponseInfo(502)
                )
                .Left()
                .Only<CfError.Status>()
                .Body
        );

    [Fact]
    public void A_wait_of_any_number_of_digits_is_a_wait() =>
        Assert.True(RetryAfter.Parse("99999999999999999999").IsSome);

    [Theory]
    [InlineData("1000.00000000000000000000000000000001")]
    [InlineData("1e-400")]
    [InlineData("-0.00000000000000000000000000000000000001e1")]
    [InlineData("2147483647.00000000000000000000001")]
    [InlineData("99999999990000000001e-10")]
    [InlineData("1e9223372036854775807")]
    [InlineData("10e9223372036854775807")]
    [InlineData("0.1e-9223372036854775808")]
    [InlineData("1e99999999999999999999")]
    [InlineData("12345678901e0")]
    [InlineData("3e9")]
    [InlineData("1e10")]
    // What 64 bits would hold of these is an integer of 32.
    [InlineData("5534023222e10")]
    [InlineData("700976274800000000001")]
    public void A_code_that_is_not_a_32_bit_integer_is_not_rounded(string code) =>
        Assert.Equal(
            Seq1(new ApiMessage(0, "m")),
            ImagesV1
                .Endpoints.Get.Parse(
                    System.Text.Encoding.UTF8.GetBytes(
                        $$$"""{"success":true,"result":{},"messages":[{"code":{{{code}}},"message":"m"}]}"""
                    )
                )
                .Right()
                .Messages
        );

    [Theory]
    [InlineData("0e99999999999999999999", 0)]
    [InlineData("-0.0e-99999999999999999999", 0)]
    [InlineData("-0e-5", 0)]
    [InlineData("1e18", 1_000_000_000_000_000_000)]
    [InlineData("-9.223372036854775808e18", long.MinValue)]
    public void An_integer_may_have_a_point_and_an_exponent(string json, long integer) =>
        Assert.Equal(integer, Json.Integer.Parse(json).Right());

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("1e2147483647")]
    [InlineData("-1e99999999999999999999")]
    public void A_huge_exponent_is_refused_before_its_zeros_are_written(string json)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Json.Integer.Parse(json).IsLeft);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("100000000000000000000000000000000000000000e-38", 1000)]
    [InlineData("0.00000000000000000000000000000000000001e41", 1000)]
    [InlineData("-2147483648.0", int.MinValue)]
    [InlineData("1.002E+3", 1002)]
    public void A_code_is_an_integer_however_it_is_written(string code, int integer) =>
        Assert.Equal(
            integer,
            Assert
                .Single(
                    ImagesV1
                        .Endpoints.Get.Parse(
                            System.Text.Encoding.UTF8.GetBytes(
                                $$$"""{"success":true,"result":{},"messages":[{"code":{{{code}}},"message":"m"}]}"""
                            )
                        )
                        .Right()
                        .Messages
                )
                .Code
        );

    [Fact]
    public void The_last_source_of_an_error_counts_as_the_last_of_any_other_member_does() =>
        Assert.Equal(
            new ApiMessage(1, "m"),
            Assert.Single(
                ImagesV1
                    .Endpoints.Get.Parse(
                        """{"success":true,"result":{},"messages":[{"code":1,"message":"m","source":{"pointer":"/a"},"source":null}]}"""u8
                    )
                    .Right()
                    .Messages
            )
        );

    [Theory]
    [InlineData("""{"id":"\u00'4"}""", 11)]
    [InlineData("""{"id":"abc\u12G4"}""", 14)]
    [InlineData("""{"\u1":1}""", 5)]
    [InlineData("""{"id":"\uD83\uDE00"}""", 12)]
    [InlineData("""{"id":"\uDB'40\uDC20"}""", 11)]
    public void A_broken_escape_is_found_at_its_first_wrong_byte(string json, int offset) =>
        Assert.Equal(offset, JsonText.Parse(json).Left().Only<CfError.Malformed>().Offset);

    [Theory]
    [InlineData("[1,")]
    [InlineData("""{"a":[1],  """)]
    public void A_text_that_ends_behind_a_comma_is_broken_at_its_end(string json) =>
        Assert.Equal(json.Length, JsonText.Parse(json).Left().Only<CfError.Malformed>().Offset);

    [Theory]
    [InlineData("{,", 1)]
    [InlineData("[,", 1)]
    [InlineData("""{"a":,""", 5)]
    public void A_comma_with_nothing_before_it_is_reported_at_its_offset(string json, int offset) =>
        Assert.Equal(offset, JsonText.Parse(json).Left().Only<CfError.Malformed>().Offset);

    [Fact]
    public void A_text_that_is_broken_twice_is_broken_where_it_breaks_first()
    {
        Assert.Equal(
            1,
            JsonText.Parse([.. "{x:\""u8, 0xFF, .. "\"}"u8]).Left().Only<CfError.Malformed>().Offset
        );
        Assert.Equal(
            0,
            ImagesV1
                .ParseImage([.. "<h1>"u8, 0xE9, .. "</h1>"u8])
                .Left()
                .Only<CfError.Malformed>()
                .Offset
        );
        Assert.Equal(
            8,
            JsonText.Parse("""{"a":[1 2,"\ud83d"]}""").Left().Only<CfError.Malformed>().Offset
        );
        Assert.Equal(
            3 + 5,
            JsonText
                .Parse([0xEF, 0xBB, 0xBF, .. """[11  1,"\ud83d"]"""u8])
                .Left()
                .Only<CfError.Malformed>()
                .Offset
        );
    }
}
