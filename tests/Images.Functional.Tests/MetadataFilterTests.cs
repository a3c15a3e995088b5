using System;
using System.Linq;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Conditions on metadata: how they are written, and their limits.</summary>
public class MetadataFilterTests
{
    [Fact]
    public void The_builder_writes_each_condition_with_its_type()
    {
        Assert.Equal(
            [
                "meta.a[eq:string]=active",
                "meta.a[eq:number]=5",
                "meta.a[eq:number]=5.5",
                "meta.a[eq:boolean]=true",
                "meta.a[eq:boolean]=false",
                "meta.a[in:string]=x|y",
                "meta.a[in:number]=1|2.5",
                "meta.a[gt:number]=1",
                "meta.a[gte:number]=1",
                "meta.a[lt:number]=1",
                "meta.a[lte:number]=1",
                "meta.a[gte:number]=1&meta.a[lte:number]=5",
            ],
            new[]
            {
                A.Is("active"),
                A.Is(5),
                A.Is(5.50m),
                A.Is(true),
                A.Is(false),
                A.In("x", "y"),
                A.In(1, 2.50m),
                A.GreaterThan(1),
                A.AtLeast(1),
                A.LessThan(1),
                A.AtMost(1),
                A.Between(1, 5),
            }.Select(static listing => $"{listing.Right()}")
        );
    }

    [Fact]
    public void The_longest_field_is_as_long_as_its_text_allows()
    {
        var longest = string.Join(
            '.',
            Enumerable.Repeat(
                new string('a', MetadataField.MostCharacters),
                MetadataField.MostLevels
            )
        );
        Assert.Equal(longest, MetadataField.Create(longest).Right().Value);
        Assert.Equal(longest.Length, MetadataField.Text.Maximum);
    }

    [Theory]
    [InlineData("meta.a[eq]", "x", "meta.a[eq:string]=x")]
    [InlineData("meta.a[in]", "x|y", "meta.a[in:string]=x|y")]
    [InlineData("meta.a[gt]", "1.50", "meta.a[gt:number]=1.5")]
    [InlineData("meta.a[gte]", "1", "meta.a[gte:number]=1")]
    [InlineData("meta.a[lt]", "-1e2", "meta.a[lt:number]=-100")]
    [InlineData("meta.a[lte]", "1", "meta.a[lte:number]=1")]
    [InlineData("meta.a[eq:boolean]", "false", "meta.a[eq:boolean]=false")]
    public void The_type_of_a_condition_is_optional(string name, string value, string written) =>
        Assert.Equal(written, $"{MetadataFilter.Parse(name, value).Right()}");

    [Theory]
    [InlineData("meta.a", "x")]
    [InlineData("meta.a]", "x")]
    [InlineData("meta.a[eq", "x")]
    [InlineData("metaa[eq]", "x")]
    [InlineData("meta.a[ne]", "x")]
    [InlineData("meta.a[gt:string]", "x")]
    [InlineData("meta.a[in:boolean]", "true")]
    [InlineData("meta.a[eq:boolean]", "yes")]
    [InlineData("meta.a[eq:number]", "five")]
    [InlineData("meta.a[in:number]", "1|x")]
    [InlineData("meta.a[gt]", "")]
    [InlineData("meta.[eq]", "x")]
    [InlineData("meta.a b[eq]", "x")]
    [InlineData("meta.a[in]", "1|2|3|4|5|6|7|8|9|10|11")]
    [InlineData(null, "x")]
    [InlineData("meta.a[eq]", null)]
    public void A_condition_that_the_service_rejects_is_refused(string? name, string? value)
    {
        MetadataFilter.Parse(name, value).Left().Only<CfError.Constraint>();
        if (
            name is not null
            && name.StartsWith("meta.", StringComparison.Ordinal)
            && value is not null
        )
            Assert.True(Listing.Read(Seq1((name, value))).IsLeft);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("a.b.c.d.e", true)]
    [InlineData("a.b.c.d.e.f", false)]
    [InlineData("a..b", false)]
    [InlineData("A_9", true)]
    [InlineData("a-b", false)]
    [InlineData("é", false)]
    [InlineData(null, false)]
    public void A_field_consists_of_names_of_letters_digits_and_underscores(
        string? field,
        bool isRight
    ) => Assert.Equal(isRight, MetadataField.Create(field).IsRight);

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_name_has_at_most_a_hundred_characters(int length, bool isRight)
    {
        var name = new string('a', length);
        Assert.Equal(isRight, MetadataField.Create(name).IsRight);
        Assert.Equal(isRight, MetadataField.Create($"b.{name}.c").IsRight);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_condition_has_one_to_ten_values(int count, bool isRight)
    {
        Assert.Equal(isRight, A.In([.. Enumerable.Repeat("x", count)]).IsRight);
        Assert.Equal(isRight, A.In([.. Enumerable.Repeat(1m, count)]).IsRight);
    }

    [Fact]
    public void A_null_among_the_values_is_refused() => Assert.True(A.In("x", null).IsLeft);

    [Fact]
    public void A_listing_has_at_most_five_conditions_and_a_range_counts_as_two()
    {
        var four = A.Is(1).Where("b").Is(2).Where("c").Is(3).Where("d").Is(4);
        Assert.True(four.Where("e").Is(5).IsRight);
        four.Where("e").Between(1, 2).Left().Only<CfError.Constraint>();
        Assert.True(Listing.Read(Seq1(("meta.a[eq]", "1")).Append(Five)).IsLeft);
        Assert.True(Listing.Read(Five).IsRight);
    }

    [Fact]
    public void A_condition_has_at_most_1024_characters_of_text() =>
        Assert.Equal(
            [true, false],
            new[] { 1024, 1025 }.Select(static length => A.Is(new string('x', length)).IsRight)
        );

    [Fact]
    public void A_lone_surrogate_is_refused() => A.Is("\ud83d").Left().Only<CfError.Constraint>();

    private static MetadataWhere A => Listing.All.Where("a");

    private static Seq<(string Name, string Value)> Five =>
        toSeq(Enumerable.Range(0, 5).Select(static i => ($"meta.f{i}[eq]", "x"))).Strict();

    [Theory]
    [InlineData("meta.a[eq]", "x|y", "x|y")]
    [InlineData("meta.a[in]", "x|y", "x", "y")]
    [InlineData("meta.a[eq:boolean]", "true", "true")]
    [InlineData("meta.a[eq:boolean]", "false", "false")]
    public void The_values_of_a_condition_are_one_or_a_list(
        string name,
        string value,
        params string[] values
    ) => Assert.Equal(values, MetadataFilter.Parse(name, value).Right().Values);

    [Fact]
    public void A_range_the_wrong_way_round_is_refused_and_one_number_is_a_range()
    {
        Assert.Equal(
            "least: expected at most 1, the most, found 5",
            Listing.All.Where("a").Between(5, 1).Left().Message
        );
        Assert.Equal(2, Listing.All.Where("a").Between(5, 5).Right().Filters.Count);
    }
}
