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
