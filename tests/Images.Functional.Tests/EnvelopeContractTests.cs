using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>An envelope of an image needs no set-up in System.Text.Json; one of another result needs one line.</summary>
public partial class EnvelopeContractTests
{
    private const string Json =
        """{"errors":[],"messages":[],"result":{"id":"a"},"success":true}""";

    private static readonly Envelope<Image> Named = Envelope.Of(
        Image.Empty with
        {
            Id = ImageId.Any("a").Right(),
        }
    );

    private static readonly JsonSerializerOptions WithCount = new()
    {
        Converters =
        {
            new EnvelopeJsonConverter(),
            EnvelopeJsonConverter.Of<Dictionary<string, int>>(),
        },
    };

    private static readonly JsonSerializerOptions OnlyContext = new()
    {
        TypeInfoResolver = EnvelopeContext.Default,
        Converters = { EnvelopeJsonConverter.Of<Dictionary<string, int>>() },
    };

    [Fact]
    public void An_envelope_is_written_and_read_with_the_defaults()
    {
        Assert.Equal(Json, JsonSerializer.Serialize(Named));
        Assert.Equal(Named, JsonSerializer.Deserialize<Envelope<Image>>(Json));
        Assert.Equal($$"""{"Reply":{{Json}}}""", JsonSerializer.Serialize(new Page(Named)));
        Assert.Equal(new Page(Named), JsonSerializer.Deserialize<Page>($$"""{"Reply":{{Json}}}"""));
        Assert.Equal(Json, JsonSerializer.Serialize(Named, JsonSerializerOptions.Web));
    }

    [Fact]
    public void A_source_generated_contract_needs_no_more()
    {
        Assert.Equal(Json, JsonSerializer.Serialize(Named, EnvelopeContext.Default.EnvelopeImage));
        Assert.Equal(
            Named,
            JsonSerializer.Deserialize(Json, EnvelopeContext.Default.EnvelopeImage)
        );
        Assert.Equal(
            $$"""{"Reply":{{Json}}}""",
            JsonSerializer.Serialize(new Page(Named), EnvelopeContext.Default.Page)
        );
    }

    // What ASP.NET makes its OpenAPI document from.
    [Fact]
    public void A_schema_can_be_made_of_it()
    {
        var options = JsonSerializerOptions.Web;
        Assert.Equal(JsonTypeInfoKind.None, options.GetTypeInfo(typeof(Envelope<Image>)).Kind);
        Assert.NotNull(options.GetJsonSchemaAsNode(typeof(Envelope<Image>)));
        Assert.NotNull(options.GetJsonSchemaAsNode(typeof(Page))["properties"]!["reply"]);
    }

    [Fact]
    public void Another_result_takes_one_line()
    {
        var counted = Envelope.Of(new Dictionary<string, int> { ["current"] = 1 });
        const string json = """{"errors":[],"messages":[],"result":{"current":1},"success":true}""";
        foreach (var options in new[] { WithCount, OnlyContext })
        {
            Assert.Equal(json, JsonSerializer.Serialize(counted, options));
            var read = JsonSerializer.Deserialize<Envelope<Dictionary<string, int>>>(json, options);
            Assert.Equal(1, read!.Result["current"]);
        }

        Assert.NotNull(WithCount.GetJsonSchemaAsNode(counted.GetType()));
    }

    [Theory]
    [InlineData(
        """{"success":true,"result":null}""",
        "unexpected JSON at /result (byte 25): expected an object, found null"
    )]
    [InlineData(
        """{"success":true,"result":{},"result":{}}""",
        "unexpected JSON at /result (byte 28): expected no duplicate member, found a second one"
    )]
    [InlineData(
        """{"success":false,"errors":[{"code":1,"message":"no"}]}""",
        "Cloudflare says: no (code 1)"
    )]
    public void Another_result_is_checked_as_an_image_is(string json, string message) =>
        Assert.Equal(
            message,
            Assert
                .Throws<JsonException>(() =>
                    JsonSerializer.Deserialize<Envelope<Dictionary<string, int>>>(json, WithCount)
                )
                .Message
        );

    [Fact]
    public void A_result_that_its_contract_refuses_is_a_json_exception() =>
        Assert.Throws<JsonException>(static () =>
            JsonSerializer.Deserialize<Envelope<Dictionary<string, int>>>(
                """{"success":true,"result":{"a":"b"}}""",
                WithCount
            )
        );

    [Fact]
    public void Without_the_line_the_exception_says_which()
    {
        var thrown = Assert.Throws<NotSupportedException>(static () =>
            JsonSerializer.Serialize(Envelope.Of("a"))
        );
        Assert.Contains(
            "options.Converters.Add(EnvelopeJsonConverter.Of<String>())",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_converter_is_of_envelopes_alone()
    {
        var converter = new EnvelopeJsonConverter();
        Assert.True(converter.CanConvert(typeof(Envelope<Image>)));
        Assert.True(converter.CanConvert(typeof(Envelope<string>)));
        Assert.False(converter.CanConvert(typeof(Image)));
        Assert.False(converter.CanConvert(typeof(List<Image>)));
    }

    [Fact]
    public void Of_an_image_is_the_same_as_none()
    {
        var options = new JsonSerializerOptions
        {
            Converters = { EnvelopeJsonConverter.Of<Image>() },
        };
        Assert.Equal(Json, JsonSerializer.Serialize(Named, options));
        Assert.Equal(Named, JsonSerializer.Deserialize<Envelope<Image>>(Json, options));
    }

    internal sealed record Page(Envelope<Image> Reply);

    [JsonSerializable(typeof(Envelope<Image>))]
    [JsonSerializable(typeof(Page))]
    [JsonSerializable(typeof(Envelope<Dictionary<string, int>>))]
    [JsonSerializable(typeof(Dictionary<string, int>))]
    internal sealed partial class EnvelopeContext : JsonSerializerContext;
}
