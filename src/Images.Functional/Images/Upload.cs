using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>An upload as a value: the image, and the fields to store with it.</summary>
/// <example>
/// <code>
/// Either&lt;CfErrors, Upload&gt; upload = ImageId.Custom("pets/cat").Map(id =&gt; Upload.Of(ImageFile.At("cat.jpg")) with { Id = id });
/// </code>
/// </example>
/// <remarks>
/// With a custom <see cref="Id"/>, the client can repeat an upload without storing the image twice: if the first reply was lost, the service
/// answers that the id exists, and the client checks whether that image is this upload. Without one, the client repeats the upload only if it
/// was certainly not carried out.
/// </remarks>
public sealed record Upload
{
    private Upload() { }

    /// <summary>Uploads a file: <see cref="Of"/> as a constructor, with which F# sets members.</summary>
    public Upload(ImageFile file) => File = Some(file.NotNull());

    /// <summary>Lets the service fetch the image from a URL: <see cref="From(SourceUrl)"/> as a constructor, with which F# sets members.</summary>
    public Upload(SourceUrl url) => Url = Some(url);

    /// <summary>The file; None if the service fetches it from <see cref="Url"/>.</summary>
    public Option<ImageFile> File { get; private init; }

    /// <summary>The URL from which the service fetches the file; None if the client sends it.</summary>
    [JsonIgnore]
    public Option<SourceUrl> Url { get; private init; }

    /// <summary>
    /// A custom id, which <see cref="ImageId.Custom"/> accepts; by default, the service assigns one. The operation is refused, and nothing is sent,
    /// for the ids that <see cref="ImagesV1.Get"/> refuses, and for an id together with <see cref="SignedUrls.Required"/>.
    /// </summary>
    public Option<ImageId> Id { get; init; }

    /// <summary>User-defined JSON of at most 1,024 bytes: an object, as the API documents it, or any other value. Sent as one part with JSON text.</summary>
    public Option<Metadata> Metadata { get; init; }

    /// <summary>An internal user id.</summary>
    public Option<Creator> Creator { get; init; }

    /// <summary>Whether viewing the image requires a signed URL; by default, it does not.</summary>
    public SignedUrls RequireSignedUrls { get; init; }

    /// <summary>Uploads a file.</summary>
    public static Upload Of(ImageFile file) => new(file);

    /// <summary>Lets the service fetch the image from a URL. The service refuses URLs of <c>imagedelivery.net</c> (5454).</summary>
    public static Upload From(SourceUrl url) => new(url);

    /// <inheritdoc cref="From(SourceUrl)"/>
    /// <returns>The upload; Left as in <see cref="SourceUrl.Create"/>.</returns>
    public static Either<CfErrors, Upload> From(string? url) =>
        SourceUrl.Create(url).Map(static address => From(address));

    // Initialised before Form, which needs it.
    private static Codec<Upload> Fields { get; } =
        Json.Object(
            StoredFields.Id(static (Upload u) => u.Id),
            StoredFields.Metadata(static (Upload u) => u.Metadata),
            StoredFields.RequireSignedUrls(static (Upload u) => u.RequireSignedUrls),
            StoredFields.Creator(static (Upload u) => u.Creator),
            Json.Optional("url", SourceUrl.Codec, static (Upload u) => u.Url),
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
            .Checked(Wrong);

    /// <summary>Whether it may be repeated: yes, if it has an id.</summary>
    internal Repeat Repeat => Id.IsSome ? Repeat.UntilTaken : Repeat.IfUnsent;

    private static CfErrors? Wrong(Upload upload) =>
        CfErrors.Both(
            OwnIds.Wrong(upload.Id, upload.RequireSignedUrls),
            upload.File.IsSome != upload.Url.IsSome
                ? null
                : CfErrors.Of(
                    "file",
                    "exactly one of file and url",
                    upload.File.IsSome ? "both" : "neither"
                )
        );
}
