using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Building an image, and what it answers.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 100 / Law.Share, EndSize = 40)]
public class ImageLaws
{
    [Fact]
    public void An_image_of_no_values_is_the_empty_one() =>
        Assert.Equal(Image.Empty, Image.Codec.Parse("{}").Right());

    [Theory]
    [InlineData("a/custom/id/of/more/than/32/characters", true, false)]
    [InlineData("id", true, true)]
    [InlineData("", false, false)]
    public void An_id_says_whether_it_is_as_the_reference_has_it(
        string id,
        bool isRight,
        bool isDocumented
    )
    {
        var read = Image.Codec.Parse($$"""{"id":"{{id}}"}""");
        Assert.Equal(isRight, read.IsRight);
        Assert.Equal(
            isDocumented,
            read.Exists(static image => image.Id.Exists(static one => one.IsDocumented))
        );
    }

    [Fact]
    public void Every_violation_has_its_fields_pointer()
    {
        var errors = Image
            .Codec.Parse(
                $$"""
                {
                  "id": "",
                  "creator": "{{new string('c', 1025)}}",
                  "filename": "{{new string('f', 256)}}",
                  "meta": "{{new string('m', 1023)}}",
                  "requireSignedURLs": 1,
                  "uploaded": "now",
                  "variants": ["x"]
                }
                """
            )
            .Left();
        Assert.Equal(
            [
                "/id",
                "/creator",
                "/filename",
                "/meta",
                "/requireSignedURLs",
                "/uploaded",
                "/variants/0",
            ],
            errors
                .Items.Map(static error =>
                    error is CfError.Malformed malformed
                        ? malformed.Pointer
                        : Assert.IsType<CfError.Constraint>(error).Pointer
                )
                .ToArray()
        );
    }

    [Property]
    public void A_member_that_is_taken_away_is_as_if_it_had_never_been(Image image, JsonText value)
    {
        var without = image.WithoutUndocumented("x-law");
        var with = without.WithUndocumented("x-law", value).Right();
        Assert.Equal(Some(value), with.Undocumented.Find("x-law"));
        Assert.NotEqual(without, with);
        Assert.Equal(without, with.WithoutUndocumented("x-law"));
    }

    [Theory]
    [InlineData("id", false)]
    [InlineData("creator", false)]
    [InlineData("filename", false)]
    [InlineData("meta", false)]
    [InlineData("metadata", false)]
    [InlineData("requireSignedURLs", false)]
    [InlineData("uploaded", false)]
    [InlineData("variants", false)]
    [InlineData("Id", true)]
    [InlineData("", true)]
    public void A_documented_member_is_no_undocumented_one(string name, bool isRight)
    {
        Assert.Equal(isRight, Image.Empty.WithUndocumented(name, default).IsRight);
        Assert.Equal(!isRight, Image.Codec.Has(name));
        Assert.False(Json.String.Has(name));
    }

    [Fact]
    public void A_member_has_a_name_of_unicode_text() =>
        Assert.Equal(
            new CfError.Constraint("\uFFFD", "", "a name of Unicode text", "a lone surrogate"),
            Image.Empty.WithUndocumented("\ud800", default).Left().Only<CfError.Constraint>()
        );

    [Property]
    public void Its_text_is_its_json(Image image) => Assert.Equal(image.ToJson(), image.ToString());

    [Property]
    public Property A_variant_is_found_exactly_by_the_name_of_one_of_the_urls(Image image) =>
        image
            .Variants.IfNone([])
            .Choose(static url => url.VariantName())
            .ForAll(name => image.Variant(name).Bind(static url => url.VariantName()) == Some(name))
            .And(image.Variant("no such variant").IsNone)
            .Classify(image.Variants.IsNone, "no variants");

    [Theory]
    [InlineData("draft", "true", true)]
    [InlineData("draft", "false", false)]
    [InlineData("draft", "\"true\"", false)]
    [InlineData("draft", "[true]", false)]
    [InlineData("Draft", "true", false)]
    public void A_draft_says_so(string name, string value, bool isDraft) =>
        Assert.Equal(
            isDraft,
            Image.Empty.WithUndocumented(name, JsonText.Parse(value).Right()).Right().IsDraft
        );

    [Fact]
    public void An_image_without_variants_has_none_of_any_name() =>
        Assert.Equal(None, Image.Empty.Variant("thumbnail"));

    private static string? Raw(Option<string> text) => text.IfNoneUnsafe((string?)null);
}
