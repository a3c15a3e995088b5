using System.Linq;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>The kind of value that each codec names, how a form writes members, and how deep JSON is indented.</summary>
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

    [Fact]
    public void An_object_is_indented_by_at_most_32_levels()
    {
        var lines = JsonText
            .Codec.ToJson(JsonText.Parse(Objects(40)).Right(), indented: true)
            .Split('\n');

        Assert.Equal((2 * 32) + 1, lines.Length);
        Assert.Equal(2 * 32, lines.Max(static line => line.Length - line.TrimStart().Length));
        Assert.Equal($"\"a\": {Objects(8)}", lines[32].Trim());

        static string Objects(int levels) =>
            levels == 0 ? "7" : $$"""{"a":{{Objects(levels - 1)}}}""";
    }
}
