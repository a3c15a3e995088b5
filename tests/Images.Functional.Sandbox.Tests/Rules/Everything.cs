using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>
/// One call of each endpoint, each of which succeeds on <see cref="State"/>, with the permission that the API reference names.
/// </summary>
/// <param name="Method">The method, as the API reference has it.</param>
/// <param name="Path">What follows <c>images/v1</c>, or <c>images</c>, in the path, as the API reference has it.</param>
/// <param name="Needs">The permission. The reference states none for keys, configuration and batch tokens: assumed by what they do.</param>
/// <param name="Of">The call, in an account.</param>
public sealed record Everything(
    string Method,
    string Path,
    Access Needs,
    Func<AccountId, Operation<Unit>> Of
)
{
    private const string V2 = "v2";

    public static SigningKeyName Key { get; } = SigningKeyName.Create("default").Right();

    public static VariantId Public { get; } = VariantId.Create("public").Right();

    public static Variant Hero { get; } =
        new(VariantId.Create("hero").Right(), new VariantOptions(Fit.Cover));

    public static SandboxState State { get; } = SandboxState.WithDocumentedImage;

    public static Everything[] Calls { get; } =
    [
        Row("GET", "/{image_id}", Access.Read, static a => ImagesV1.Get(a, Documented.Id)),
        Row(
            "PATCH",
            "/{image_id}",
            Access.Write,
            static a => ImagesV1.Update(a, Documented.Id, new ImageUpdate())
        ),
        Row("DELETE", "/{image_id}", Access.Write, static a => ImagesV1.Delete(a, Documented.Id)),
        Row(
            "POST",
            "",
            Access.Write,
            static a => ImagesV1.Upload(a, Upload.Of(ImageFile.Of("GIF89a"u8.ToArray())))
        ),
        Row("GET", "/{image_id}/blob", Access.Read, static a => ImagesV1.Blob(a, Documented.Id)),
        Row(
            "POST",
            V2 + "/direct_upload",
            Access.Write,
            static a => ImagesV2.DirectUpload(a, UploadLink.Default)
        ),
        Row("GET", "", Access.Read, static a => ImagesV1.List(a, ListingV1.First)),
        Row("GET", V2, Access.Read, static a => ImagesV2.List(a, Listing.All)),
        Row("GET", "/stats", Access.Read, static a => ImagesV1.Stats(a)),
        Row("GET", "/keys", Access.Read, static a => ImagesV1.ListKeys(a)),
        Row(
            "PUT",
            "/keys/{signing_key_name}",
            Access.Write,
            static a => ImagesV1.CreateKey(a, Key)
        ),
        Row(
            "DELETE",
            "/keys/{signing_key_name}",
            Access.Write,
            static a => ImagesV1.DeleteKey(a, Key)
        ),
        Row("GET", "/variants", Access.Read, static a => ImagesV1.ListVariants(a)),
        Row("POST", "/variants", Access.Write, static a => ImagesV1.CreateVariant(a, Hero)),
        Row(
            "GET",
            "/variants/{variant_id}",
            Access.Read,
            static a => ImagesV1.GetVariant(a, Public)
        ),
        Row(
            "GET",
            "/variants/{variant_id}/flat",
            Access.Read,
            static a => ImagesV1.GetFlatVariant(a, Public)
        ),
        Row(
            "PATCH",
            "/variants/{variant_id}",
            Access.Write,
            static a => ImagesV1.UpdateVariant(a, Public, new VariantUpdate(new VariantOptions()))
        ),
        Row(
            "DELETE",
            "/variants/{variant_id}",
            Access.Write,
            static a => ImagesV1.DeleteVariant(a, Public)
        ),
        Row(
            "PATCH",
            "/config",
            Access.Write,
            static a => ImagesV1.UpdateConfig(a, new ImagesConfig(Setting.On))
        ),
        Row("GET", "/batch_token", Access.Read, static a => ImagesV1.GetBatchToken(a)),
        Row(
            "POST",
            "/direct_upload",
            Access.Write,
            static a => ImagesV1.DirectUpload(a, new LinkRequestV1())
        ),
    ];

    public string Template =>
        "/accounts/{account_id}/images/"
        + (Path.StartsWith(V2, StringComparison.Ordinal) ? Path : "v1" + Path);

    public override string ToString() => $"{Method} {Path}";

    private static Everything Row<A>(
        string method,
        string path,
        Access needs,
        Func<AccountId, Operation<A>> of
    ) => new(method, path, needs, account => of(account).Map(static _ => unit));
}
