using System;
using System.Linq;
using System.Text.Json;
using FsCheck.Xunit;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>Variants are read by their common beginning; what comes out is what was there.</summary>
public sealed class VariantsReading
{
    [Property]
    public void Any_number_of_variants_of_any_images_is_read_unchanged(byte[] mix) =>
        Reads([.. mix.Select(static (each, i) => $"https://host{each % 3}/{each % 2}/variant{i}")]);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(100)]
    public void Any_number_of_variants_of_one_image_is_read_unchanged(int count) =>
        Reads([.. Enumerable.Range(0, count).Select(static i => $"https://h/hash/id/{i}")]);

    [Fact]
    public void One_begins_with_another() =>
        Reads([
            "https://h/a/",
            "https://h/a/b",
            "https://h/a/b/c",
            "https://h/a",
            "https://h/a/é",
            "https://h",
        ]);

    [Theory]
    [InlineData("https:///a/b")]
    [InlineData("https://?/b")]
    [InlineData("https://#/b")]
    [InlineData("https://:/b")]
    [InlineData("https://@/b")]
    [InlineData("http://")]
    [InlineData("ftp://h/b")]
    [InlineData("ftp://host.example/b")]
    [InlineData("//host.example/hash/b")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("https://h/\u007f/b")]
    [InlineData("https://h/b\u007f")]
    [InlineData("https://h/b\\u0000")]
    public void A_wrong_URL_is_a_violation_at_its_index_and_affects_no_other(string url)
    {
        const string right = "https://h/a/b";
        var body = Envelope($"[\"{right}\",\"{url}\",\"{right}\"]");
        var violation = Assert.IsType<CfError.Constraint>(
            Assert.Single(ImagesV1.ParseImage(body).Left().Items)
        );
        Assert.Equal("/result/variants/1", violation.Pointer);
    }

    [Theory]
    [InlineData("https://h", "https://:8")]
    [InlineData("http://h", "http://@h")]
    [InlineData("https://h/a/b", "https://h/a/b/%zz")]
    [InlineData("https://hh/a", "https://h:x/b")]
    public void A_URL_that_begins_like_a_right_one_may_be_wrong(string right, string wrong) =>
        Assert.Equal(
            "/result/variants/1",
            ImagesV1
                .ParseImage(Envelope($"[\"{right}\",\"{wrong}\"]"))
                .Left()
                .Only<CfError.Constraint>()
                .Pointer
        );

    [Fact]
    public void Escaped_URLs_are_read_as_what_they_stand_for() =>
        Assert.Equal(
            Enumerable.Repeat("https://h/a/b", 4),
            ImagesV1
                .ParseImage(
                    Envelope(
                        """["https://h/a/b","https://h/a/\u0062","https:\/\/h\/a\/b","https://h/a/b"]"""
                    )
                )
                .Right()
                .Variants.IfNone([])
                .Select(static url => url.Value)
        );

    [Theory]
    [InlineData("""["https://h/a/b","https://h/a/c"]""", """["https://h/a/b","https://h/a/c"]""")]
    [InlineData(
        """ [ "https://h/a/b" , "https://h/a/c" ] """,
        """["https://h/a/b","https://h/a/c"]"""
    )]
    [InlineData("[\n\t\"https://h/a/b\"\r\n]", """["https://h/a/b"]""")]
    [InlineData(
        """["https:\/\/h/a/\u0062","https://h/é"]""",
        """["https://h/a/b","https://h/é"]"""
    )]
    [InlineData("""["https://h/a?b=1&c='+'"]""", """["https://h/a?b=1&c='+'"]""")]
    [InlineData("[ ]", "[]")]
    public void They_are_written_without_white_space_and_with_the_escapes_of_the_writer(
        string read,
        string written
    )
    {
        var image = ImagesV1.ParseImage(Envelope(read)).Right();
        Assert.Equal($$"""{"variants":{{written}}}""", image.ToJson());
        var values = JsonSerializer.Deserialize<string[]>(written)!;
        var dto = new { variants = values };
        Assert.Equal(JsonSerializer.Serialize(dto), JsonSerializer.Serialize(image));
        var indented = new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" };
        Assert.Equal(
            JsonSerializer.Serialize(dto, indented),
            JsonSerializer.Serialize(image, indented)
        );
    }

    private static void Reads(string[] urls)
    {
        var body = Envelope(JsonSerializer.Serialize(urls));
        Assert.Equal(
            urls,
            ImagesV1
                .ParseImage(body.Replace("\\u00E9", "é", StringComparison.Ordinal))
                .Right()
                .Variants.IfNone([])
                .Select(static url => url.Value)
        );
    }

    private static string Envelope(string variants) =>
        "{\"success\":true,\"result\":{\"variants\":" + variants + "}}";
}
