using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Images.Functional.Tests.Codecs;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>What a client writes into a form, a server reads from it, whatever else is in it.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100 / Law.Share)]
public class FormLaws
{
    private static readonly ImageFile Cat = ImageFile.Of(new byte[] { 1 }) with
    {
        Name = "cat.jpg",
    };

    private static readonly string[] Known =
    [
        "id",
        "metadata",
        "requireSignedURLs",
        "creator",
        "url",
        "file",
    ];

    [Property]
    public void An_upload_is_read_back(Upload upload) =>
        Assert.Equal(upload, Upload.Form.Read(Upload.Form.Write(upload).Right()).Right());

    [Property]
    public void A_link_is_read_back(UploadLink link) =>
        Assert.Equal(link, UploadLink.Form.Read(UploadLink.Form.Write(link).Right()).Right());

    [Property]
    public void A_file_is_read_back(ImageFile file) =>
        Assert.Equal(file, Form.OfFile.Read(Form.OfFile.Write(file).Right()).Right());

    [Fact]
    public void Metadata_of_every_depth_is_read_back() =>
        Law.Check(
            20,
            Law.ForAll(
                Generate.DeepMetadatas,
                static deep =>
                {
                    var upload = Upload.Of(Cat) with { Metadata = deep };
                    Assert.Equal(
                        upload,
                        Upload.Form.Read(Upload.Form.Write(upload).Right()).Right()
                    );
                }
            )
        );

    [Fact]
    public void Strings_are_sent_as_they_are_and_all_else_as_json() =>
        Assert.Equal(
            Seq<Part>(
                new Part.Text("id", "a/b"),
                new Part.Text("metadata", """{"a":"b"}"""),
                new Part.Text("requireSignedURLs", "false"),
                new Part.Text("creator", "\"me\"\n"),
                new Part.File("file", Cat)
            ),
            Upload
                .Form.Write(
                    Upload.Of(Cat) with
                    {
                        Id = ImageId.Custom("a/b").ToOption(),
                        Metadata = Metadata.Create("""{ "a" : "b" }""").ToOption(),
                        RequireSignedUrls = SignedUrls.NotRequired,
                        Creator = Creator.Create("\"me\"\n").ToOption(),
                    }
                )
                .Right()
        );

    [Fact]
    public void What_is_not_given_is_not_sent()
    {
        Assert.Equal(
            Seq1<Part>(new Part.File("file", Cat)),
            Upload.Form.Write(Upload.Of(Cat)).Right()
        );
        Assert.Equal(
            Seq1<Part>(new Part.Text("url", "https://me:secret@a/b?c")),
            Upload.Form.Write(Upload.From("https://me:secret@a/b?c").Right()).Right()
        );
    }

    [Property]
    public Property Any_form_is_read_or_refused(Body.Form form)
    {
        var read = Upload.Form.Read(form.Parts);
        read.IfRight(static upload =>
            Assert.Equal(upload, Upload.Form.Read(Upload.Form.Write(upload).Right()).Right())
        );
        return (!read.IsBottom && !UploadLink.Form.Read(form.Parts).IsBottom).Classify(
            read.IsRight,
            "right"
        );
    }

    [Property]
    public void Parts_of_other_names_change_nothing(Body.Form form)
    {
        var other = new Part.Text("other", "");
        Assert.Equal(
            Upload.Form.Read(toSeq<Part>([other, .. form.Parts])),
            Upload.Form.Read(
                toSeq<Part>([other, .. form.Parts.Filter(static part => Known.Contains(part.Name))])
            )
        );
    }

    [Property]
    public void Neither_do_parts_of_other_names_beside_an_upload(Upload upload, Body.Form form)
    {
        var others = form.Parts.Filter(static part => !Known.Contains(part.Name));
        var parts = Upload.Form.Write(upload).Right();
        Assert.Equal(upload, Upload.Form.Read(toSeq([.. others, .. parts, .. others])).Right());
    }

