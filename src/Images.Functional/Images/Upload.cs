using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// An upload, as a value: what to store, and what to store with it. <c>Upload.Of(ImageFile.At("cat.jpg")) with { Creator = creator }</c>.
/// </summary>
/// <example>
/// <code>
/// Upload upload = Upload.Of(ImageFile.At("cat.jpg")) with { Id = ImageId.Custom("pets/cat").ToOption() };
/// </code>
/// </example>
/// <remarks>
/// With an id of its own (<see cref="Id"/>) an upload can be sent again without storing the image twice: if its first reply was lost, the
/// service answers that the id exists, and a client then looks whether the image is this one. Without one it is sent again only if it surely
/// was not carried out.
/// </remarks>
public sealed record Upload
{
    private Upload() { }

    /// <summary>The file; None if the service fetches it from <see cref="Url"/>.</summary>
    public Option<ImageFile> File { get; private init; }

    /// <summary>Where the service fetches the file; None if it is sent.</summary>
    public Option<SourceUrl> Url { get; private init; }

    /// <summary>
    /// An id of one's own, which <see cref="ImageId.Custom"/> accepts; the service gives one unless given. Refused before sending: the ids
    /// that <see cref="ImagesV1.Get"/> refuses, and one together with <see cref="SignedUrls.Required"/>.
    /// </summary>
    public Option<ImageId> Id { get; init; }

    /// <summary>The user's own JSON, an object of at most 1,024 bytes. It is sent as one part of JSON text.</summary>
    public Option<Metadata> Metadata { get; init; }

    /// <summary>An internal user id.</summary>
    public Option<Creator> Creator { get; init; }

    /// <summary>Whether viewing the image takes a signed URL; the service's default is that it does not.</summary>
    public SignedUrls RequireSignedUrls { get; init; }

    /// <summary>An upload of a file.</summary>
    public static Upload Of(ImageFile file) => new() { File = Some(file) };

    /// <summary>An upload that the service fetches from an address. An address of <c>imagedelivery.net</c> is refused by the service (5454).</summary>
    public static Upload From(SourceUrl url) => new() { Url = Some(url) };

    /// <inheritdoc cref="From(SourceUrl)"/>
    /// <returns>The upload; Left as of <see cref="SourceUrl.Create"/>.</returns>
    public static Either<CfErrors, Upload> From(string? url) =>
        SourceUrl.Create(url).Map(static address => From(address));

    // Before the form, which needs it.
    private static Codec<Upload> Fields { get; } =
        Json.Object(
            StoredFields.Id(static (Upload u) => u.Id),
            StoredFields.Metadata(static (Upload u) => u.Metadata),
            StoredFields.RequireSignedUrls(static (Upload u) => u.RequireSignedUrls),
            StoredFields.Creator(static (Upload u) => u.Creator),
            Json.Optional("url", Json.Of(SourceUrl.Text), static (Upload u) => u.Url),
            static (id, metadata, signed, creator, url) =>
                new Upload
                {
                    Id = id,
                    Metadata = metadata,
                    RequireSignedUrls = SignedUrls.Of(signed.ToNullable()),
                    Creator = creator,
                    Url = url,
                }
        );

    /// <summary>The form: <c>id</c>, <c>metadata</c> as JSON text, <c>requireSignedURLs</c>, <c>creator</c>, and <c>url</c> or <c>file</c>.</summary>
    public static Form<Upload> Form { get; } =
        Functional
            .Form.Of(Fields)
            .WithFile(static u => u.File, static (u, file) => u with { File = file })
            .Checked(Check);

    /// <summary>Whether it may be repeated: with an id of its own.</summary>
    internal Repeat Repeat => Id.IsSome ? Repeat.UntilTaken : Repeat.IfUnsent;

    private static Either<CfErrors, Upload> Check(Upload upload) =>
        (
            OwnIds.Check(upload.Id, upload.RequireSignedUrls),
            upload.File.IsSome == upload.Url.IsSome
                ? CfErrors.Of(new Violation("either a file or a url", "both or neither").At("file"))
                : Right<CfErrors, Unit>(unit)
        ).Apply((_, _) => upload);
}
