using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>The converters read and write what the parser does, also from streams that give a byte at a time.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 100 / Law.Share, EndSize = 40)]
public class ConverterLaws
{
    private static readonly JsonSerializerOptions Options = new()
    {
        MaxDepth = FieldLimits.JsonDepth,
        DefaultBufferSize = 64,
        Converters = { new EnvelopeJsonConverter() },
    };

    private static readonly JsonSerializerOptions Deeper = new() { MaxDepth = 2000 };

    private static readonly JsonSerializerOptions OnlyLetters = new(Options)
    {
        Encoder = JavaScriptEncoder.Create(Letters()),
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    [Property]
    public void An_envelope_is_read_as_by_the_parser(EnvelopeText text) =>
        Assert.Equal(
            text.Envelope,
            JsonSerializer.Deserialize<Envelope<Image>>(text.Text, Options)
        );

    [Property]
    public void An_image_is_read_as_by_the_parser(EnvelopeText text) =>
        Assert.Equal(
            text.Image,
            JsonSerializer.Deserialize<Image>(SameJson.ResultOf(text.Text).GetRawText(), Options)
        );

    [Property]
    public void An_envelope_survives_serializing(Envelope<Image> envelope)
    {
        Assert.Equal(envelope, Again(envelope, Options));
        Assert.Equal(envelope, Again(envelope, Indented));
    }

    [Property]
    public void An_image_survives_serializing_inside_another_document(Image image)
    {
        var images = new Dictionary<string, Image?> { ["a"] = image, ["b"] = null };
        Assert.Equal(images, Again(images, Options));
        Assert.Equal(images, Again(images, Indented));
    }

    [Property]
    public void The_options_encoder_applies_everywhere(Envelope<Image> envelope)
    {
        foreach (var options in new[] { Options, Indented, OnlyLetters })
        {
            var json = JsonSerializer.Serialize(envelope, options);
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth }
            );
            // As the serializer itself would write the same value.
            Assert.Equal(JsonSerializer.Serialize(document.RootElement, options), json);
            Assert.Equal(envelope, JsonSerializer.Deserialize<Envelope<Image>>(json, options));
        }
    }

    [Theory]
    [InlineData("</script>")]
    [InlineData("\u00e9")]
    [InlineData("a&b")]
    [InlineData("it's")]
    [InlineData("a+b")]
    [InlineData("`")]
    [InlineData("\u007f")]
    [InlineData("\"")]
    [InlineData("\\")]
    public void Metadata_and_undocumented_members_end_no_script(string text)
    {
        var value = JsonSerializer.Serialize(new Dictionary<string, string> { [text] = text });
        var image = (Image)
            ImagesV1.ParseImage(
                $$$"""{"success":true,"result":{"meta":{{{value}}},"x":{{{value}}}}}"""
            );
        Assert.Equal($$"""{"meta":{{value}},"x":{{value}}}""", JsonSerializer.Serialize(image));
        _ = image.Meta;
        Assert.Equal(
            $$"""{"meta":{{value}},"x":{{value}}}""",
            JsonSerializer.Serialize(image with { Filename = Option<Filename>.None })
        );
    }

    [Fact]
    public void Numbers_keep_their_text_under_any_escaping()
    {
        const string json = """{"meta":{"n":1.50e+400,"t":"\u003C"},"x":[1E+5,-0.0]}""";
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Image>(json)));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1019)]
    public void Indented_text_is_at_most_some_times_as_long(int depth)
    {
        var ones = string.Join(',', Enumerable.Repeat("1", 10_000));
        var image = (Image)
            ImagesV1.ParseImage(
                $$$"""{"success":true,"result":{"x":{{{new string('[', depth)}}}{{{ones}}}{{{new string(']', depth)}}} } }"""
            );
        var json = image.ToJson(indented: true);
        Assert.InRange(json.Length, ones.Length, 35 * ones.Length);
        Assert.Equal(image, JsonSerializer.Deserialize<Image>(json, Options));
    }

    [Property]
    public async Task A_stream_of_single_bytes_is_read(EnvelopeText text)
    {
        using var stream = new ByteByByte(text.ToUtf8());
        Assert.Equal(
            text.Envelope,
            await JsonSerializer.DeserializeAsync<Envelope<Image>>(stream, Options)
        );
    }

    [Property]
    public async Task A_pipe_of_single_bytes_is_read(EnvelopeText text)
    {
        var pipe = PipeReader.Create(new ByteByByte(text.ToUtf8()));
        Assert.Equal(
            text.Envelope,
            await JsonSerializer.DeserializeAsync<Envelope<Image>>(pipe, Options)
        );
    }

    [Property]
    public void A_broken_envelope_is_a_json_exception_that_leads_to_every_error(
        BrokenEnvelope broken
    )
    {
        var thrown = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Envelope<Image>>(broken.Text, Options)
        );
        Assert.Equal(
            ImagesV1.ParseImage(broken.Text).Left().Items.Count,
            Assert.IsType<CfErrorsException>(thrown.InnerException).Errors.Count
        );
    }

    [Fact]
    public void Depth_beyond_the_options_is_the_serializers_own_exception() =>
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Image>(
                $$"""{"meta":{{new string('[', 70)}}{{new string(']', 70)}}}"""
            )
        );

    [Theory]
    [InlineData("[1]", "unexpected JSON (byte 0): expected an object, found an array")]
    [InlineData(
        """{"filename":"\ud83d"}""",
        "malformed JSON at /filename (byte 13): expected the escapes of a complete surrogate pair, found only \\ud83d"
    )]
    [InlineData("""{"id":""}""", "id at /id: expected 1 to 1,024 characters, found none")]
    public void A_wrong_image_throws_a_JsonException_that_says_why(string json, string message)
    {
        var thrown = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Image>(json, Options)
        );
        Assert.Equal(message, thrown.Message);
        Assert.Equal(
            message,
            Assert.IsType<CfErrorsException>(thrown.InnerException).Errors.Message
        );
    }

    [Fact]
    public void Depth_beyond_the_limit_is_refused_under_any_options()
    {
        var thrown = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Image>(
                $$"""{"x":{{new string('[', 1024)}}{{new string(']', 1024)}}}""",
                Deeper
            )
        );
        Assert.Contains(
            "at most 1,024 levels of nesting",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Nothing_to_write_is_a_programming_error() =>
        Assert.Throws<ArgumentNullException>(static () =>
            new CodecJsonConverter<Image>().Write(new Utf8JsonWriter(Stream.Null), null!, Options)
        );

    [Fact]
    public void Null_is_null() =>
        Assert.Null(JsonSerializer.Deserialize<Envelope<Image>>("null", Options));

    private static TextEncoderSettings Letters()
    {
        var letters = new TextEncoderSettings();
        letters.AllowCharacters([
            .. Enumerable
                .Range('A', 'z' - 'A' + 1)
                .Select(static n => (char)n)
                .Where(static unit => char.IsAsciiLetter(unit) || unit == '_'),
        ]);
        return letters;
    }

    private static A? Again<A>(A value, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<A>(JsonSerializer.Serialize(value, options), options);

    private sealed class ByteByByte(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) =>
            base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(1, count));

        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => new(Read(buffer.Span));
    }
}
