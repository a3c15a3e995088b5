using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>A server reads from a form what a client wrote into it, whatever other parts it has.</summary>
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
    public void Strings_are_sent_verbatim_and_other_values_as_JSON() =>
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
    public void Absent_fields_are_not_sent()
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
    public void Parts_of_other_names_beside_an_upload_change_nothing(Upload upload, Body.Form form)
    {
        var others = form.Parts.Filter(static part => !Known.Contains(part.Name));
        var parts = Upload.Form.Write(upload).Right();
        Assert.Equal(upload, Upload.Form.Read(toSeq([.. others, .. parts, .. others])).Right());
    }

    [Fact]
    public void A_printed_form_hides_its_contents()
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
}
