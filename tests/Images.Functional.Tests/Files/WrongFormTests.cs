using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>Forms that a server refuses, and which of several parts it reads.</summary>
public class WrongFormTests
{
    private static readonly ImageFile Cat = ImageFile.Of(new byte[] { 1 }) with
    {
        Name = "cat.jpg",
    };

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
    public void An_error_names_the_wrong_part(string name, string value)
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
    public void A_lone_surrogate_is_refused_and_not_replaced()
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
    public void All_parts_with_broken_JSON_are_reported_at_once() =>
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
    public void A_repeated_text_part_is_refused(string name, string one, string other)
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
    public void The_first_of_several_files_named_file_is_read()
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
}
