using System.Linq;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>What each codec says that it expects, how a form writes members, and how deep JSON is indented.</summary>
public class Kinds
{
    private static readonly Codec<string> Text = Functional.Json.String;

    [Fact]
    public void A_codec_names_the_kind_of_value_that_it_expects()
    {
        Assert.Equal("a string", Text.Kind);
        Assert.Equal("a boolean", Functional.Json.Boolean.Kind);
        Assert.Equal("a 64-bit integer", Functional.Json.Integer.Kind);
        Assert.Equal(
            "a number with at most 28 digits before the decimal point",
            Functional.Json.Number.Kind
        );
        Assert.Equal("a value", Functional.Json.Any.Kind);
        Assert.Equal("an object", Functional.Json.AnyObject.Kind);
        Assert.Equal("a value", Functional.Json.Nothing.Kind);
        Assert.Equal("an array", Functional.Json.List(Text).Kind);
        Assert.Equal("an array", Functional.Json.Each(Text).Kind);
        Assert.Equal("an object", Functional.Json.Map(VariantId.Text, Text).Kind);
        Assert.Equal("an object", Functional.Json.In("a", Text).Kind);
    }

    [Fact]
    public void A_form_writes_a_string_as_it_is_and_anything_else_as_JSON()
    {
        var form = Form.Of(
            Functional.Json.Object(
                Functional.Json.Required(
                    "a",
                    Text,
                    static ((string A, Option<string> B, bool C) v) => v.A
                ),
                Functional.Json.Optional(
                    "b",
                    Text,
                    static ((string A, Option<string> B, bool C) v) => v.B
                ),
                Functional.Json.Required(
                    "c",
                    Functional.Json.Boolean,
                    static ((string A, Option<string> B, bool C) v) => v.C
                ),
                static (a, b, c) => (a, b, c)
            )
        );
        var parts = form.Write(("x", Some("y"), true)).Right();

        Assert.Equal(
            ["x", "y", "true"],
            parts.Select(static part => Assert.IsType<Part.Text>(part).Value).ToArray()
        );
        Assert.Equal(("x", Some("y"), true), form.Read(parts).Right());
    }

    [Fact]
    public void JSON_is_indented_by_at_most_32_levels()
    {
        var deep = JsonText.Parse(new string('[', 40) + new string(']', 40)).Right();
        var lines = JsonText.Codec.ToJson(deep, indented: true).Split('\n');

        Assert.Equal(2 * 32, lines.Length);
        Assert.Equal(2 * 31, lines.Max(static line => line.Length - line.TrimStart().Length));
        Assert.Equal(new string('[', 9) + new string(']', 8), lines[31].Trim());
    }

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

    [Theory]
    [InlineData("/accounts/a/images/v1", "page=2", 2)]
    [InlineData("/accounts/a/images/v1", "", 1)]
    [InlineData("/accounts/a/images/v1", "page=1&other", 1)]
    public void A_query_is_read_without_what_it_does_not_know(
        string path,
        string query,
        int page
    ) =>
        Assert.Equal(
            page,
            (
                (Either<CfErrors, (AccountId, ListingV1)>)
                    ImagesV1.Endpoints.List.Read("GET", path, query)
            )
                .Right()
                .Item2.Page
        );

    [Fact]
    public void A_name_without_a_value_in_a_query_has_an_empty_one() =>
        Assert.Equal(
            "page: expected a whole number, found other text",
            (
                (Either<CfErrors, (AccountId, ListingV1)>)
                    ImagesV1.Endpoints.List.Read("GET", "/accounts/a/images/v1", "page")
            )
                .Left()
                .Message
        );
}
