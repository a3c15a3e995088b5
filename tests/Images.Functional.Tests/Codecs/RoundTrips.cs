using System.Collections.Generic;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using Xunit;
using Tree = Images.Functional.Generators.Json;

namespace Images.Functional.Tests.Codecs;

/// <summary>What a codec writes it reads back, in whatever way the JSON is spelt, alone and inside System.Text.Json's documents.</summary>
public class RoundTrips
{
    public static TheoryData<string> Names => CodecTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_written_value_is_read_back(string codec) => CodecTable.Hold(codec, new Written());

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_read_in_every_spelling(string codec) => CodecTable.Hold(codec, new Spelt());

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_escaping_and_indentation_is_read(string codec) =>
        CodecTable.Hold(codec, new WrittenOtherwise());

    [Theory]
    [MemberData(nameof(Names))]
    public void Smaller_values_are_read_back_too(string codec) =>
        CodecTable.Hold(codec, new Shrunk());

    [Fact]
    public void Types_that_have_a_codec_stand_in_any_document()
    {
        Stands<ImagesStats>();
        Stands<ImageUpdate>();
        Stands<SigningKey>();
        Stands<Variant>();
        Stands<VariantOptions>();
        Stands<VariantUpdate>();
        Stands<ImagesConfig>();
        Stands<BatchToken>();
        Stands<DirectUpload>();
        Stands<LinkRequestV1>();
    }

    [Fact]
    public void A_document_with_a_wrong_value_in_it_throws_with_every_error()
    {
        var thrown = Assert.Throws<JsonException>(static () =>
            JsonSerializer.Deserialize<Variant[]>("""[{"id":"a","options":{"fit":7,"width":0}}]""")
        );
        var errors = CfErrors.From(thrown.InnerException!);
        Assert.Equal(["/options/fit", "/options/width"], errors.Items.Map(Pointer.Of).ToArray());
        Assert.Equal(errors.Message, thrown.Message);
    }

    private static void Stands<A>()
        where A : IHasCodec<A> =>
        Law.Check(
            50,
            Prop.ForAll(
                Derived.Of(A.Codec),
                static value =>
                {
                    var options = new JsonSerializerOptions { MaxDepth = FieldLimits.JsonDepth };
                    var json = JsonSerializer.Serialize(
                        new Dictionary<string, A[]> { ["x"] = [value, value] },
                        options
                    );
                    Assert.Equal(
                        [value, value],
                        JsonSerializer.Deserialize<Dictionary<string, A[]>>(json, options)!["x"]
                    );
                }
            )
        );

    private sealed class Written : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values) =>
            Law.Check(100, Laws.RoundTrip(codec, values));
    }

    private sealed class Spelt : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values) =>
            Law.Check(
                60,
                Prop.ForAll(
                    values,
                    Arb.From(Spelling.Any, static spelling => spelling.Plainer()),
                    (value, spelling) =>
                        Same.Assert(codec, value, spelling.Write(Tree.Parse(codec.ToJson(value))))
                )
            );
    }

    private sealed class WrittenOtherwise : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values) =>
            Law.Check(
                40,
                Prop.ForAll(
                    values,
                    value =>
                    {
                        foreach (var isIndented in new[] { false, true })
                        {
                            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                            using (
                                var writer = new Utf8JsonWriter(
                                    buffer,
                                    new JsonWriterOptions
                                    {
                                        Indented = isIndented,
                                        Encoder = isIndented
                                            ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping
                                            : null,
                                        MaxDepth = FieldLimits.JsonDepth,
                                    }
                                )
                            )
                                codec.WriteTo(writer, value);
                            Same.Assert(codec, value, Encoding.UTF8.GetString(buffer.WrittenSpan));
                        }
                    }
                )
            );
    }

    private sealed class Shrunk : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values) =>
            Law.Check(
                10,
                Prop.ForAll(
                    Arb.From(values.Generator),
                    value =>
                    {
                        var left = 30;
                        foreach (var smaller in values.Shrinker(value))
                        {
                            if (left-- == 0)
                                break;
                            Same.Assert(codec, smaller, codec.ToJson(smaller));
                            Assert.NotEqual(codec.ToJson(value), codec.ToJson(smaller));
                        }
                    }
                )
            );
    }
}
