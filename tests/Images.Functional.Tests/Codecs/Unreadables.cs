using System;
using System.Linq;
using System.Text;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests.Codecs;

/// <summary>A list whose elements fail one by one keeps what it could not read, and reads the rest.</summary>
public class Unreadables
{
    private const string Document =
        """{"keys":[{"name":"a"},{"name":7,"value":"secret-1"},5,{"name":"","value":["secret-2"]}]}""";

    [Fact]
    public void The_others_are_read()
    {
        var keys = OwnCodecs.Each.Parse(Document).Right();
        Assert.Equal([true, false, false, false], keys.Map(static key => key.IsRight).ToArray());
    }

    [Fact]
    public void The_errors_of_each_point_into_the_element()
    {
        var keys = OwnCodecs.Each.Parse(Document).Right();
        Assert.Equal(
            [
                ["/name"],
                [""],
                ["/name", "/value"],
            ],
            keys.Skip(1)
                .Select(static key =>
                    key.LeftAsEnumerable().Single().Errors.Items.Map(Pointer.Of).ToArray()
                )
                .ToArray()
        );
    }

    [Theory]
    [InlineData("1")]
    [InlineData("[[1],2]")]
    public void What_follows_too_many_of_them_is_checked_too(string last)
    {
        var elements = string.Join(
            ',',
            Enumerable.Repeat("1", FieldLimits.UnreadableElements + 2).Append(last)
        );
        var errors = ImagesV2
            .List(AccountId.Create("a"), Listing.All)
            .Decode(
                ResponseInfo.Ok,
                Encoding.UTF8.GetBytes(
                    $$"""{"success":true,"result":{"images":[{{elements}}],"continuation_token":5} }"""
                )
            )
            .Left();

        Assert.Equal(
            ["/result/images", "/result/continuation_token"],
            errors.Items.Map(Pointer.Of).ToArray()
        );
    }

    [Fact]
    public void They_are_written_back_as_they_came() =>
        Assert.Equal(Document, OwnCodecs.Each.ToJson(OwnCodecs.Each.Parse(Document).Right()));

    [Fact]
    public void Their_text_is_the_errors_and_nothing_of_the_json() =>
        Assert.All(
            OwnCodecs.Each.Parse(Document).Right().AsEnumerable(),
            static key => Assert.DoesNotContain("secret", $"{key}", StringComparison.Ordinal)
        );

    [Fact]
    public void A_value_that_is_not_a_list_is_one_violation() =>
        Assert.Equal(
            "/keys",
            OwnCodecs.Each.Parse("""{"keys":{}}""").Left().Only<CfError.Malformed>().Pointer
        );
}
