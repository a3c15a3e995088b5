using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>The converters honour what the caller's options allow.</summary>
public class ReaderOptionsTests
{
    private static readonly JsonSerializerOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonSerializerOptions Commas = new() { AllowTrailingCommas = true };

    private static readonly JsonSerializerOptions Comments = new()
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonSerializerOptions Flat = new() { MaxDepth = 3 };

    private static readonly JsonSerializerOptions Unique = new()
    {
        AllowDuplicateProperties = false,
    };

    [Theory]
    [InlineData("""{"id":"a",}""")]
    [InlineData("""{"id":"a" , }""")]
    public void A_trailing_comma_is_allowed_where_the_options_say_so(string json)
    {
        Assert.Equal(Named, JsonSerializer.Deserialize<Image>(json, Commas));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Image>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Image>(json, Comments));
    }

    [Theory]
    [InlineData("""{/* é ,*/"id":/**/"a"}""")]
    [InlineData("{ // a, \"b\"\n\"id\":\"a\"//,\n}")]
    public void Comments_are_skipped_where_the_options_say_so(string json)
    {
        Assert.Equal(Named, JsonSerializer.Deserialize<Image>(json, Comments));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Image>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Image>(json, Commas));
    }

    [Fact]
    public void Both_together_at_any_depth()
    {
        const string image =
            """{"id":"a",/*x*/"meta":{"a":[1,2,/*,*/],"s":"/*,]*/",/**/},"variants":["https://h/a",],}""";
        var read = JsonSerializer.Deserialize<List<Image>>($"[{image},]", Lenient);
        Assert.Equal(
            """{"id":"a","meta":{"a":[1,2],"s":"/*,]*/"},"variants":["https://h/a"]}""",
            Assert.Single(read!).ToJson()
        );
        Assert.Equal(
            """{"a":[1,2]}""",
            JsonSerializer.Deserialize<Metadata>("""{"a":[1,2,],/**/}""", Lenient).Value
        );
        Assert.Equal(
            "[1]",
            JsonSerializer
                .Deserialize<Dictionary<string, JsonText>>("""{"j":[1,],}""", Lenient)!["j"]
                .Value
        );
        Assert.Equal(
            new Dictionary<string, string> { ["c"] = "d" },
            new Dictionary<string, string>
            {
                ["c"] = JsonSerializer
                    .Deserialize<Dictionary<string, Creator>>("""{"c":/**/"d",}""", Lenient)!["c"]
                    .Value,
            }
        );
    }

    [Fact]
    public void An_envelope_too() =>
        Assert.Equal(
            Named,
            JsonSerializer
                .Deserialize<Envelope<Image>>(
                    """{"success":true,/**/"result":{"id":"a",},"errors":[],}""",
                    Lenient
                )!
                .Result
        );

    [Fact]
    public void An_error_points_into_the_callers_input()
    {
        var thrown = Assert.Throws<JsonException>(static () =>
            JsonSerializer.Deserialize<Image>("""{/* é */"id":1,}""", Lenient)
        );
        Assert.Equal(
            "unexpected JSON at /id (byte 14): expected a string, found a number",
            thrown.Message
        );
    }

    [Fact]
    public void The_callers_own_reader_is_used()
    {
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes("""{"id":"a",}"""),
            new JsonReaderOptions { AllowTrailingCommas = true }
        );
        Assert.Equal(Named, JsonSerializer.Deserialize<Image>(ref reader));
    }

    [Fact]
    public void Depth_is_what_the_options_allow()
    {
        const string fits = """{"meta":[[1]]}""";
        const string deeper = """{"meta":[[[1]]]}""";
        Assert.NotNull(JsonSerializer.Deserialize<Image>(fits, Flat));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Image>(deeper, Flat));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Image[]>($"[{fits}]", Flat));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Metadata>("[[[[1]]]]", Flat));
    }

    [Fact]
    public void Duplicates_are_refused_where_the_options_refuse_them()
    {
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Image>("""{"meta":{"a":1,"a":2}}""", Unique)
        );
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Metadata>("""{"a":1,"\u0061":2}""", Unique)
        );
        Assert.Equal(Named, JsonSerializer.Deserialize<Image>("""{"id":"a"}""", Unique));
    }

    private static Image Named => Image.Empty with { Id = ImageId.Any("a").Right() };
}
