using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>Which uploads are sent, and how often.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100 / Law.Share)]
public class UploadLaws
{
    private const string OneOfTwo =
        "requireSignedURLs: an image with a custom id can't require signed URLs: omit one of the two";

    private static readonly Either<CfErrors, AccountId> Account = AccountId.Create("a");

    private static readonly Upload OfFile = Upload.Of(ImageFile.Of(new byte[] { 1 }));

    [Property]
    public void An_upload_with_an_id_is_repeatable_and_one_without_only_if_it_was_not_carried_out(
        Upload upload
    )
    {
        var operation = ImagesV1.Upload(Account, upload);
        Assert.Equal(
            upload.Id.IsSome ? Repeat.UntilTaken : Repeat.IfUnsent,
            operation.Request.Right().Repeat
        );
        Assert.NotNull(operation.Settle);
    }

    [Property]
    public void An_id_and_signed_urls_exclude_each_other(Upload upload, UploadLink link)
    {
        var id = ImageId.Custom("own").ToOption();
        Assert.Equal(
            [OneOfTwo],
            Refused(upload with { Id = id, RequireSignedUrls = SignedUrls.Required })
        );
        Assert.Equal(
            [OneOfTwo],
            Refused(link with { Id = id, RequireSignedUrls = SignedUrls.Required })
        );
        Assert.Empty(Refused(upload with { Id = id, RequireSignedUrls = default }));
        Assert.Empty(Refused(link with { Id = id, RequireSignedUrls = default }));
        Assert.Empty(
            Refused(upload with { Id = default, RequireSignedUrls = SignedUrls.Required })
        );
        Assert.Empty(Refused(link with { Id = default, RequireSignedUrls = SignedUrls.Required }));
    }

    [Theory]
    [InlineData("keys", "id: \"keys\" is reserved (the API has an endpoint of this name)")]
    [InlineData(
        "direct_upload",
        "id: \"direct_upload\" is reserved (the API has an endpoint of this name)"
    )]
    [InlineData("a/blob", "id: \"a/blob\" is reserved (the API has an endpoint called blob)")]
    [InlineData("%6beys", "id: \"%6beys\" is reserved (the API has an endpoint called keys)")]
    [InlineData("keys/", "id: \"keys/\" is reserved (the API has an endpoint called keys)")]
    [InlineData("/a", "id: expected a custom id that neither starts nor ends with /, found \"/a\"")]
    public void An_id_under_which_no_image_can_be_reached_is_refused(string id, string error)
    {
        var own = ImageId.Any(id).ToOption();
        Assert.True(own.IsSome);
        Assert.Equal([error], Refused(OfFile with { Id = own }));
        Assert.Equal([error], Refused(UploadLink.Default with { Id = own }));
        Assert.Equal(
            [error, OneOfTwo],
            Refused(OfFile with { Id = own, RequireSignedUrls = SignedUrls.Required })
        );
    }

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        const string Reserved = "id: \"keys\" is reserved (the API has an endpoint of this name)";
        var keys = ImageId.Any("keys").ToOption();
        var unnamed = ImageFile.Of(new byte[] { 1 }) with { Name = new string('x', 256) };
        var wrong = Upload.Of(unnamed) with { Id = keys };
        Assert.Equal(
            [Reserved, "filename: expected at most 255 characters, found 256 characters"],
            Refused(wrong)
        );
        Assert.Equal(
            ["account_id: expected 1 to 32 characters, found none", .. Refused(wrong)],
            Texts(ImagesV1.Upload(AccountId.Create(""), wrong).Request)
        );
        Assert.Equal(
            ["account_id: expected 1 to 32 characters, found none", Reserved],
            Texts(
                ImagesV2
                    .DirectUpload(AccountId.Create(""), UploadLink.Default with { Id = keys })
                    .Request
            )
        );
    }

    [Fact]
    public void A_UUID_is_not_a_custom_id() =>
        Assert.StartsWith(
            "id: expected a custom id",
            Assert.Single(
                Refused(
                    OfFile with
                    {
                        Id = ImageId.Create("2cdc28f0-017a-49c4-9ed7-87056c83901f").ToOption(),
                    }
                )
            ),
            System.StringComparison.Ordinal
        );

    [Fact]
    public void It_is_of_a_file_or_of_an_address()
    {
        var file = new Part.File("file", ImageFile.Of(new byte[] { 1 }));
        var url = new Part.Text("url", "https://a/b");
        Assert.Equal(OfFile, Upload.Form.Read(Seq1<Part>(file)).Right());
        Assert.Equal(Upload.From("https://a/b"), Upload.Form.Read(Seq1<Part>(url)));
        Assert.Equal(
            Upload.From(SourceUrl.Create("https://a/b").Right()),
            Upload.From("https://a/b").Right()
        );
        Assert.All(
            [(Seq1<Part>(new Part.Text("id", "a")), "neither"), (Seq<Part>(file, url), "both")],
            static one =>
                Assert.Equal(
                    $"file: expected exactly one of file and url, found {one.Item2}",
                    Upload.Form.Read(one.Item1).Left().Message
                )
        );
    }

    [Fact]
    public void One_that_is_refused_can_not_be_settled()
    {
        Assert.Null(ImagesV1.Upload(AccountId.Create(""), OfFile).Settle);
        Assert.Null(ImagesV1.Upload(Account, Upload.From("")).Settle);
    }

    private static string[] Refused(Upload upload) =>
        Texts(ImagesV1.Upload(Account, upload).Request);

    private static string[] Refused(UploadLink link) =>
        Texts(ImagesV2.DirectUpload(Account, link).Request);

    private static string[] Texts(Either<CfErrors, ApiRequest> request) =>
        request.Match(
            Right: static _ => [],
            Left: static errors => errors.Items.Map(static error => $"{error}").ToArray()
        );
}
