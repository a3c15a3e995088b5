using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>A file to upload: its content type, its name, and where its bytes come from.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100 / Law.Share)]
public class ImageFileLaws
{
    private const string Png = "\u0089PNG\r\n\u001A\n";

    private static readonly Either<CfErrors, AccountId> Account = AccountId.Create("a");

    [Theory]
    [InlineData("text/plain", Png, "a.jpg", "text/plain")]
    [InlineData("text/plain", "", "a", "text/plain")]
    [InlineData("", Png, "a.jpg", "image/png")]
    [InlineData(null, Png, "a.jpg", "image/png")]
    [InlineData(null, Png, "a", "image/png")]
    [InlineData(null, "no image", "a.jpg", "image/jpeg")]
    [InlineData(null, "", "a.SVG", "image/svg+xml")]
    [InlineData(null, "no image", "a.txt", "application/octet-stream")]
    [InlineData(null, "", "", "application/octet-stream")]
    public void A_stated_type_wins_over_the_bytes_and_the_bytes_over_the_name(
        string? said,
        string first,
        string name,
        string expected
    )
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(first);
        var file = ImageFile.Of(bytes) with { Name = name, ContentType = Optional(said) };
        Assert.Equal(expected, file.ContentTypeOf(bytes));
    }

    [Property]
    public void A_stated_type_is_sent_whatever_the_bytes_are(ImageFile file, Blob first) =>
        Assert.Equal(
            "image/png; a=b",
            (file with { ContentType = "image/png; a=b" }).ContentTypeOf(first.Bytes.Span)
        );

    [Property]
    public void A_format_that_the_bytes_have_wins_over_any_name(ImageFile file, Blob first)
    {
        var sent = (file with { ContentType = default }).ContentTypeOf(first.Bytes.Span);
        Assert.True(
            ImageFormat.Detect(first.Bytes.Span).ForAll(format => format.ContentType == sent)
        );
    }

    [Theory]
    [InlineData("", "image/jpeg", "")]
    [InlineData("cat.jpg", null, "")]
    [InlineData("a\"b\r\nc", "IMAGE/jpeg;charset=utf-8", "")]
    [InlineData(null, null, "filename: must not be null")]
    [InlineData(
        "a",
        "jpeg",
        "content type: expected a content type such as image/jpeg, found other text"
    )]
    [InlineData(
        "a",
        "image/jpeg;a=\r\nx-evil: 1",
        "content type: expected ASCII characters without line breaks and controls, found a line break"
    )]
    [InlineData(
        null,
        "/",
        "filename: must not be null\n"
            + "content type: expected a content type such as image/jpeg, found other text"
    )]
    public void A_wrong_name_or_content_type_refuses_every_upload(
        string? name,
        string? type,
        string errors
    )
    {
        var file = ImageFile.Of(new byte[] { 1 }) with
        {
            Name = name!,
            ContentType = Optional(type),
        };
        var link = new DirectUpload(default, UploadUrl.Create("https://a/b").ToOption());
        Assert.All(
            [ImagesV1.Upload(Account, Upload.Of(file)), link.Upload(file)],
            operation =>
                Assert.Equal(
                    errors,
                    operation.Request.Match(
                        Right: static _ => "",
                        Left: static refused =>
                            string.Join('\n', refused.Items.Map(static e => $"{e}"))
                    )
                )
        );
    }

    [Fact]
    public void A_name_is_unicode_text() =>
        Assert.Equal(
            "filename: expected Unicode text, found a lone surrogate at index 1, which UTF-8 cannot encode",
            Form.OfFile.Write(ImageFile.Of(default) with { Name = "a\ud83d" }).Left().Message
        );

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void A_name_has_at_most_255_characters(int length, bool isRight) =>
        Assert.Equal(
            isRight,
            ImagesV1
                .Upload(
                    Account,
                    Upload.Of(
                        ImageFile.Of(default) with
                        {
                            Name = string.Concat(Enumerable.Repeat("😀", length)),
                        }
                    )
                )
                .Request.IsRight
        );

    [Theory]
    [InlineData("cat.jpg", "cat.jpg")]
    [InlineData("/a/b/cat.jpg", "cat.jpg")]
    [InlineData("a/", "image")]
    [InlineData("", "image")]
    public void A_file_at_a_path_has_the_last_part_of_it_as_its_name(string path, string name)
    {
        var file = ImageFile.At(path);
        Assert.Equal(name, file.Name);
        Assert.Equal(new Source.AtPath(path), file.Source);
    }

    [Fact]
    public void A_source_says_how_long_it_is_and_whether_it_can_be_opened_again()
    {
        using var stream = new MemoryStream();
        Assert.Equal(
            [
                ("3 bytes", Some(3L), true),
                ("a file", None, true),
                ("a stream", None, true),
                ("a stream", Some(7L), true),
                ("a stream that can be read once", None, false),
                ("a stream that can be read once", Some(8L), false),
                ("Other { Length = None, IsRepeatable = True }", Option<long>.None, true),
            ],
            new[]
            {
                ImageFile.Of(new byte[3]),
                ImageFile.At("secret.jpg"),
                ImageFile.Opening(() => stream),
                ImageFile.Opening(() => stream, 7),
                ImageFile.Once(stream),
                ImageFile.Once(stream, 8),
                new ImageFile(new Other()),
            }.Select(static file => ($"{file}", file.Source.Length, file.Source.IsRepeatable))
        );
    }

    [Fact]
    public void An_upload_can_be_sent_again_if_its_source_can_be_opened_again()
    {
        static bool IsRepeatable(Upload upload) =>
            ImagesV1.Upload(Account, upload).Request.Right().IsRepeatable;

        Assert.True(IsRepeatable(Upload.Of(ImageFile.Of(default))));
        Assert.True(IsRepeatable(Upload.Of(ImageFile.Opening(() => Stream.Null))));
        Assert.True(IsRepeatable(Upload.From("https://a").Right()));
        Assert.False(IsRepeatable(Upload.Of(ImageFile.Once(Stream.Null))));
        Assert.True(ImagesV1.Stats(Account).Request.Right().IsRepeatable);
    }

    private sealed record Other : Source;
}
