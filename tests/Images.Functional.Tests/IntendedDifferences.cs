using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>
/// Where the core and the framework's <see cref="JsonDocument"/> are meant to differ: this list is whole, since
/// <see cref="DifferentialLaws"/> allow no other difference. Each row shows that the framework really says otherwise.
/// </summary>
public sealed class IntendedDifferences
{
    public enum Reason
    {
        HalfASurrogatePair,
        InvalidUtf8InAString,
        KnownMemberTwice,
        ByteOrderMark,
        DepthBeyondTheFrameworksOwn,
    }

    public static TheoryData<Reason, byte[]> Rows =>
        new()
        {
            { Reason.HalfASurrogatePair, Envelope("\"x\":\"\\ud83d\""u8) },
            { Reason.HalfASurrogatePair, Envelope("\"x\":\"\\ude00\\ud83d\""u8) },
            { Reason.HalfASurrogatePair, Envelope("\"\\ud83d\":1"u8) },
            { Reason.HalfASurrogatePair, Envelope("\"filename\":\"\\uDC00\""u8) },
            { Reason.InvalidUtf8InAString, Envelope([.. "\"x\":\""u8, 0xFF, (byte)'"']) },
            { Reason.InvalidUtf8InAString, Envelope([(byte)'"', 0xC3, .. "\":1"u8]) },
            {
                Reason.InvalidUtf8InAString,
                Envelope([.. "\"id\":\""u8, 0xED, 0xA0, 0x80, (byte)'"'])
            },
            { Reason.KnownMemberTwice, Envelope("\"id\":\"a\",\"id\":\"a\""u8) },
            { Reason.KnownMemberTwice, Envelope("\"meta\":1,\"m\\u0065ta\":1"u8) },
            {
                Reason.KnownMemberTwice,
                """{"success":true,"result":{},"success":true}"""u8.ToArray()
            },
            { Reason.ByteOrderMark, [0xEF, 0xBB, 0xBF, .. Envelope("\"id\":\"a\""u8)] },
            { Reason.DepthBeyondTheFrameworksOwn, Envelope([.. "\"x\":"u8, .. Lists(1019)]) },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_core_and_the_document_differ_for_this_reason(Reason reason, byte[] bytes)
    {
        var read = ImagesV1.ParseImage(bytes);
        switch (reason)
        {
            case Reason.HalfASurrogatePair:
            case Reason.InvalidUtf8InAString:
                // A document with a string that throws when it is read.
                Assert.NotNull(WholeJson.Parse(bytes));
                Assert.Contains(
                    read.Left().Only<CfError.Malformed>().Expected,
                    new[] { "UTF-8", "the escapes of a complete surrogate pair" }
                );
                Assert.True(JsonText.Parse(bytes).IsLeft);
                break;
            case Reason.KnownMemberTwice:
                // The document keeps both, and answers with the last.
                Assert.NotNull(WholeJson.Parse(bytes));
                Assert.True(JsonText.Parse(bytes).IsRight);
                Assert.Equal("no duplicate member", read.Left().Only<CfError.Malformed>().Expected);
                break;
            case Reason.ByteOrderMark:
                Assert.Null(WholeJson.Parse(bytes));
                Assert.True(read.IsRight);
                Assert.True(JsonText.Parse(bytes).IsRight);
                break;
            case Reason.DepthBeyondTheFrameworksOwn:
                Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(bytes).Dispose());
                Assert.True(read.IsRight);
                Assert.True(JsonText.Parse(bytes).IsRight);
                break;
            default:
                Assert.Fail("no such reason");
                break;
        }
    }

    [Fact]
    public void Every_reason_has_an_example() =>
        Assert.Equal(
            Enum.GetValues<Reason>(),
            Rows.Select(static row => (Reason)row[0]).Distinct().Order()
        );

    [Fact]
    public void The_second_opinion_has_no_reason_of_its_own() =>
        Assert.All(Rows, static row => Assert.Null(Disagreement.Of((byte[])row[1])));

    [Theory]
    [InlineData(1019, true)]
    [InlineData(1020, false)]
    [InlineData(1022, false)]
    [InlineData(1023, false)]
    public void The_second_opinion_knows_how_deep_an_unknown_member_may_be(int depth, bool isRead)
    {
        var bytes = Envelope([.. "\"x\":{\"a\":"u8, .. Lists(depth - 1), (byte)'}']);

        Assert.Equal(isRead, ImagesV1.ParseImage(bytes).IsRight);
        Assert.Null(Disagreement.Of(bytes));
    }

    private static byte[] Envelope(ReadOnlySpan<byte> members) =>
        [.. """{"success":true,"result":{"""u8, .. members, .. "}}"u8];

    private static byte[] Lists(int depth) =>
        Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
}
