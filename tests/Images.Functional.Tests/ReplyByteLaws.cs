using System;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The bytes of a reply: byte order marks, UTF-8, depth and surrogates.</summary>
public class ReplyByteLaws
{
    [Fact]
    public void Offsets_count_the_bytes_of_the_byte_order_mark()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. """{"success":true,"result":7}"""u8];
        Assert.Equal(28, ImagesV1.ParseImage(body).Left().Only<CfError.Malformed>().Offset);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, 0)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0xFF }, 3)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'"', 0xFF }, 4)]
    public void Bytes_that_are_not_UTF8_are_reported_as_such(byte[] body, int offset)
    {
        var error = ImagesV1.ParseImage(body).Left().Only<CfError.Malformed>();
        Assert.Equal(
            (offset, "UTF-8", "the byte 0xFF"),
            (error.Offset, error.Expected, error.Found)
        );
    }

    [Fact]
    public void A_second_byte_order_mark_is_malformed() =>
        Assert.Equal(
            3,
            ImagesV1.ParseImage("\uFEFF\uFEFF{}").Left().Only<CfError.Malformed>().Offset
        );

    [Property(MaxTest = 150 / Law.Share)]
    public Property Bytes_after_the_value_are_malformed_where_they_begin() =>
        Law.ForAll(
            from text in Arbitraries.EnvelopeText().Generator
            from trailing in Gen.Elements(
                "x",
                "{}",
                ",",
                "}",
                "\0",
                "0",
                "\"",
                "\u00A0",
                "\uFEFF",
                "//"
            )
            select (Start: text.ToUtf8(), Bytes: Encoding.UTF8.GetBytes(text.Text + trailing)),
            static pair =>
            {
                var error = ImagesV1.ParseImage(pair.Bytes).Left().Only<CfError.Malformed>();
                Assert.Equal(("", (long)pair.Start.Length), (error.Pointer, error.Offset));
            }
        );

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void Depth_is_bounded(int depth, bool isRead)
    {
        // The envelope's own object is the first level.
        var lists = new string('[', depth - 1) + new string(']', depth - 1);
        var read = Read(200, $$"""{"success":true,"result":{},"unknown":{{lists}}}""");
        Assert.Equal(isRead, read.IsRight);
        read.IfLeft(static errors =>
            Assert.Contains(
                "1,024",
                errors.Only<CfError.Malformed>().Expected,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void Metadata_may_be_512_levels_deep() =>
        Assert.True(
            Read(
                200,
                $$$"""{"success":true,"result":{"meta":{{{new string('[', 512)}}}{{{new string(']', 512)}}}}}"""
            ).IsRight
        );

    [Property(MaxTest = 150 / Law.Share)]
    public Property An_invalid_UTF8_byte_is_reported_at_its_pointer_and_offset() =>
        Law.ForAll(
            from place in Gen.Elements<(string Before, string After, string Pointer)>(
                ("""{"success":true,"result":{"id":"é""", "\"}}", "/result/id"),
                (
                    """{"success":true,"result":{"meta":{"a":[1,{"😀":"x""",
                    "\"}]}}}",
                    "/result/meta/a/1/😀"
                ),
                (
                    """{"success":true,"result":{"variants":["https://a/b","https://a/""",
                    "\"]}}",
                    "/result/variants/1"
                ),
                (
                    """{"unknown":"x","success":true,"result":{},"messages":[{"message":"m""",
                    "\"}]}",
                    "/messages/0/message"
                )
            )
            from bytes in Gen.Elements<byte[]>(
                [0xFF],
                [0x80],
                [0xC0, 0x80],
                [0xC3],
                [0xE2, 0x82],
                [0xED, 0xA0, 0x80],
                [0xF5, 0x80, 0x80, 0x80],
                [0xF0, 0x9F, 0x98]
            )
            select (place, bytes),
            static input =>
            {
                var before = Encoding.UTF8.GetBytes(input.place.Before);
                var error = ImagesV1
                    .ParseImage([
                        .. before,
                        .. input.bytes,
                        .. Encoding.UTF8.GetBytes(input.place.After),
                    ])
                    .Left()
                    .Only<CfError.Malformed>();
                Assert.Equal(
                    (input.place.Pointer, (long)before.Length, "UTF-8"),
                    (error.Pointer, error.Offset, error.Expected)
                );
            }
        );

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_lone_surrogate_is_refused_everywhere(string text) =>
        Assert.All(
            new[]
            {
                $$$"""{"success":true,"result":{"id":{{{text}}}}}""",
                $$$"""{"success":true,"result":{"uploaded":{{{text}}}}}""",
                $$$"""{"success":true,"result":{"variants":[{{{text}}}]}}""",
                $$$"""{"success":true,"result":{"x":[{"y":{{{text}}}}]}}""",
                $$$"""{"success":true,"result":{ {{{text}}}:1}}""",
                $$$"""{"success":true,"result":{},{{{text}}}:1}""",
                $$$"""{"success":true,"result":{},"errors":[{"code":1,"message":{{{text}}}}]}""",
                $$$"""{"success":false,"result":{},"errors":[{"code":1,"message":{{{text}}}}]}""",
                text,
            },
            body =>
                Assert.Contains(
                    "surrogate",
                    Read(200, body).Left().Only<CfError.Malformed>().Expected,
                    StringComparison.Ordinal
                )
        );

    public static TheoryData<string> Broken =>
        [
            "\"\\ud83d\"",
            "\"\\uDE00\"",
            "\"a\\uD83Db\"",
            "\"\\ude00\\ud83d\"",
            "\"\\ud83d\\n\"",
            "\"\\\\\\ud83d\"",
            "\"\\ud83d\\u0041\"",
        ];

    [Fact]
    public void An_escaped_backslash_starts_no_escape() =>
        Assert.Equal(
            Some("\\ud83d"),
            ImagesV1
                .ParseImage("""{"success":true,"result":{"filename":"\\ud83d"}}""")
                .Right()
                .Filename.Map(static f => f.Value)
        );

    private static Either<CfErrors, Envelope<Image>> Read(int status, string body) =>
        ImagesV1.Endpoints.Get.Parse(Encoding.UTF8.GetBytes(body), new ResponseInfo(status));
}
