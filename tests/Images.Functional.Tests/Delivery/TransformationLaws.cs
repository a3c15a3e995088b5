using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Delivery;

/// <summary>Transformations have one way of writing, and form a monoid.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 300 / Law.Share)]
public class TransformationLaws
{
    [Property]
    public void Reading_returns_what_was_written(Transformation made)
    {
        if (made.IsEmpty)
            return;
        var read = Transformation.Read($"{made}").Right();
        Assert.Equal(made, read);
        Assert.Equal(
            made.Options.Map(static option => (option.Name, option.Value, option.IsDocumented)),
            read.Options.Map(static option => (option.Name, option.Value, option.IsDocumented))
        );
    }

    [Property]
    public void The_order_of_documented_options_has_no_meaning(Transformation made)
    {
        var known = made.Options.Filter(static option => option.IsDocumented);
        var others = made.Options.Filter(static option => !option.IsDocumented);
        Assert.Equal(made, Of([.. known.Rev(), .. others]));
    }

    [Property]
    public Property Options_that_no_document_lists_keep_their_order(TransformOption[] options)
    {
        var unknown = Unknown(options);
        var text = string.Join(',', options);
        return (
            unknown.SequenceEqual(Unknown(Of(options).Options))
            && unknown.SequenceEqual(
                Transformation
                    .Read(text)
                    .Match(static read => Unknown(read.Options), static _ => [])
            )
        ).Classify(
            unknown.Length > 1 && options.Length > unknown.Length,
            "several among documented ones"
        );
    }

    [Property]
    public void Empty_changes_nothing(Transformation made)
    {
        Assert.Same(made, made + Transformation.Empty);
        Assert.Same(made.IsEmpty ? Transformation.Empty : made, Transformation.Empty + made);
    }

    [Property]
    public void Appending_is_associative(Transformation a, Transformation b, Transformation c) =>
        Assert.Equal(a + b + c, a + (b + c));

    [Property]
    public void The_later_value_counts(Transformation a, Transformation b)
    {
        var both = a + b;
        foreach (var option in a.Options.Append(b.Options))
            Assert.Equal(
                b.Value(option.Name).IsSome ? b.Value(option.Name) : a.Value(option.Name),
                both.Value(option.Name)
            );
    }

    [Property]
    public void Equal_ones_have_equal_hashes(Transformation a, Transformation b)
    {
        Assert.Equal($"{a}" == $"{b}", a == b);
        Assert.Equal(a != b, !a.Equals((object)b));
        Assert.Equal(a.GetHashCode(), Of([.. a.Options]).GetHashCode());
    }

    [Property]
    public void An_option_reads_as_itself(TransformOption option)
    {
        var read = Transformation.Read($"{option}").Right().Options;
        Assert.Equal(Seq1(option), read);
        Assert.Equal(option.GetHashCode(), read[0].GetHashCode());
        Assert.Equal(option, TransformOption.Raw(option.Name, option.Value));
    }

    [Theory]
    [InlineData("width=400,height=300,fit=cover", "w=400,h=300,fit=cover")]
    [InlineData("fit=cover,h=0300,w=400", "w=400,h=300,fit=cover")]
    [InlineData(
        "f=auto,q=95,fit=scale-down,metadata=none",
        "fit=scale-down,q=95,f=auto,metadata=none"
    )]
    [InlineData("gravity=0.50x0.330,face-zoom=1.0", "g=0.5x0.33,zoom=1")]
    [InlineData("slow-connection-quality=low,quality=high", "q=high,scq=low")]
    [InlineData("background=%23FF8000", "background=%23ff8000")]
    [InlineData("background=RGB%28240%2C40%2c145%29", "background=rgb%28240%2C40%2C145%29")]
    [InlineData("trim=1;2;3;04", "trim=1;2;3;4")]
    [InlineData("w=1,w=2", "w=2")]
    [InlineData("width=x,w=2", "w=2")]
    [InlineData("w=2,width=x", "w=x")]
    [InlineData("new=1,w=400,other=2,new=3", "w=400,new=1,other=2,new=3")]
    [InlineData("h=3,border=(color=red,width=2),w=4", "h=3,border=(color=red,width=2),w=4")]
    [InlineData("h=3,draw=%5B%7Bw=1,h=2%7D%5D,w=4", "h=3,draw=%5B%7Bw=1,h=2%7D%5D,w=4")]
    [InlineData("b=\"a,w=1\"", "b=%22a,w=1%22")]
    [InlineData("b='a,w=1'", "b='a,w=1'")]
    [InlineData("h=3,w,fit=cover", "h=3,w,fit=cover")]
    [InlineData("h=3,,w=1", "h=3,,w=1")]
    [InlineData("h=3,w=1,", "h=3,w=1,")]
    [InlineData("=1", "=1")]
    [InlineData("a=é b%", "a=%C3%A9%20b%25")]
    [InlineData("w=%FF", "w=%FF")]
    [InlineData("a=%2\0", "a=%252%00")]
    [InlineData("w=4%00", "w=4%00")]
    [InlineData("sharpen=3%00", "sharpen=3%00")]
    [InlineData("trim=1;2;3;4%00", "trim=1;2;3;4%00")]
    public void A_text_has_one_way_of_writing(string text, string canonical)
    {
        Assert.Equal(canonical, $"{Transformation.Read(text).Right()}");
        Assert.Equal(canonical, $"{Transformation.Read(canonical).Right()}");
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("public", "\"public\"")]
    [InlineData("a,b", "\"a,b\"")]
    public void A_text_without_an_option_is_a_left(string text, string found) =>
        Assert.Equal(
            $"transformation: expected options such as w=400,h=300, found {found}",
            Transformation.Read(text).Left().Message
        );

