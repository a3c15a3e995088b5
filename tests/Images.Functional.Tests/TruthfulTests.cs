using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>
/// Hostile bytes are a Left that says where: each text marks the place with <c>▶</c>, which is taken out before it is read, so that
/// the offset that is expected is counted by nobody's reader.
/// </summary>
public sealed class TruthfulTests
{
    private const string Mark = "▶";

    [Theory]
    // A lone surrogate, in values and in names, known and unknown.
    [InlineData("/result/id", """{"success":true,"result":{"id":"a▶\ud83d"}}""")]
    [InlineData("/result/x/0/y", """{"success":true,"result":{"x":[{"y":"é▶\ude00"}]}}""")]
    [InlineData("/result", """{"success":true,"result":{"id":"a","n▶\ud83d":1}}""")]
    [InlineData("/result/x/1", """{"success":true,"result":{"x":[{},{"▶\udbff":1}]}}""")]
    [InlineData("/a~1b~0c", """{"success":true,"a/b~c":"▶\ud83dA","result":{}}""")]
    [InlineData("/messages/0/message", """{"messages":[{"code":1,"message":"▶\udfff"}]}""")]
    [InlineData("/x", """{"x":"\ud83d\ude00▶\ude00"}""")]
    // Known members twice, escaped or not.
    [InlineData("/result/id", """{"success":true,"result":{"id":"a",▶"id":"a"}}""")]
    [InlineData("/result/id", """{"success":true,"result":{"id":"é😀" , ▶"\u0069d":null}}""")]
    [InlineData("/result/variants", """{"success":true,"result":{"variants":[],▶"variants":[]}}""")]
    [InlineData("/success", """{"success":true,"result":{},▶"success":true}""")]
    [InlineData("/errors", """{"errors":[],"success":true,"result":{},▶"errors":[]}""")]
    // Kinds that don't fit.
    [InlineData("/result/meta", """{"success":true,"result":{"meta":▶nul}}""", 3)]
    [InlineData(
        "/result/variants/2",
        """{"success":true,"result":{"variants":["https://a/b","https://a/c",▶null]}}"""
    )]
    [InlineData(
        "/result/requireSignedURLs",
        """{"success":true,"result":{"requireSignedURLs": ▶1e400}}"""
    )]
    [InlineData("/result", """{"success":true,"result":▶123456789012345678901234567890}""")]
    // Numbers that JSON does not have.
    [InlineData("/x", """{"x":0▶1}""")]
    [InlineData("/x", """{"x":-▶x}""")]
    [InlineData("/x", """{"x":1.▶e5}""")]
    [InlineData("/x", """{"x":1e+▶}""")]
    [InlineData("/x", """{"x":▶+1}""")]
    [InlineData("/x", """{"x":▶NaN}""")]
    // The tail.
    [InlineData("", """{"success":true,"result":{}}▶{"success":true,"result":{}}""")]
    [InlineData("", "{\"success\":true,\"result\":{}}\r\n ▶/* */")]
    public void A_left_says_where(string pointer, string marked, int within = 0)
    {
        var offset = Encoding.UTF8.GetByteCount(marked.Split(Mark)[0]);
        var error = ImagesV1
            .ParseImage(Encoding.UTF8.GetBytes(marked.Replace(Mark, "", StringComparison.Ordinal)))
            .Left()
            .Only<CfError.Malformed>();
        Assert.Equal((pointer, (long)offset + within), (error.Pointer, error.Offset));
    }

    public static IEnumerable<object[]> Undecodable =>
        from bytes in new byte[][]
        {
            [0xFF],
            [0xC0, 0xAF],
            [0xE0, 0x80, 0xAF],
            [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xE2, 0x82],
        }
        from place in new[]
        {
            ("/result/x", """{"success":true,"result":{"x":"é""", "\"}}"),
            ("/result", """{"success":true,"result":{"é""", "\":1}}"),
            ("/unknown/0", """{"success":true,"result":{},"unknown":["😀""", "\"]}"),
            ("", "{\n", "}"),
            ("", """{"success":true,"result":{}}""", ""),
        }
        select new object[]
        {
            place.Item1,
            Encoding.UTF8.GetBytes(place.Item2),
            bytes,
            place.Item3,
        };

    [Theory]
    [MemberData(nameof(Undecodable))]
    public void Invalid_UTF8_gives_a_Left_with_its_offset(
        string pointer,
        byte[] before,
        byte[] bytes,
        string after
    )
    {
        var error = ImagesV1
            .ParseImage([.. before, .. bytes, .. Encoding.UTF8.GetBytes(after)])
            .Left()
            .Only<CfError.Malformed>();
        Assert.Equal((pointer, (long)before.Length), (error.Pointer, error.Offset));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[{\"a\":[")]
    public void A_nesting_bomb_is_a_left_at_the_bracket_that_is_too_deep(string open)
    {
        var start = """{"success":true,"result":{"x":""";
        var bomb = string.Concat(Enumerable.Repeat(open, 100_000));
        // Two levels are open already.
        var brackets = bomb.Select(static (unit, i) => (unit, i))
            .Where(static u => u.unit is '[' or '{');
        var tooDeep = brackets.ElementAt(1024 - 2).i;
        var error = ImagesV1.ParseImage(start + bomb).Left().Only<CfError.Malformed>();
        Assert.Equal(start.Length + tooDeep, error.Offset);
        Assert.Equal("at most 1,024 levels of nesting", error.Expected);
        Assert.StartsWith("/result/x", error.Pointer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("1e400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("5404.5")]
    [InlineData("true")]
    [InlineData("null")]
    public void A_code_that_is_not_a_32_bit_integer_leaves_the_message(string code)
    {
        var body = $$"""{"success":false,"errors":[{"code":{{code}},"message":"m"}]}""";
        foreach (var status in new[] { 200, 404 })
            Assert.Equal(
                new ApiMessage(0, "m"),
                ImagesV1
                    .Endpoints.Get.Parse(Encoding.UTF8.GetBytes(body), new ResponseInfo(status))
                    .Left()
                    .Only<CfError.Api>()
                    .Said
            );
    }

    [Property(MaxTest = 300)]
    public Property A_cut_text_is_broken_where_the_grammar_says() =>
        Law.ForAll(
            from text in Arbitraries.EnvelopeText().Generator.Resize(20)
            let bytes = text.ToUtf8()
            from end in Gen.Choose(0, Array.FindLastIndex(bytes, static b => b == '}'))
            select bytes[..end],
            static cut =>
                Assert.Equal(
                    FirstBroken.Of(cut),
                    (int)ImagesV1.ParseImage(cut).Left().Only<CfError.Malformed>().Offset
                )
        );
}
