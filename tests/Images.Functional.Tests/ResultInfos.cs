using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The <c>result_info</c> of an envelope, in which lists say where the page is.</summary>
public sealed class ResultInfos
{
    private static readonly Option<JsonText> Cursor = JsonText
        .Parse("""{"cursor":"x"}""")
        .ToOption();

    [Theory]
    [InlineData("""{"success":true,"result":{},"result_info":{"cursor":"x"}}""", true)]
    [InlineData("""{"result\u005finfo": { "cursor": "x" }, "success":true,"result":{}}""", true)]
    [InlineData("""{"success":true,"result":{},"result_info":null}""", false)]
    [InlineData("""{"success":true,"result":{}}""", false)]
    public void It_is_kept_unless_it_is_null(string reply, bool isThere) =>
        Assert.Equal(
            isThere ? Cursor : None,
            ImagesV1.Endpoints.Get.Parse(reply).Right().ResultInfo
        );

    [Fact]
    public void A_second_one_is_reported() =>
        Assert.Equal(
            "/result_info",
            ImagesV1
                .Endpoints.Get.Parse(
                    """{"success":true,"result":{},"result_info":1,"result_info":null}"""
                )
                .Left()
                .Only<CfError.Malformed>()
                .Pointer
        );

    [Fact]
    public void It_is_written_last() =>
        Assert.Equal(
            """{"errors":[],"messages":[],"result":{},"success":true,"result_info":{"cursor":"x"}}""",
            (Envelope.Of(Image.Empty) with { ResultInfo = Cursor }).ToJson()
        );

    [Fact]
    public void An_operation_keeps_it_and_returns_it_on_demand()
    {
        var operation = ImagesV1.Stats(AccountId.Create("a")) with { Settle = Settled };
        var reply = """{"success":true,"result":{"count":{}},"result_info":{"cursor":"x"}}"""u8;

        var changed = operation.Map(static _ => 1).Refine(static one => Right<CfErrors, int>(one));
        var whole = operation.WithEnvelope();

        Assert.Equal(Cursor, changed.Decode(ResponseInfo.Ok, reply).Right().ResultInfo);
        Assert.Equal(Cursor, whole.Decode(ResponseInfo.Ok, reply).Right().Result.ResultInfo);
        Assert.Equal(
            Cursor,
            ((Operation<Envelope<ImagesStats>>)whole.Settle!(new CfError.Cancelled(), default))
                .Decode(ResponseInfo.Ok, reply)
                .Right()
                .Result.ResultInfo
        );
    }

    private static Option<Operation<ImagesStats>> Settled(CfErrors errors, System.TimeSpan since) =>
        ImagesV1.Stats(AccountId.Create("a"));
}