    [Fact]
    public void Null_and_half_a_surrogate_pair_are_lefts()
    {
        Assert.Equal(
            "transformation: must not be null",
            Transformation.Create(null).Left().Message
        );
        Assert.Equal("option: must not be null", TransformOption.Raw(null, "").Left().Message);
        Assert.True(TransformOption.Raw("a", "\ud800").IsLeft);
        Assert.True(Transformation.Read("w=\ud800").IsLeft);
        Assert.Equal("option: must not be null", TransformOption.Raw("a", null).Left().Message);
    }

    [Fact]
    public void A_checked_text_reports_every_violation()
    {
        Assert.Equal(
            "2 errors: width: expected a whole number of at least 1, or auto, found \"0\"; rotate: expected 90, 180 or 270, found \"45\"",
            Transformation.Create("w=0,h=1,rotate=45,new=0").Left().Message
        );
        Assert.Equal("h=1,new=0", $"{Transformation.Create("new=0,h=1").Right()}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a=b")]
    [InlineData("a,b")]
    [InlineData("a b")]
    [InlineData("é")]
    public void A_name_is_one_that_a_url_holds(string name) =>
        Assert.True(TransformOption.Raw(name, "").IsLeft);

    [Theory]
    [InlineData("(")]
    [InlineData("}")]
    [InlineData("[[]")]
    [InlineData("\"")]
    [InlineData("it's")]
    public void A_value_closes_what_it_opens(string value) =>
        Assert.True(TransformOption.Raw("a", value).IsLeft);

    [Fact]
    public void An_option_is_found_by_any_of_its_names()
    {
        var made = Transformation.Read("face-zoom=1,w=3,x=a%20b,x=c,tail").Right();
        Assert.Equal(Some("3"), made.Value("width"));
        Assert.Equal(Some("3"), made.Value("w"));
        Assert.Equal(Some("1"), made.Value("zoom"));
        Assert.Equal(Some("c"), made.Value("x"));
        Assert.Equal(None, made.Value("h"));
        Assert.Equal(Some("%FF"), Transformation.Read("a=%FF").Right().Value("a"));
        Assert.Equal(("", "tail"), (made.Options.Last.Name, made.Options.Last.Value));
        Assert.Equal(None, made.Value(""));
    }

    [Fact]
    public void A_default_option_is_none()
    {
        Assert.Equal(Transformation.Empty, Of([default]));
        Assert.Equal(
            ("", "", "", false),
            (
                default(TransformOption).Name,
                default(TransformOption).Value,
                $"{default(TransformOption)}",
                default(TransformOption).IsDocumented
            )
        );
        Assert.False(Transformation.Empty == null);
        Assert.True((Transformation?)null == null);
        Assert.False(Transformation.Empty.Equals(null));
    }

    [Theory]
    [InlineData("a=1", "")]
    [InlineData("w=x", "")]
    [InlineData("a=1", "w=1,")]
    public void A_server_s_text_of_very_many_options_is_read(string option, string first)
    {
        const int Many = 250_000;
        var text = string.Join(',', Enumerable.Repeat($"{first}{option}", Many));
        var made = Transformation.Read(text).Right();
        Assert.Equal(
            (option.StartsWith('w') ? 1 : Many) + (first.Length > 0 ? 1 : 0),
            made.Options.Count
        );
        Assert.Equal(made, made + made);
        Assert.Equal(
            Some("x"),
            VariantUrl
                .Create($"https://imagedelivery.net/h/i/{text},b=x")
                .Right()
                .ToDeliveryUrl()
                .Bind(static url => url.Transformation)
                .Bind(static all => all.Value("b"))
        );
    }

    [Fact]
    public void Very_many_errors_are_each_reported()
    {
        const int Many = 100_000;
        var wrong = Enumerable.Repeat(TransformOption.Width(0), Many).ToArray();
        Assert.Equal(Many, Transformation.Of(wrong).Left().Items.Count);
        Assert.Equal(
            Many,
            SrcSet
                .Of(
                    DeliveryUrl.Create("https://imagedelivery.net/h/i/w=1").Right(),
                    [.. Enumerable.Range(-Many, Many)]
                )
                .Left()
                .Items.Count
        );
    }

    // Of a name that is documented, a later value replaces an earlier one, whatever they are.
    private static TransformOption[] Unknown(IEnumerable<TransformOption> options) =>
        [
            .. options.Where(static option =>
                option.Name is "border" or "draw" or "trim.border" or "x-y"
            ),
        ];

    private static Transformation Of(TransformOption[] options) =>
        Transformation
            .Of([.. options.Select(static option => (Either<CfErrors, TransformOption>)option)])
            .Right();
}
