using System;
using System.Linq;
using Images.Functional.Tests.Codecs;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>Which codecs can be forms.</summary>
public class FormCodecTests
{
    [Fact]
    public void Only_an_object_with_known_members_can_be_a_form()
    {
        Refuses(Json.String);
        Refuses(Json.Integer);
        Refuses(Json.Any);
        Refuses(Json.Nothing);
        Refuses(Json.Of(VariantId.Text));
        Refuses(Json.List(ImagesStats.Codec));
        Refuses(OwnCodecs.Even);
        Refuses(OwnCodecs.EachAny);
        Refuses(Json.Map(VariantId.Text, Json.Any));
        Refuses(OwnCodecs.Object);
        Assert.Throws<ArgumentNullException>(static () => Form.Of<string>(null!));
    }

    [Fact]
    public void Required_members_and_checked_objects_make_forms_too()
    {
        var form = Form.Of(
            Json.Object(
                    Json.Required(
                        "name",
                        Json.Of(VariantId.Text),
                        static ((VariantId, long) v) => v.Item1
                    ),
                    Json.Required("count", Json.Integer, static ((VariantId, long) v) => v.Item2),
                    static (name, count) => (name, count)
                )
                .Checked(
                    static v =>
                        v.Item2 == 0
                            ? CfErrors.Of(new CfError.Constraint("count", "", "some", "none"))
                            : Right<CfErrors, (VariantId, long)>(v),
                    static v => v
                )
        );
        var value = (VariantId.Create("a").Right(), 7L);
        var parts = Seq<Part>(new Part.Text("name", "a"), new Part.Text("count", "7"));
        Assert.Equal(parts, form.Write(value).Right());
        Assert.Equal(value, form.Read(parts).Right());
        Assert.Equal("/name", form.Read(parts.Tail).Left().Only<CfError.Malformed>().Pointer);
        Assert.Equal(
            "count: expected some, found none",
            form.Read(Seq<Part>(parts[0], new Part.Text("count", "0"))).Left().Message
        );
    }

    [Fact]
    public void A_checked_string_is_a_part_without_quotation_marks()
    {
        var form = Form.Of(
            Json.Object(
                Json.Required(
                    "name",
                    Json.String.Checked(VariantId.Create, static id => id.Value),
                    static (Option<VariantId> v) => (VariantId)v
                ),
                static name => Some(name)
            )
        );
        var parts = Seq1<Part>(new Part.Text("name", "hero"));

        Assert.Equal(parts, form.Write(VariantId.Create("hero").ToOption()).Right());
        Assert.Equal(VariantId.Create("hero").ToOption(), form.Read(parts).Right());
    }

    [Fact]
    public void JSON_that_no_reader_takes_is_refused_and_does_not_throw()
    {
        var form = Form.Of(
            Json.Object(
                Json.Required("x", Json.Any, static (Option<JsonText> v) => (JsonText)v),
                static x => Some(x)
            )
        );
        var deep = JsonText.Parse(new string('[', 1024) + new string(']', 1024)).ToOption();

        Assert.Contains(
            "expected at most 1,024 levels of nesting",
            form.Write(deep).Left().Message,
            StringComparison.Ordinal
        );
        var wide = JsonText.Parse($"[{string.Join(',', Enumerable.Repeat("[]", 2000))}]");
        Assert.True(form.Write(wide.ToOption()).IsRight);
    }

    [Fact]
    public void One_codec_makes_several_forms()
    {
        var request = new LinkRequestV1(Timestamp.Create("2026-01-02T03:04:05Z").ToOption());
        var parts = Seq1<Part>(new Part.Text("expiry", "2026-01-02T03:04:05Z"));
        foreach (var form in new[] { Form.Of(LinkRequestV1.Codec), Form.Of(LinkRequestV1.Codec) })
        {
            Assert.Equal(parts, form.Write(request).Right());
            Assert.Equal(request, form.Read(parts).Right());
        }
    }

    private static void Refuses<A>(Codec<A> codec) =>
        Assert.Equal("fields", Assert.Throws<ArgumentException>(() => Form.Of(codec)).ParamName);
}