    [Theory]
    [InlineData("metadata", "{")]
    [InlineData("metadata", "")]
    [InlineData("metadata", "a=b")]
    [InlineData("metadata", "{} {}")]
    [InlineData("requireSignedURLs", "yes")]
    [InlineData("requireSignedURLs", "True")]
    [InlineData("requireSignedURLs", "\"true\"")]
    [InlineData("requireSignedURLs", "1")]
    [InlineData("requireSignedURLs", "")]
    [InlineData("id", "")]
    [InlineData("id", "a/../b")]
    [InlineData("url", "")]
    [InlineData("url", "relative")]
    public void A_part_that_is_wrong_is_named(string name, string value)
    {
        var error = Assert.Single(
            Upload
                .Form.Read(Seq<Part>(new Part.File("file", Cat), new Part.Text(name, value)))
                .Left()
                .Items
        );
        Assert.Equal(
            $"/{name}",
            error is CfError.Constraint constraint
                ? constraint.Pointer
                : Assert.IsType<CfError.Malformed>(error).Pointer
        );
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_never_replaced()
    {
        foreach (var name in new[] { "id", "creator", "url" })
            Assert.Equal(
                ($"/{name}", "Unicode text"),
                Upload
                    .Form.Read(
                        Seq<Part>(
                            new Part.File("file", Cat),
                            new Part.Text(name, "https://a/\ud83d")
                        )
                    )
                    .Left()
                    .Only<CfError.Constraint>()
                    is var error
                    ? (error.Pointer, error.Limit)
                    : default
            );
    }

    [Fact]
    public void A_form_without_parts_is_refused() =>
        Assert.Equal(
            "form: expected a form of at least one part, found none",
            UploadLink.Form.Read([]).Left().Message
        );

    [Fact]
    public void Everything_that_is_no_json_is_told_at_once() =>
        Assert.Equal(
            ["/metadata", "/requireSignedURLs"],
            Upload
                .Form.Read(
                    Seq<Part>(
                        new Part.Text("metadata", "{"),
                        new Part.Text("requireSignedURLs", "yes"),
                        new Part.File("file", Cat)
                    )
                )
                .Left()
                .Items.Map(static error => Assert.IsType<CfError.Malformed>(error))
                .Map(static error =>
                {
                    Assert.True(error.IsSyntax);
                    return error.Pointer;
                })
                .ToArray()
        );

    [Theory]
    [InlineData("id", "a", "a")]
    [InlineData("creator", "a", "b")]
    [InlineData("requireSignedURLs", "false", "false")]
    [InlineData("metadata", "{}", "null")]
    public void A_text_that_comes_twice_is_refused(string name, string one, string other)
    {
        var error = Upload
            .Form.Read(
                Seq<Part>(
                    new Part.Text(name, one),
                    new Part.File("file", Cat),
                    new Part.Text(name, other)
                )
            )
            .Left()
            .Only<CfError.Malformed>();
        Assert.Equal(($"/{name}", "a second one"), (error.Pointer, error.Found));
    }

    [Fact]
    public void Of_several_files_the_first_that_is_called_file_is_read()
    {
        var other = Cat with { Name = "dog.jpg" };
        var parts = Seq<Part>(
            new Part.File("image", other),
            new Part.File("id", other),
            new Part.Text("file", "text"),
            new Part.File("file", Cat),
            new Part.File("file", other)
        );
        Assert.Equal(Upload.Of(Cat), Upload.Form.Read(parts).Right());
        Assert.Equal(Cat, Form.OfFile.Read(parts).Right());
        Assert.Equal(other, new Body.Form(parts).File);
    }

    [Fact]
    public void A_form_without_a_file_is_refused()
    {
        var parts = Seq<Part>(new Part.Text("file", "text"), new Part.File("image", Cat));
        Assert.Equal("file: expected a file, found none", Form.OfFile.Read(parts).Left().Message);
        Assert.Equal(
            "file: expected exactly one of file and url, found neither",
            Upload.Form.Read(parts).Left().Message
        );
    }

    [Fact]
    public void No_text_of_a_form_tells_what_is_in_it()
    {
        const string Marker = "SeCrEt-7f3a9";
        var form = new Body.Form(
            Seq<Part>(
                new Part.Text("creator", Marker),
                new Part.File("file", Cat with { Name = Marker, ContentType = "image/" + Marker })
            )
        );
        Secret.IsNowhereIn([$"{form}", .. form.Parts.Map(static part => $"{part}")], Marker);
        Assert.Equal("a form of 2 parts", $"{form}");
        Assert.Equal("creator, file", string.Join(", ", form.Parts));
    }

    [Fact]
    public void Only_an_object_whose_members_are_known_can_be_a_form()
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
    public void Members_that_are_demanded_and_checked_objects_make_forms_as_well()
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
    public void A_codec_makes_as_many_forms_as_are_asked_for()
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
