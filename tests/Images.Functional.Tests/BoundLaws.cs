using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>What the worst reply costs: allocations are counted, so nothing depends on time.</summary>
public sealed class BoundLaws
{
    private const int Bytes = 1 << 20;

    private static readonly Dictionary<string, (int Status, byte[] Body)> Worst = new()
    {
        ["variants of numbers"] = (200, Image("\"variants\":[", static _ => "1", "]")),
        ["variants of empty texts"] = (200, Image("\"variants\":[", static _ => "\"\"", "]")),
        ["variants of short hosts"] = (
            200,
            Image("\"variants\":[", static n => $"\"http://{Text(n)}\"", "]")
        ),
        ["variants of short names"] = (
            200,
            Image("\"variants\":[", static _ => "\"http://a/b\"", "]")
        ),
        ["members nobody documented"] = (200, Image("", static n => $"\"{Text(n)}\":1", "")),
        ["a member of empty arrays"] = (200, Image("\"a\":[", static _ => "[]", "]")),
        ["ids"] = (200, Image("", static _ => "\"id\":1", "")),
        ["uploads"] = (200, Image("", static _ => "\"uploaded\":\"\"", "")),
        ["metadata of many members"] = (
            200,
            Image("\"meta\":{", static n => $"\"{Text(n)}\":1", "}")
        ),
        ["results"] = (200, Fill("{\"success\":true,", static _ => "\"result\":1", "}")),
        ["errors beside a result"] = (
            200,
            Fill("{\"success\":true,\"result\":{},\"errors\":[", Message, "]}")
        ),
        ["errors alone"] = (200, Fill("{\"success\":false,\"errors\":[", Message, "]}")),
        ["errors with 400"] = (400, Fill("{\"success\":false,\"errors\":[", Message, "]}")),
        ["an escaped filename"] = (
            200,
            Fill("{\"success\":true,\"result\":{\"filename\":\"", static _ => "\\u0041", "\"}}", "")
        ),
        ["names before a broken byte"] = (200, [.. Image("", static _ => "\"a\":1", ""), 0xFF]),
        ["names before a broken value"] = (200, [.. Image("", static _ => "\"a\":1", ""), 0x21]),
        ["brackets"] = (200, [.. Enumerable.Repeat((byte)'[', Bytes)]),
    };

    public static TheoryData<string> Names { get; } = [.. Worst.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reading_a_reply_allocates_at_most_160_bytes_for_each_of_its_bytes(string name)
    {
        var (status, body) = Worst[name];
        var response = new ResponseInfo(status);
        ImagesV1.Endpoints.Get.Parse(DocumentedResponse.Bytes, response);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = ImagesV1.Endpoints.Get.Parse(body, response);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 160L * body.Length);
        GC.KeepAlive(result);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{\"variants\":[1,1,1,1,1,1,1,1,1,1]}")]
    public void Reading_a_page_allocates_at_most_160_bytes_for_each_of_its_bytes(string element)
    {
        var list = ImagesV2.List(AccountId.Create("a"), Listing.All);
        var body = Page(element, int.MaxValue);
        list.Decode(ResponseInfo.Ok, Page(element, 1));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = list.Decode(ResponseInfo.Ok, body);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 160L * body.Length);
        GC.KeepAlive(result);
    }

    [Fact]
    public void A_page_keeps_as_many_unreadable_elements_as_the_largest_page_has()
    {
        var list = ImagesV2.List(AccountId.Create("a"), Listing.All);

        var most = list.Decode(ResponseInfo.Ok, Page("1", FieldLimits.UnreadableElements));
        var more = list.Decode(ResponseInfo.Ok, Page("1", FieldLimits.UnreadableElements + 2));

        Assert.Equal(FieldLimits.UnreadableElements, most.Right().Result.Unreadable.Count);
        Assert.Equal(
            "unexpected JSON at /result/images (byte 20036): expected at most 10,000 unreadable elements, found more",
            more.Left().Message
        );
    }

    [Fact]
    public void The_elements_of_a_page_share_a_thousand_violations_and_each_has_one()
    {
        var list = ImagesV2.List(AccountId.Create("a"), Listing.All);
        var element = $"{{\"variants\":[{string.Join(',', Enumerable.Repeat('1', 600))}]}}";

        var page = list.Decode(ResponseInfo.Ok, Page(element, 4)).Right().Result;

        Assert.Equal(
            [(600, 0), (400, 200), (1, 599), (1, 599)],
            page.Unreadable.AsEnumerable()
                .Select(static one => (one.Element.Errors.Items.Count, one.Element.Errors.LeftOut))
        );
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(5000)]
    public void The_first_thousand_violations_are_reported(int count)
    {
        foreach (var (value, field) in new[] { ("1", "malformed"), ("\"\"", "variants") })
        {
            var body = Encoding.UTF8.GetString(Image("\"variants\":[", _ => value, "]", count));

            var errors = ImagesV1
                .ParseImage(body)
                .Match(Right: static _ => null!, Left: static e => e);

            Assert.Equal(
                Enumerable
                    .Range(0, Math.Min(count, FieldLimits.ReportedViolations))
                    .Select(n => $"{field} /result/variants/{n}"),
                errors.Items.Map(static error =>
                    error switch
                    {
                        CfError.Constraint c => $"{c.Field} {c.Pointer}",
                        CfError.Malformed m => $"malformed {m.Pointer}",
                        _ => error.Message,
                    }
                )
            );
        }
    }

    [Fact]
    public void Errors_after_the_first_thousand_are_not_reported()
    {
        const string others =
            "],\"uploaded\":\"yesterday\",\"id\":7,\"id\":\"\",\"filename\":\"a\"";
        foreach (var value in new[] { "1", "\"\"" })
        {
            var body = Image("\"variants\":[", _ => value, others, FieldLimits.ReportedViolations);

            var errors = ImagesV1.ParseImage(body).Match(static _ => null!, static e => e);

            Assert.Equal(FieldLimits.ReportedViolations, errors.Items.Count);
            Assert.DoesNotContain("uploaded", errors.Message, StringComparison.Ordinal);
        }
    }

    private static string Message(int _) => "{\"code\":1,\"message\":\"\"}";

    private static string Text(int n) => n.ToString("x", CultureInfo.InvariantCulture);

    private static byte[] Image(
        string first,
        Func<int, string> piece,
        string last,
        int most = int.MaxValue
    ) => Fill($"{{\"success\":true,\"result\":{{{first}", piece, last + "}}", most: most);

    private static byte[] Page(string element, int most) =>
        Fill("{\"success\":true,\"result\":{\"images\":[", _ => element, "]}}", most: most);

    private static byte[] Fill(
        string first,
        Func<int, string> piece,
        string last,
        string between = ",",
        int most = int.MaxValue
    )
    {
        var text = new StringBuilder(first);
        for (var n = 0; ; n++)
        {
            var next = (n == 0 ? "" : between) + piece(n);
            if (n == most || text.Length + next.Length + last.Length > Bytes)
                return Encoding.UTF8.GetBytes(text.Append(last).ToString());
            text.Append(next);
        }
    }
}
