using System;
using System.Globalization;
using System.Linq;
using System.Text;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>No object that the parser interprets, the envelope or the result, has a member twice.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 100 / Law.Share, EndSize = 40)]
public class DuplicateLaws
{
    [Theory]
    [InlineData("""{"success":true,"result":{"x":1,"x":2}}""", "/result/x", 32)]
    [InlineData("""{"success":true,"result":{"x":1,"\u0078":2}}""", "/result/x", 32)]
    [InlineData("""{"success":true,"result":{"\u0078":null,"x":null}}""", "/result/x", 40)]
    [InlineData("""{"x":1,"success":true,"result":{},"\u0078":1}""", "/x", 34)]
    [InlineData("""{"success":true,"result":{"a/b":1,"a/b":{"c":[]}}}""", "/result/a~1b", 34)]
    public void A_member_that_no_document_lists_is_refused_when_it_comes_twice(
        string json,
        string pointer,
        long offset
    )
    {
        var errors = ImagesV1.ParseImage(json).Left();
        Assert.Equal(
            new CfError.Malformed(pointer, offset, "no duplicate member", "a second one"),
            Assert.Single(errors.Items)
        );
    }

    [Fact]
    public void Every_further_member_is_reported() =>
        Assert.Equal(
            new[] { "/result/x", "/result/x", "/result/id", "/result/y" },
            ImagesV1
                .ParseImage(
                    """{"success":true,"result":{"id":"a","x":1,"y":1,"x":1,"x":1,"id":"a","y":1}}"""
                )
                .Left()
                .Items.Map(static error => ((CfError.Malformed)error).Pointer)
                .ToArray()
        );

    [Property]
    public void No_generated_image_has_a_member_twice(Image image, bool isEscaped)
    {
        var json = image.ToJson();
        foreach (var name in SameJson.Members(SameJson.Read(json)).Keys)
        {
            var twice = $"{json[..^1]},{Quoted(name, isEscaped)}:null}}";
            var errors = ImagesV1.ParseImage($$"""{"success":true,"result":{{twice}}}""").Left();
            var error = Assert.IsType<CfError.Malformed>(Assert.Single(errors.Items));
            Assert.Equal("/result/" + JsonWalk.Escape(name), error.Pointer);
        }
    }

    [Fact]
    public void Uninterpreted_JSON_keeps_duplicate_members()
    {
        const string json = """{"meta":{"a":1,"a":2},"x":{"b":1,"b":2}}""";
        var image = ImagesV1.ParseImage($$"""{"success":true,"result":{{json}}}""").Right();
        Assert.Equal(json, image.ToJson());
    }

    [Fact]
    public void Of_a_hundred_thousand_members_each_is_read_or_reported()
    {
        var members = Members(100_000);
        Assert.Equal(100_000, ImagesV1.ParseImage(WithMembers(100_000)).Right().Undocumented.Count);
        Assert.Equal(
            FieldLimits.ReportedViolations,
            ImagesV1
                .ParseImage($$"""{"success":true,"result":{ {{members}},{{members}} } }""")
                .Left()
                .Count
        );
    }

    // Sets that double may be half empty.
    [Fact]
    public void Twice_as_many_members_take_no_square_of_the_memory() =>
        Assert.InRange(
            (double)Allocated(WithMembers(100_000)) / Allocated(WithMembers(50_000)),
            1.5,
            2.5
        );

    private static long Allocated(string json)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var image = ImagesV1.ParseImage(json);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(image.IsRight);
        return allocated;
    }

    private static string WithMembers(int count) =>
        $$"""{"success":true,{{Members(count)}},"result":{ {{Members(count)}} } }""";

    private static string Members(int count) =>
        string.Join(
            ',',
            Enumerable
                .Range(0, count)
                .Select(static i => string.Create(CultureInfo.InvariantCulture, $"\"m{i}\":0"))
        );

    private static string Quoted(string name, bool isEscaped)
    {
        var text = new StringBuilder("\"");
        foreach (var unit in name)
            text.Append(
                isEscaped || unit is '"' or '\\' or < ' '
                    ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")
                    : unit.ToString()
            );
        return text.Append('"').ToString();
    }
}
