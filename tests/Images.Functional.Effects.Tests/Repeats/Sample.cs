using System.Linq;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>An operation of an endpoint, what goes over the wire for it, and whether it may be repeated.</summary>
/// <param name="Endpoint">The endpoint's class and name in its <c>Endpoints</c>.</param>
/// <param name="Operation">The operation; whatever its result is, it is left out.</param>
/// <param name="Line">The method and the path.</param>
/// <param name="Body">What is sent, in a form with the boundary <c>images-functional-x</c>; null if nothing is.</param>
/// <param name="Repeat">Whether it may be repeated.</param>
internal sealed record Sample(
    string Endpoint,
    Operation<Unit> Operation,
    string Line,
    string? Body,
    Repeat Repeat
)
{
    private const string Root = "/accounts/account/images/v1";

    private static readonly SigningKeyName Key = (SigningKeyName)SigningKeyName.Create("a key");
    private static readonly VariantId Hero = (VariantId)VariantId.Create("hero");
    private static readonly VariantOptions Cover = new(Fit.Cover);

    private static readonly ImageUpdate Meta = new((Metadata)Metadata.Create("""{"a":"é"}"""));

    /// <summary>At least one for each endpoint.</summary>
    public static Sample[] All { get; } =
    [
        Of("ImagesV1.Get", ImagesV1.Get(Calls.Account, Calls.Id), "GET /id", null, Repeat.Freely),
        Of(
            "ImagesV1.Update",
            ImagesV1.Update(Calls.Account, Calls.Id, Meta),
            "PATCH /id",
            """{"metadata":{"a":"é"}}""",
            Repeat.Freely
        ),
        Of(
            "ImagesV1.Update",
            ImagesV1.Update(
                Calls.Account,
                Calls.Id,
                new ImageUpdate(RequireSignedUrls: SignedUrls.Required)
            ),
            "PATCH /id",
            """{"requireSignedURLs":true}""",
            Repeat.IfUnsent
        ),
        Of(
            "ImagesV1.Delete",
            ImagesV1.Delete(Calls.Account, Calls.Id),
            "DELETE /id",
            null,
            Repeat.UntilGone
        ),
        Of("ImagesV1.Stats", ImagesV1.Stats(Calls.Account), "GET /stats", null, Repeat.Freely),
        Of("ImagesV1.ListKeys", ImagesV1.ListKeys(Calls.Account), "GET /keys", null, Repeat.Freely),
        Of(
            "ImagesV1.CreateKey",
            ImagesV1.CreateKey(Calls.Account, Key),
            "PUT /keys/a%20key",
            null,
            Repeat.IfUnsent
        ),
        Of(
            "ImagesV1.DeleteKey",
            ImagesV1.DeleteKey(Calls.Account, Key),
            "DELETE /keys/a%20key",
            null,
            Repeat.IfUnsent
        ),
        Of(
            "ImagesV1.ListVariants",
            ImagesV1.ListVariants(Calls.Account),
            "GET /variants",
            null,
            Repeat.Freely
        ),
        Of(
            "ImagesV1.GetVariant",
            ImagesV1.GetVariant(Calls.Account, Hero),
            "GET /variants/hero",
            null,
            Repeat.Freely
        ),
        Of(
            "ImagesV1.GetFlatVariant",
            ImagesV1.GetFlatVariant(Calls.Account, Hero),
            "GET /variants/hero/flat",
            null,
            Repeat.Freely
        ),
        Of(
            "ImagesV1.CreateVariant",
            ImagesV1.CreateVariant(Calls.Account, new Variant(Hero, Cover)),
            "POST /variants",
            """{"id":"hero","options":{"fit":"cover"}}""",
            Repeat.IfUnsent
        ),
        Of(
            "ImagesV1.UpdateVariant",
            ImagesV1.UpdateVariant(Calls.Account, Hero, new VariantUpdate(Cover, Setting.On)),
            "PATCH /variants/hero",
            """{"options":{"fit":"cover"},"neverRequireSignedURLs":true}""",
            Repeat.Freely
        ),
        Of(
            "ImagesV1.DeleteVariant",
            ImagesV1.DeleteVariant(Calls.Account, Hero),
            "DELETE /variants/hero",
            null,
            Repeat.UntilGone
        ),
        Of(
            "ImagesV1.UpdateConfig",
            ImagesV1.UpdateConfig(Calls.Account, new ImagesConfig(Setting.On)),
            "PATCH /config",
            """{"flexible_variants":true}""",
            Repeat.Freely
        ),
        Of(
            "ImagesV1.GetBatchToken",
            ImagesV1.GetBatchToken(Calls.Account),
            "GET /batch_token",
            null,
            Repeat.IfUnsent
        ),
        Of(
            "ImagesV1.DirectUpload",
            ImagesV1.DirectUpload(Calls.Account, new LinkRequestV1()),
            "POST /direct_upload",
            "{}",
            Repeat.IfUnsent
        ),
        Of(
            "ImagesV1.Upload",
            ImagesV1.Upload(Calls.Account, Upload.Of(Gif)),
            "POST ",
            """
            --images-functional-x
            Content-Type: image/gif
            Content-Disposition: form-data; name="file"; filename="a%22ü.gif"

            GIF89a
            --images-functional-x--

            """.ReplaceLineEndings("\r\n"),
            Repeat.IfUnsent
        ),
        Of(
            "ImagesV1.Upload",
            ImagesV1.Upload(
                Calls.Account,
                Upload.Of(Gif with { ContentType = "image/x" }) with
                {
                    Id = (ImageId)ImageId.Custom("a/b"),
                    Metadata = (Metadata)Metadata.Create("""{"a":"é"}"""),
                    Creator = (Creator)Creator.Create("me"),
                    RequireSignedUrls = SignedUrls.NotRequired,
                }
            ),
            "POST ",
            """
            --images-functional-x
            Content-Disposition: form-data; name="id"

            a/b
            --images-functional-x
            Content-Disposition: form-data; name="metadata"

            {"a":"é"}
            --images-functional-x
            Content-Disposition: form-data; name="requireSignedURLs"

            false
            --images-functional-x
            Content-Disposition: form-data; name="creator"

            me
            --images-functional-x
            Content-Type: image/x
            Content-Disposition: form-data; name="file"; filename="a%22ü.gif"

            GIF89a
            --images-functional-x--

            """.ReplaceLineEndings("\r\n"),
            Repeat.UntilTaken
        ),
        Of(
            "ImagesV1.Blob",
            ImagesV1.Blob(Calls.Account, Calls.Id),
            "GET /id/blob",
            null,
            Repeat.Freely
        ),
        Of(
            "ImagesV1.List",
            ImagesV1.List(Calls.Account, ListingV1.First),
            "GET ",
            null,
            Repeat.Freely
        ),
        Of(
            "ImagesV2.List",
            ImagesV2.List(Calls.Account, Listing.All.Where("a.b").Is("c d")),
            "GET /../v2?meta.a.b%5Beq%3Astring%5D=c%20d",
            null,
            Repeat.Freely
        ),
        Of(
            "ImagesV2.DirectUpload",
            ImagesV2.DirectUpload(Calls.Account, UploadLink.Default),
            "POST /../v2/direct_upload",
            """
            --images-functional-x
            Content-Disposition: form-data; name="requireSignedURLs"

            false
            --images-functional-x--

            """.ReplaceLineEndings("\r\n"),
            Repeat.IfUnsent
        ),
    ];

    private static ImageFile Gif => ImageFile.Of("GIF89a"u8.ToArray()) with { Name = "a\"ü.gif" };

    /// <summary>The places of all in the table, for theories.</summary>
    public static TheoryData<int> Rows { get; } = [.. Enumerable.Range(0, All.Length)];

    /// <summary>The places of those that change something.</summary>
    public static TheoryData<int> Changes { get; } =
    [.. Enumerable.Range(0, All.Length).Where(static row => All[row].IsChange)];

    /// <summary>Whether it changes something. (A batch token is made by a GET.)</summary>
    public bool IsChange =>
        Repeat != Repeat.Freely || !Line.StartsWith("GET", System.StringComparison.Ordinal);

    /// <summary>Whether a file is sent.</summary>
    public bool HasFile => Body?.Contains("filename=", System.StringComparison.Ordinal) ?? false;

    /// <summary>Whether a call that may have been carried out says so: a repetition would do harm, or may not be the caller's.</summary>
    public bool IsTold => Repeat is Repeat.IfUnsent or Repeat.UntilTaken;

    private static Sample Of<A>(
        string endpoint,
        Operation<A> operation,
        string line,
        string? body,
        Repeat repeat
    ) =>
        new(
            endpoint,
            operation.Map(static _ => Unit.Default),
            line.Replace(" ", $" {Root}", System.StringComparison.Ordinal)
                .Replace("v1/../", "", System.StringComparison.Ordinal),
            body,
            repeat
        );
}
