using System.Linq;
using System.Text;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Forms that .NET doesn't write, such as those of browsers and of other tools.</summary>
public sealed class FormTests
{
    private const string Gif = "form-data; name=\"file\"; filename=\"a.gif\"";

    [Theory]
    [InlineData(Gif, "a.gif")]
    [InlineData("form-data; name=file; filename=a.gif", "a.gif")]
    [InlineData("form-data; filename=a.gif; name=file", "a.gif")]
    [InlineData("form-data; name=\"file\"; filename=", "")]
    [InlineData("form-data; filename=; name=\"file\"", "")]
    [InlineData("FORM-DATA; NAME=\"file\"; FILENAME=\"a.gif\"", "a.gif")]
    [InlineData("form-data; name=\"file\"; filename=\"%22a%0D%0Ab%22.gif\"", "\"a\r\nb\".gif")]
    [InlineData("form-data; name=\"file\"; filename=\"a;b%.gif\"", "a;b%.gif")]
    [InlineData("form-data;name=\"file\";filename=\"a.gif\"", "a.gif")]
    [InlineData("form-data; x; name=\"file\"; filename=\"a.gif\"", "a.gif")]
    [InlineData("form-data;=\"x; filename=y\"; name=\"file\"; filename=\"a.gif\"", "a.gif")]
    [InlineData("form-data ; name = \"file\" ; filename = a.gif ", "a.gif")]
    [InlineData("form-data; name=\"file\"; filename=\"a\\\"b.gif\"", "a\"b.gif")]
    [InlineData("form-data; name=\"file\"; filename=\"a\\b\\\"", "a\\b\\")]
    [InlineData("form-data; filename=\"x; name=y\"; name=\"file\"", "x; name=y")]
    public void A_filename_is_read_with_or_without_quotation_marks(
        string disposition,
        string filename
    ) => Assert.Equal((200, Some(filename)), Upload($"Content-Disposition: {disposition}"));

    [Theory]
    [InlineData("Content-Disposition: form-data; name=\"id")]
    [InlineData("Content-Disposition: form-data")]
    [InlineData("Content-Language: en")]
    public void A_part_without_a_name_is_ignored(string header) =>
        Assert.Equal((200, Some("a.gif")), Upload(header, $"Content-Disposition: {Gif}"));

    [Fact]
    public void A_part_whose_file_name_does_not_end_is_no_file() =>
        Assert.Equal(
            400,
            Upload("Content-Disposition: form-data; name=\"file\"; filename=\"a.gif").Status
        );

    [Theory]
    [InlineData("form-data; name=\"file\"; filename=\"b.gif\"")]
    [InlineData("form-data; name=\"other\"; filename=\"b.gif\"")]
    public void A_form_with_two_files_is_a_bad_request(string other) =>
        Assert.Equal(
            400,
            Upload($"Content-Disposition: {Gif}", $"Content-Disposition: {other}").Status
        );

    [Fact]
    public void A_file_without_a_content_type_is_refused_as_one_that_is_no_image() =>
        Assert.Equal(415, Upload([$"Content-Disposition: {Gif}"], type: "").Status);

    // Each part has the same bytes.
    private static (int Status, Option<string> Filename) Upload(params string[] headers) =>
        Upload(headers, "Content-Type: image/gif\r\n");

    private static (int Status, Option<string> Filename) Upload(string[] headers, string type)
    {
        var parts = headers.Select(header => $"--b\r\n{type}{header}\r\n\r\nGIF89a\r\n");
        var (state, outcome) = CloudflareSandbox.Handle(
            Service.Empty,
            new SandboxRequest(
                "POST",
                $"/client/v4/accounts/{Documented.Account}/images/v1",
                Seq(
                    ("Authorization", "Bearer sandbox"),
                    ("Content-Type", "multipart/form-data; boundary=b")
                )
            )
            {
                Content = new Blob(Encoding.UTF8.GetBytes(string.Concat(parts) + "--b--\r\n")),
            }
        );
        return (
            ((SandboxReply)outcome.Reply).Status,
            state
                .Images.Values.HeadOrNone()
                .Bind(static image => image.Filename)
                .Map(static name => name.Value)
        );
    }
}
