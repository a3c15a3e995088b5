using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>What is written is read as it was; what is read is written as it came.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 200 / Law.Share, EndSize = 60)]
public class RoundTripLaws
{
    [Property]
    public void An_image_survives_writing_and_reading(Image image)
    {
        Assert.Equal(Right(image), ImagesV1.ParseImage(InEnvelope(image.ToJson())));
        Assert.Equal(
            Right(image),
            ImagesV1.ParseImage(Encoding.UTF8.GetBytes(InEnvelope(image.ToJson())))
        );
        Assert.Equal(Right(image), ImagesV1.ParseImage(InEnvelope(image.ToJson(indented: true))));
    }

    [Property]
    public void An_envelope_survives_writing_and_reading(Envelope<Image> envelope) =>
        Assert.Equal(Valid(envelope), Parse(envelope.ToJson()));

    [Property(MaxTest = 500 / Law.Share)]
    public void A_text_means_the_image_and_messages_that_it_was_made_of(EnvelopeText text)
    {
        Assert.Equal(Right(text.Image), ImagesV1.ParseImage(text.Text));
        Assert.Equal(Right(text.Image), ImagesV1.ParseImage(text.ToUtf8()));
        Assert.Equal(Valid(text.Envelope), Parse(text.Text));
    }

    [Property(MaxTest = 300 / Law.Share)]
    public void Writing_what_was_read_says_the_same_as_the_result_did(EnvelopeText text)
    {
        var came = SameJson.ResultOf(text.Text);
        var image = ImagesV1.ParseImage(text.Text).Right();
        Assert.True(SameJson.AreSameImage(came, SameJson.Read(image.ToJson())));
        Assert.True(SameJson.AreSameImage(came, SameJson.Read(image.ToJson(indented: true))));
    }

    [Property]
    public void Uploaded_is_written_back_unaltered(Timestamp uploaded) =>
        Assert.Equal(
            uploaded.Value,
            SameJson
                .Read(
                    ImagesV1
                        .ParseImage(InEnvelope((Image.Empty with { Uploaded = uploaded }).ToJson()))
                        .Right()
                        .ToJson()
                )
                .GetProperty("uploaded")
                .GetString()
        );

    [Property]
    public void A_byte_order_mark_is_passed_over(EnvelopeText text)
    {
        Assert.Equal(Right(text.Image), ImagesV1.ParseImage("\uFEFF" + text.Text));
        Assert.Equal(Right(text.Image), ImagesV1.ParseImage([0xEF, 0xBB, 0xBF, .. text.ToUtf8()]));
    }

    [Property]
    public void The_same_image_is_always_the_same_text(EnvelopeText text) =>
        Assert.Equal(text.Image.ToJson(), ImagesV1.ParseImage(text.Text).Right().ToJson());

    [Property]
    public void Metadata_is_canonical_json_of_the_same_value(JsonText json)
    {
        Assert.Equal(Documented.Json(json.Value), json.Value);
        Assert.Equal(json, JsonText.Parse(json.Value).Right());
    }

    [Property]
    public Property An_id_is_documented_if_the_reference_allows_it() =>
        Law.ForAll(
            Arbitraries.ImageId().Generator,
            static id => Assert.Equal(Documented.IsImageId(id.Value), id.IsDocumented)
        );

    [Fact]
    public void The_texts_reach_every_liberty_that_json_and_the_documents_leave() =>
        Arbitraries
            .EnvelopeText()
            .Generator.HasClasses(
                600,
                ("white space", 20, static t => t.Text.AsSpan().ContainsAny(" \t\r\n")),
                (
                    "carriage return",
                    10,
                    static t => t.Text.Contains('\r', StringComparison.Ordinal)
                ),
                (
                    "escaped name",
                    20,
                    static t =>
                        Known.Any(n => !t.Text.Contains($"\"{n}\"", StringComparison.Ordinal))
                ),
                (
                    "surrogate pair escape",
                    20,
                    static t => t.Text.Contains("\\ud83d\\u", StringComparison.OrdinalIgnoreCase)
                ),
                ("escaped slash", 10, static t => t.Text.Contains("\\/", StringComparison.Ordinal)),
                ("another order", 20, static t => !Names(t).SequenceEqual(Known)),
                ("unknown members", 20, static t => Names(t).Except(Known).Any()),
                (
                    "null of a documented member",
                    10,
                    static t =>
                        SameJson
                            .ResultOf(t.Text)
                            .EnumerateObject()
                            .Any(static m =>
                                m.Value.ValueKind == JsonValueKind.Null
                                && m.Name is "id" or "creator" or "meta"
                            )
                ),
                ("undocumented member", 20, static t => !t.Image.Undocumented.IsEmpty),
                ("draft", 5, static t => t.Image.IsDraft),
                (
                    "no field at all or nearly",
                    2,
                    static t => SameJson.ResultOf(t.Text).EnumerateObject().Count() <= 2
                ),
                (
                    "every field",
                    5,
                    static t =>
                        t.Image
                            is {
                                Id.IsSome: true,
                                Creator.IsSome: true,
                                Filename.IsSome: true,
                                Meta.IsSome: true,
                                RequireSignedUrls.IsStated: true,
                                Uploaded.IsSome: true,
                                Variants.IsSome: true
                            }
                ),
                ("readable messages", 20, static t => !t.Envelope.Messages.IsEmpty),
                ("readable errors", 20, static t => !t.Envelope.Errors.IsEmpty),
                (
                    "custom id",
                    5,
                    static t => t.Image.Id.Exists(static id => !Documented.IsImageId(id.Value))
                ),
                (
                    "pretty",
                    10,
                    static t =>
                        t.Text.Contains("\": ", StringComparison.Ordinal)
                        && t.Text.Contains("\n  ", StringComparison.Ordinal)
                ),
                (
                    "deep",
                    5,
                    static t =>
                        t.Image.ToJson().Contains("[[[[[[[[", StringComparison.Ordinal)
                        || t.Image.ToJson().Contains("{\"\":{\"\":{\"\":", StringComparison.Ordinal)
                )
            );

    [Theory]
    [InlineData(200)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(5000)]
    public void A_variant_of_any_length_is_written_whole(int length)
    {
        var url = "https://h/".PadRight(length, 'é');
        var image = Image.Empty with
        {
            Variants = Some<Arr<VariantUrl>>(new[] { VariantUrl.Create(url).Right() }),
        };
        Assert.Equal($$"""{"variants":["{{url}}"]}""", image.ToJson());
    }

    [Fact]
    public void Messages_are_written_readable() =>
        Assert.Equal(
            """{"errors":[],"messages":[{"code":1,"message":"é + <b> 'x'"}],"result":{},"success":true}""",
            new Envelope<Image>(Image.Empty, [], Seq1(new ApiMessage(1, "é + <b> 'x'"))).ToJson()
        );

    private static readonly string[] Known = ["errors", "messages", "result", "success"];

    private static string[] Names(EnvelopeText text) =>
        [.. SameJson.Read(text.Text).EnumerateObject().Select(static member => member.Name)];

    private static string InEnvelope(string image) =>
        $$"""{"success":true,"result":{{image}},"errors":[],"messages":[]}""";

    private static Either<CfErrors, Image> Right(Image image) => Right<CfErrors, Image>(image);

    private static Either<CfErrors, Envelope<Image>> Valid(Envelope<Image> envelope) =>
        Right<CfErrors, Envelope<Image>>(envelope);

    private static Either<CfErrors, Envelope<Image>> Parse(string text) =>
        ImagesV1.Endpoints.Get.Parse(Encoding.UTF8.GetBytes(text));
}
