using Xunit;

namespace Images.Functional.Tests;

/// <summary>Options at the edges of what they accept.</summary>
public class OptionEdges
{
    [Fact]
    public void A_variants_url_has_no_transformation_and_a_transformations_no_variant()
    {
        var variant = DeliveryUrl.Create("https://imagedelivery.net/hash/id/public").Right();
        var transformed = DeliveryUrl.Create("https://imagedelivery.net/hash/id/w=1").Right();

        Assert.True(variant.Transformation.IsNone);
        Assert.True(variant.Variant.IsSome);
        Assert.True(transformed.Transformation.IsSome);
        Assert.True(transformed.Variant.IsNone);
    }

    [Theory]
    [InlineData("\"a\"", true)]
    [InlineData("'a'", true)]
    [InlineData("\"'\"'", true)]
    [InlineData("([{}])", true)]
    [InlineData("\"", false)]
    [InlineData("'a''", false)]
    [InlineData("(", false)]
    [InlineData("]", false)]
    [InlineData("{", false)]
    public void A_value_closes_the_brackets_and_quotation_marks_that_it_opens(
        string value,
        bool isRight
    ) => Assert.Equal(isRight, TransformOption.Raw("x", value).IsRight);

    [Theory]
    [InlineData("red", true)]
    [InlineData("rgb(1,2,3)", true)]
    [InlineData("RGB(1 2 3 / 50%)", true)]
    [InlineData("#0fF", true)]
    [InlineData("", false)]
    [InlineData("(1,2,3)", false)]
    [InlineData("rgb(1,2,3", false)]
    [InlineData("rgb1,2,3)", false)]
    [InlineData("rgb()", false)]
    [InlineData("#12", false)]
    [InlineData("#12g", false)]
    public void A_colour_is_a_name_digits_or_a_function(string colour, bool isRight) =>
        Assert.Equal(isRight, TransformOption.Background(colour).IsRight);

    [Fact]
    public void A_word_is_one_of_the_enumeration()
    {
        Assert.Equal("flip=hv", $"{TransformOption.Flip(Mirroring.Both).Right()}");
        Assert.Equal(
            "flip: expected h, v or hv, found \"3\"",
            TransformOption.Flip(Mirroring.Both + 1).Left().Message
        );
        Assert.Equal(
            "flip: expected h, v or hv, found \"-1\"",
            TransformOption.Flip((Mirroring)(-1)).Left().Message
        );
        Assert.Equal("anim=true", $"{TransformOption.Anim(true)}");
        Assert.Equal("anim=false", $"{TransformOption.Anim(false)}");
    }

    [Theory]
    [InlineData(",w=1")]
    [InlineData("=1")]
    [InlineData("a(=1")]
    public void A_text_that_is_no_list_of_options_is_kept_whole(string text)
    {
        var read = Transformation.Read(text).Right();

        Assert.Equal(text, $"{read}");
        var option = Assert.Single(read.Options);
        Assert.Equal("", option.Name);
        Assert.Equal(text, option.Value);
    }

    [Theory]
    [InlineData("w=1", "w=2", "w=2")]
    [InlineData("x=1", "x=2", "x=2")]
    [InlineData("x=1", "y=2", "x=1,y=2")]
    [InlineData("x=1", "w=2", "w=2,x=1")]
    public void The_later_value_of_an_option_counts(string first, string second, string both) =>
        Assert.Equal(
            both,
            $"{Transformation.Read(first).Right() + Transformation.Read(second).Right()}"
        );

    [Theory]
    [InlineData("auto")]
    [InlineData("face")]
    [InlineData("left")]
    [InlineData("right")]
    [InlineData("top")]
    [InlineData("bottom")]
    public void Gravity_is_a_side_a_face_or_automatic(string word) =>
        Assert.True(Transformation.Create($"gravity={word}").IsRight);
}
