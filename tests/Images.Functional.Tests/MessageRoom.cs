using System.Linq;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>How many of a reply's messages are kept, and how deep their causes go.</summary>
public class MessageRoom
{
    private const int Most = FieldLimits.ReportedViolations;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Entries_that_say_nothing_take_no_room(int more)
    {
        var entries = Enumerable.Repeat("""{"code":1,"message":"a"}""", Most + more).ToArray();
        var without = Read([.. entries]);
        var with = Read([.. entries.SelectMany(static entry => (string[])["7", entry, "{}"])]);

        Assert.Equal(Most, without.Items.Count(static one => one is CfError.Api));
        Assert.Equal($"{without}", $"{with}");
        Assert.Equal(without.Items, with.Items);
    }

    [Fact]
    public void Causes_are_read_32_levels_deep()
    {
        var chain = Enumerable
            .Range(0, 40)
            .Aggregate("[]", static (below, _) => $$"""[{"code":1,"error_chain":{{below}}}]""");
        var depth = 0;
        for (
            var at = Seq(Assert.IsType<CfError.Api>(Read([chain[1..^1]]).Items[0]).Said);
            !at.IsEmpty;
            at = at[0].Causes
        )
            depth++;

        Assert.Equal(33, depth);
    }

    [Fact]
    public void Causes_are_written_32_levels_deep()
    {
        var deep = Enumerable
            .Range(0, 40)
            .Aggregate(
                new ApiMessage(1, ""),
                static (below, _) => new ApiMessage(1, "", Causes: Seq(below))
            );
        var envelope = Envelope.Of(Image.Empty) with { Messages = Seq(deep) };

        Assert.Equal(32, envelope.ToJson().Split("error_chain").Length - 1);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Five_causes_are_shown(int causes, bool areMore)
    {
        var chain = string.Join(',', Enumerable.Repeat("""{"code":2,"message":"b"}""", causes));
        var message = Read([$$"""{"code":1,"message":"a","error_chain":[{{chain}}]}"""]).Message;

        Assert.Equal(5, message.Split("caused by").Length - 1);
        Assert.Equal(areMore, message.Contains("and others", System.StringComparison.Ordinal));
    }

    private static Seq<ApiMessage> Seq(ApiMessage one) => Prelude.Seq1(one);

    private static CfErrors Read(string[] entries) =>
        ImagesV1
            .ParseImage($$"""{"success":false,"errors":[{{string.Join(',', entries)}}]}""")
            .Left();
}
