using System.Buffers;
using System.Text.Json;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Codecs;

/// <summary>What writing a value by its codec allocates: nothing.</summary>
public class WritingAllocatesNothing
{
    [Fact]
    public void Statistics() => IsFree(ImagesStats.Codec, new ImagesStats(100_000, 1_000));

    [Fact]
    public void A_signing_key() =>
        IsFree(
            SigningKey.Codec,
            SigningKey.Codec.Parse("""{"name":"default","value":"é"}""").Right()
        );

    [Fact]
    public void A_variant() =>
        IsFree(
            Variant.Codec,
            Variant
                .Codec.Parse(
                    """{"id":"hero","options":{"fit":"cover","metadata":"none","width":1366,"height":768},"neverRequireSignedURLs":true}"""
                )
                .Right()
        );

    [Fact]
    public void A_batch_token() =>
        IsFree(
            BatchToken.Codec,
            BatchToken
                .Codec.Parse("""{"token":"secret","expiresAt":"2014-01-02T02:20:00.123456789Z"}""")
                .Right()
        );

    [Fact]
    public void An_image_with_a_time() =>
        IsFree(
            Image.Codec,
            Image.Empty with
            {
                Uploaded = Timestamp.Create("2014-01-02T02:20:00.123Z").ToOption(),
            }
        );

    [Fact]
    public void An_update() =>
        IsFree(
            ImageUpdate.Codec,
            new ImageUpdate(
                Metadata.Create("""{"key":"value"}""").Right(),
                SignedUrls.Required,
                Some(Creator.Create("creator").Right())
            )
        );

    private static void IsFree<A>(Codec<A> codec, A value)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        Assert.Equal(
            0,
            AllocationTests.Allocated(() =>
            {
                buffer.ResetWrittenCount();
                writer.Reset();
                codec.WriteTo(writer, value);
                writer.Flush();
            })
        );
        Assert.Equal(value, codec.Parse(buffer.WrittenSpan).Right());
    }
}
