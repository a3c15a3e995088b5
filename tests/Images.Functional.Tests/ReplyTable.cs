using System;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>How a reply is read: the rows of the table, in their order.</summary>
public class ReplyTable
{
    private const string Error = """{"code":5404,"message":"Image not found"}""";

    private static readonly CfError NotFound = new CfError.Api(
        new ApiMessage(5404, "Image not found")
    );

    [Fact]
    public void Not_2xx_with_an_envelope_gives_the_APIs_errors()
    {
        var response = new ResponseInfo(404, "ray");
        var errors = Read(
                404,
                $$"""{"result":null,"success":false,"errors":[{{Error}}],"messages":[]}""",
                response
            )
            .Left();
        Assert.Equal(CfErrors.Of(NotFound, response), errors);
        Assert.True(errors.IsNotFound);
    }

    [Theory]
    [InlineData("""{"errors":[{"code":5404,"message":"Image not found"}]}""")]
    [InlineData(
        """{"errors":[null,7,{"code":5404,"message":"Image not found"},{"code":"x","message":7}]}"""
    )]
    [InlineData(
        """{"success":true,"result":{"id":5},"errors":[{"code":5.404e3,"message":"Image not found"}]}"""
    )]
    public void Not_2xx_with_a_readable_error_is_that_error_whatever_else_is_there(string body) =>
        Assert.Equal(NotFound, Assert.Single(Read(403, body).Left().Items));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"errors":[],"success":false}""")]
    [InlineData("""{"errors":null}""")]
    [InlineData("""{"errors":[{"code":1000.5}]}""")]
    [InlineData("""{"code":1000}""")]
    [InlineData("""{"title":"","detail":7,"message":""}""")]
    [InlineData("ERROR")]
    [InlineData("ERROR 5404")]
    [InlineData("ERROR x: Image not found")]
    [InlineData("ERROR -1: Image not found")]
    [InlineData("""{"errors":[{"code":5404,"message":"Image not found"}]} x""")]
    [InlineData("""{"errors":[{"code":5404,"message":"Image not found"}]""")]
    public void Not_2xx_with_anything_else_is_the_status(string body) =>
        Assert.Equal(502, Read(502, body).Left().Only<CfError.Status>().StatusCode);

    [Fact]
    public void Not_2xx_with_html_is_the_status_with_the_first_readable_characters()
    {
        var error = Read(502, $"<html>\r\n\t<h1>Bad\u0007 gateway</h1> {new string('x', 500)}")
            .Left()
            .Only<CfError.Status>();
        Assert.StartsWith("Bad gateway xxx", error.Body, StringComparison.Ordinal);
        Assert.Equal(200, error.Body.Length);
        Assert.True(error.IsRetryable);
    }

    [Property(MaxTest = 150 / Law.Share)]
    public Property Only_a_2xx_status_can_give_a_Right() =>
        Law.ForAll(
            from response in Generate.FailedResponseInfos
            from text in Arbitraries.EnvelopeText().Generator
            select (response with { ErrorCode = default }, text),
            static reply =>
            {
                var (response, text) = reply;
                Assert.Equal(
                    text.Envelope.Errors.IsEmpty
                        ? [response.Status]
                        : text.Envelope.Errors.Map(static e => e.Code).ToArray(),
                    ImagesV1
                        .Endpoints.Get.Parse(text.ToUtf8(), response)
                        .Left()
                        .Items.Map(static e =>
                            e is CfError.Status status ? status.StatusCode : e.Code
                        )
                        .ToArray()
                );
                Assert.Equal(
                    Some(response),
                    ImagesV1.Endpoints.Get.Parse(text.ToUtf8(), response).Left().Response
                );
            }
        );

    [Fact]
    public void A_204_without_a_body_is_a_success_of_what_has_no_result()
    {
        var nothing = new ResponseInfo(204);
        Assert.Equal(unit, ImagesV1.Endpoints.Delete.Parse("", nothing).Right().Result);
        Assert.True(ImagesV1.Endpoints.UpdateConfig.Parse("", nothing).Right().Result.IsNull);
        Assert.Equal(
            (false, "", 0L),
            (
                ImagesV1.Endpoints.Get.Parse("", nothing).IsRight,
                ImagesV1.Endpoints.Get.Parse("", nothing).Left().Only<CfError.Malformed>().Pointer,
                ImagesV1.Endpoints.Get.Parse("", nothing).Left().Only<CfError.Malformed>().Offset
            )
        );
        Assert.True(ImagesV1.Endpoints.Delete.Parse("", ResponseInfo.Ok).IsLeft);
        Assert.True(ImagesV1.Endpoints.Delete.Parse(" ", nothing).IsLeft);
    }

    [Theory]
    [InlineData("""{"token":"hidden","expiresAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"id":"a","uploadURL":"https://upload.imagedelivery.net/hidden"}""")]
    [InlineData("""[{"name":"default","value":"hidden"}]""")]
    [InlineData("""{"result":{"secret":"hidden"}""")]
    public void No_excerpt_shows_what_may_be_a_secret(string body) =>
        Assert.Equal("", Read(500, body).Left().Only<CfError.Status>().Body);

    [Property(MaxTest = 100 / Law.Share)]
    public Property Every_2xx_status_is_read_alike() =>
        Law.ForAll(
            from response in Generate.SuccessfulResponseInfos
            from text in Arbitraries.EnvelopeText().Generator
            select (response, text),
            static reply =>
                Assert.Equal(
                    reply.text.Envelope,
                    ImagesV1.Endpoints.Get.Parse(reply.text.ToUtf8(), reply.response).Right()
                )
        );

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("  \n", "", 3)]
    [InlineData("[]", "", 0)]
    [InlineData(" 7", "", 1)]
    [InlineData("\"a\"", "", 0)]
    [InlineData("null", "", 0)]
    [InlineData("[1] x", "", 4)]
    [InlineData("7 x", "", 2)]
    [InlineData("{}", "/success", 1)]
    [InlineData("""{"result":{}}""", "/success", 12)]
    [InlineData("""{"success":"true","result":{}}""", "/success", 11)]
    [InlineData("""{"success":null,"result":{"id":1}}""", "/success", 11)]
    [InlineData(
        """{"success":1,"errors":[{"code":5404,"message":"Image not found"}]}""",
        "/success",
        11
    )]
    [InlineData("""{"success":true,"result":{},"success":true}""", "/success", 28)]
    [InlineData("""{"success":true,"result":{},"result":{}}""", "/result", 28)]
    [InlineData("""{"success":true,"result":{},"r\u0065sult":{}}""", "/result", 28)]
    [InlineData("""{"errors":[],"success":true,"result":{},"errors":[]}""", "/errors", 40)]
    [InlineData("""{"messages":[],"messages":[],"success":true,"result":{}}""", "/messages", 15)]
    [InlineData("""{"success":false}""", "/errors", 16)]
    [InlineData("""{"success":false,"errors":[]}""", "/errors", 28)]
    [InlineData("""{"success":false,"errors":[{}],"result":{}}""", "/errors", 42)]
    [InlineData("""{"success":true}""", "/result", 15)]
    [InlineData("""{"success":true,"result":null}""", "/result", 25)]
    [InlineData("""{"success":true,"result":[{}]}""", "/result", 25)]
    [InlineData("""{"success":true,"result":"id"}""", "/result", 25)]
    [InlineData("""{"result":{"id":"a","id":"a"},"success":true}""", "/result/id", 20)]
    [InlineData("""{"result":{"id":null,"\u0069d":null},"success":true}""", "/result/id", 21)]
    [InlineData("""{"result":{"id":7},"success":true}""", "/result/id", 16)]
    [InlineData(
        """{"result":{"variants":["https://a/b",7]},"success":true}""",
        "/result/variants/1",
        37
    )]
    [InlineData("""{"result":{},"success":true} {}""", "", 29)]
    [InlineData("""{"result":{},"success":true}x""", "", 28)]
    [InlineData("{\"result\":{},\"success\":true}\0", "", 28)]
    [InlineData("""{"result":{"meta":tru},"success":true}""", "/result/meta", 21)]
    [InlineData("""{"result":{"meta":"\ud83d"},"success":true}""", "/result/meta", 19)]
    [InlineData(
        """{"result":{"meta":{"a/b~":["","\udE00"]}},"success":true}""",
        "/result/meta/a~1b~0/1",
        31
    )]
    [InlineData("""{"result":{},"success":true,"unknown":"\uDC00"}""", "/unknown", 39)]
    [InlineData("""{"result":{"meta":"\ud83d\ud83d\ude00"},"success":true}""", "/result/meta", 19)]
    public void A_2xx_without_an_envelope_is_malformed_at_pointer_and_offset(
        string body,
        string pointer,
        int offset
    )
    {
        var errors = Read(200, body).Left();
        var error = errors.Only<CfError.Malformed>();
        Assert.Equal((pointer, (long)offset), (error.Pointer, error.Offset));
        Assert.False(errors.IsRetryable);
    }

    [Fact]
    public void A_2xx_with_success_false_is_its_errors() =>
        Assert.Equal(
            NotFound,
            Assert.Single(
                Read(200, $$"""{"result":{"id":7},"errors":[{{Error}}],"success":false}""")
                    .Left()
                    .Items
            )
        );

    [Theory]
    [InlineData(
        """{"success":true,"result":{},"errors":[{"code":5404,"message":"Image not found"}]}"""
    )]
    [InlineData("""{"success":true,"result":{},"errors":7,"messages":"x"}""")]
    [InlineData("""{"success":true,"result":{},"errors":[7,null,{"code":1}],"messages":{}}""")]
    [InlineData("""{"s\u0075ccess":true,"\u0072\u0065\u0073\u0075\u006c\u0074":{}}""")]
    [InlineData(
        "{\"success\":true,\"result\":{},\"SUCCESS\":false,\"unknown\":[[{}]],\"UNKNOWN\":1} \r\n\t"
    )]
    public void A_2xx_with_success_true_is_a_Right_whatever_accompanies_it(string body) =>
        Assert.Equal(Image.Empty, Read(200, body).Right().Result);

    [Fact]
    public void Nulls_of_an_image_are_missing_fields_and_the_rest_is_kept()
    {
        var image = ImagesV1
            .ParseImage(
                """{"success":true,"result":{"id":null,"creator":null,"filename":null,"meta":null,"requireSignedURLs":null,"uploaded":null,"variants":null,"draft":true,"x":null}}"""
            )
            .Right();
        Assert.True(image.IsDraft);
        Assert.Equal("""{"draft":true,"x":null}""", image.ToJson());
    }

    private static Either<CfErrors, Envelope<Image>> Read(
        int status,
        string body,
        ResponseInfo? response = null
    ) =>
        ImagesV1.Endpoints.Get.Parse(
            Encoding.UTF8.GetBytes(body),
            response ?? new ResponseInfo(status)
        );
}
