using System;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>A success whose result can't be read: what it holds is not lost.</summary>
public class UnreadResultTests
{
    private const string Reply =
        """{"success":true,"result":{ "id":"new","filename":5,"secret":"hidden" }}""";

    private static readonly CfErrors Errors = ImagesV1.Endpoints.Update.Parse(Reply).Left();

    [Fact]
    public void The_errors_keep_its_JSON_as_it_is() =>
        Assert.Equal(
            Some("""{ "id":"new","filename":5,"secret":"hidden" }"""),
            Errors.Result.Map(static result => result.Reveal())
        );

    [Fact]
    public void It_equals_another_of_the_same_bytes()
    {
        static UnreadResult Of(string result) =>
            (UnreadResult)
                ImagesV1
                    .Endpoints.GetVariant.Parse($$"""{"success":true,"result":{{result}}}""")
                    .Left()
                    .Result;
        Assert.Equal(Of("[1]"), Of("[1]"));
        Assert.Equal(Of("[1]").GetHashCode(), Of("[1]").GetHashCode());
        Assert.NotEqual(Of("[1]"), Of("[2]"));
        Assert.False(Of("[1]").Equals(null));
    }

    [Fact]
    public void If_it_is_uncertain_whether_it_was_done_the_message_has_its_id()
    {
        Assert.DoesNotContain("new", Errors.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "found a number. The server may have carried it out: check before you send it again. The reply has the id \"new\".",
            (Errors with { IsUncertain = true }).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"name":"a"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    public void Without_an_id_the_message_has_none(string result)
    {
        var errors = ImagesV1
            .Endpoints.GetVariant.Parse($$"""{"success":true,"result":{{result}}}""")
            .Left();
        Assert.Equal(Some(result), errors.Result.Map(static one => one.Reveal()));
        Assert.EndsWith(
            CfErrors.MayBeDone,
            (errors with { IsUncertain = true }).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Its_id_is_found_however_deep_the_rest_is()
    {
        var deep = new string('[', 100) + new string(']', 100);
        var errors = ImagesV1
            .Endpoints.Update.Parse(
                $$"""{"success":true,"result":{"id":"new","filename":5,"other":{{deep}}} }"""
            )
            .Left();
        Assert.Equal(Some("new"), errors.Result.Bind(static one => one.Id));
    }

    [Fact]
    public void No_text_and_no_serializer_shows_it()
    {
        Assert.Equal("Some((hidden))", $"{Errors.Result}");
        Assert.DoesNotContain(
            "secret",
            $"{Errors}{Errors.ToException()}",
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "secret",
            System.Text.Json.JsonSerializer.Serialize(Errors.Result.ToArray()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"success":true,"a":1,"a":2,"result":{"id":"new"}}""")]
    [InlineData("""{"success":true,"result":{"id":"new"},"result":{"id":"other"}}""")]
    [InlineData("""{"result":{"id":"new"},"success":true,"success":true}""")]
    public void It_is_kept_if_the_envelope_is_wrong_elsewhere(string reply) =>
        Assert.Equal(
            Some("new"),
            ImagesV1.Endpoints.Update.Parse(reply).Left().Result.Bind(static one => one.Id)
        );

    [Theory]
    [InlineData("""{"success":"yes","message":"boom"}""")]
    [InlineData("""{"success":true,"success":true,"message":"boom"}""")]
    public void A_reply_that_says_whether_it_succeeded_is_not_read_as_another_error(string reply) =>
        Assert.All(
            ImagesV1.Endpoints.Update.Parse(reply).Left().Items,
            static error => Assert.IsType<CfError.Malformed>(error)
        );

    [Fact]
    public void It_stays_with_the_errors()
    {
        var other = CfErrors.Of(new CfError.Constraint("a", "", "b", "c"));
        Assert.All(
            [
                Errors.With(ResponseInfo.Ok),
                Errors + other,
                other + Errors,
                (CfErrors)(Errors + other).Tail(),
                (Errors + other).First(1),
                CfErrors.From(Errors.ToException()),
            ],
            static errors => Assert.Equal(Errors.Result, errors.Result)
        );
    }

    [Theory]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"success":false,"result":{"id":"new","filename":5}}""")]
    [InlineData("""{"result":{"id":"new","filename":5}}""")]
    [InlineData("""{"success":true,"result":{"id":"new","filename":5}""")]
    public void A_reply_that_is_no_success_has_none(string reply) =>
        Assert.True(ImagesV1.Endpoints.Update.Parse(reply).Left().Result.IsNone);
}
