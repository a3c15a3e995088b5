using System;
using System.IO;
using System.Text;
using System.Text.Json;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The response of the API's documents, byte for byte.</summary>
public class DocumentedResponse
{
    internal static byte[] Bytes { get; } = Data("image-details.response.json");

    private static byte[] Compact { get; } = Data("image-details.compact.json");

    private static readonly ApiMessage Said = new(1000, "message", "documentation_url", "pointer");

    [Fact]
    public void Every_field_is_read_as_documented()
    {
        var image = ImagesV1.ParseImage(Bytes).Right();
        Assert.Equal(Some(ImageId.Create("id").Right()), image.Id);
        Assert.Equal(
            Some(Creator.Create("107b9558-dd06-4bbd-5fef-9c2c16bb7900").Right()),
            image.Creator
        );
        Assert.Equal(Some(Filename.Create("logo.png").Right()), image.Filename);
        Assert.Equal(Some("""{"key":"value"}"""), image.Meta.Map(static meta => meta.Value));
        Assert.Equal(SignedUrls.Required, image.RequireSignedUrls);
        Assert.Equal(Some("2014-01-02T02:20:00.123Z"), image.Uploaded.Map(static at => at.Value));
        Assert.Equal(
            Some(new DateTimeOffset(2014, 1, 2, 2, 20, 0, 123, TimeSpan.Zero)),
            image.Uploaded.Map(static at => at.Instant)
        );
        Assert.Equal(
            [
                "https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/thumbnail",
                "https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/hero",
                "https://imagedelivery.net/MTt4OTd0b0w5aj/107b9558-dd06-4bbd-5fef-9c2c16bb7900/original",
            ],
            image.Variants.IfNone([]).Map(static url => url.Value).ToArray()
        );
        Assert.True(image.Undocumented.IsEmpty);
        Assert.False(image.IsDraft);
    }

    [Fact]
    public void A_variant_is_found_by_its_name_and_taken_apart() =>
        Assert.Equal(
            Some(
                DeliveryUrl
                    .Of(
                        AccountHash.Create("MTt4OTd0b0w5aj").Right(),
                        ImageId.Create("107b9558-dd06-4bbd-5fef-9c2c16bb7900").Right(),
                        VariantId.Create("hero").Right()
                    )
                    .Right()
            ),
            ImagesV1
                .ParseImage(Bytes)
                .Right()
                .Variant("hero")
                .Bind(static url => url.ToDeliveryUrl())
        );

    [Fact]
    public void Errors_and_messages_beside_a_success_are_kept()
    {
        var envelope = ImagesV1.Endpoints.Get.Parse(Bytes).Right();
        Assert.Equal(Seq1(Said), envelope.Errors);
        Assert.Equal(Seq1(Said), envelope.Messages);
    }

    [Fact]
    public void Its_id_is_documented() =>
        Assert.True(ImagesV1.ParseImage(Bytes).Right().Id.Exists(static id => id.IsDocumented));

    [Fact]
    public void It_is_written_back_byte_for_byte_but_for_white_space()
    {
        using var document = JsonDocument.Parse(Bytes);
        Assert.Equal(
            JsonSerializer.Serialize(document.RootElement),
            ImagesV1.Endpoints.Get.Parse(Bytes).Right().ToJson()
        );
    }

    [Fact]
    public void The_compact_response_is_written_back_byte_for_byte() =>
        Assert.Equal(
            Encoding.UTF8.GetString(Compact),
            ImagesV1.Endpoints.Get.Parse(Compact).Right().ToJson()
        );

    [Fact]
    public void As_a_string_it_is_the_same_envelope()
    {
        var text = Encoding.UTF8.GetString(Bytes);
        var response = new ResponseInfo(404);
        Assert.Equal(ImagesV1.Endpoints.Get.Parse(Bytes), ImagesV1.Endpoints.Get.Parse(text));
        Assert.Equal(
            ImagesV1.Endpoints.Get.Parse(Bytes, response),
            ImagesV1.Endpoints.Get.Parse(text, response)
        );
        Assert.True(ImagesV1.Endpoints.Get.Parse("\ud800").IsLeft);
    }

    [Fact]
    public void Indented_it_is_the_documented_text()
    {
        var image = ImagesV1.ParseImage(Bytes).Right().ToJson(indented: true);
        Assert.Contains(
            image.Replace("\n", "\n  ", StringComparison.Ordinal),
            Encoding.UTF8.GetString(Bytes),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Indented_it_is_the_same_text_however_it_came() =>
        Assert.Equal(
            ImagesV1.ParseImage(Bytes).Right().ToJson(indented: true),
            (
                ImagesV1.ParseImage(Compact).Right() with
                {
                    Id = ImagesV1.ParseImage(Bytes).Right().Id,
                }
            ).ToJson(indented: true)
        );

    private static byte[] Data(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", name));
}
